/** Milliseconds of one run. `prepare` is not counted. */
export async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Runs each contender `rounds` times, in turn: what disturbs the machine disturbs all. Milliseconds by name. */
export async function inTurn<Name extends string>(
  rounds: number,
  contenders: Record<Name, () => unknown>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) times[name].push(await timeOf(contenders[name]));
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** The value below which this part (0 to 1) of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Calls `work` `times` times, so many at once; milliseconds of each call, and calls per second over all. */
export async function inParallel(
  times: number,
  atOnce: number,
  work: (index: number, lane: number) => Promise<unknown>,
): Promise<{ each: number[]; perSecond: number }> {
  const each: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async (_, lane) => {
      while (next < times) {
        const index = next++;
        each.push(await timeOf(() => work(index, lane)));
      }
    }),
  );
  return { each, perSecond: (times / (performance.now() - started)) * 1000 };
}
