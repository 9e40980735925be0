import { setTimeout as sleep } from "node:timers/promises";
import { bareConnection, type Recorded, record } from "../../bench/support/bare-transactions.ts";
import type { BenchServer } from "../../bench/support/bench-city.ts";
import { inParallel } from "../../bench/support/measure.ts";
import { changeSheetWithin } from "../../src/usecases/sheets/change-sheet.ts";
import type { Writer } from "./office-of-people.ts";

export type BareLimit = {
  /** Saves in a second as fast as they go. */
  perSecond: number;
  /** Milliseconds of each save when as many come, as evenly, as on the day. */
  atTheDaysPace: number[];
};

/** As many as the program opens. */
const connections = 16;
const shortest = 3;

/**
 * What the database can do without us: the statements of one save, recorded from the use case, sent again bare by `pg`
 * over as many connections, to sheets of one municipality (so the history's lock counts here too).
 */
export async function measureBareLimit(
  server: BenchServer,
  writers: Writer[],
  { people, seconds, everySeconds }: { people: number; seconds: number; everySeconds: number },
): Promise<BareLimit> {
  const lanes = await Promise.all(Array.from({ length: connections }, () => bareConnection(server.appLogin)));
  try {
    const some = writers.slice(0, connections);
    const recorded = await Promise.all(some.map((writer) => recordSave(server, writer)));
    const send = (lane: number) => {
      const [one, save] = [lanes[lane % lanes.length], recorded[lane % recorded.length]];
      if (!one || !save) throw new Error("no connection");
      return one.send(save);
    };
    const count = Math.min(2_000, people * 20);
    await inParallel(count / 10, connections, (_, lane) => send(lane));
    const { perSecond } = await inParallel(count, connections, (_, lane) => send(lane));
    return { perSecond, atTheDaysPace: await atPace(people / everySeconds, Math.max(shortest, seconds / 10), send) };
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}

async function recordSave(server: BenchServer, { actor, sheetId, goal }: Writer): Promise<Recorded> {
  const owner = { of: "goal", goalId: goal.id } as const;
  return await record(server.db, actor.tenantId, async (tx) => {
    const [row] = await tx.query<{ base: string }>("select texts ->> 'method' as base from goals where goal_id = $1", [
      goal.id,
    ]);
    const text = `${row?.base ?? ""}。`;
    const change = { do: "setText", owner, concept: "method", base: row?.base ?? "", text } as const;
    const outcome = await changeSheetWithin(tx, actor, sheetId, [change], "editor");
    if (!outcome.ok) throw new Error(outcome.reason);
  }).then(({ tenantId, roundTrips }) => ({ tenantId, roundTrips: roundTrips.slice(1) }));
}

/** Each connection takes the next save that is due; one that waits for a connection is late from when it was due. */
async function atPace(perSecond: number, seconds: number, send: (lane: number) => Promise<void>): Promise<number[]> {
  const each: number[] = [];
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async (_, lane) => {
      for (;;) {
        const due = began + (next++ / perSecond) * 1000;
        if (due > began + seconds * 1000) return;
        const left = due - performance.now();
        if (left > 0) await sleep(left);
        await send(lane);
        each.push(performance.now() - due);
      }
    }),
  );
  return each;
}
