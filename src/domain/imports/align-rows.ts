import type { Concept } from "../forms/concepts.ts";
import type { Texts } from "../sheets/sheet-content.ts";
import { matchRows, type Row } from "./match-rows.ts";
import { sameText } from "./same-text.ts";

type Identified = { id: string; texts: Texts };
/** Rows of a list in which file and system both have them, and those that only one has; with their place. */
export type Aligned<T> = {
  kept: { was: T | null; given: T; now: T }[];
  added: [T, number][];
  removed: [T, number][];
  gone: { given: T; index: number; changed: boolean }[];
};

/**
 * Lines up a list of the file with the same list as it was exported (null: not known) and as it stands now. The file is
 * matched by what is written with what it was made of; that and the present share ids.
 */
export function alignRows<T extends Identified>(
  base: T[] | null,
  file: T[],
  system: T[],
  rowOf: (one: T) => Row,
): Aligned<T> {
  const origin = base ?? system;
  const present = new Map(system.map((one) => [one.id, one]));
  const originOf = new Map<number, T>();
  for (const [from, to] of matchRows(origin.map(rowOf), file.map(rowOf))) originOf.set(to, origin[from] as T);
  // What both sides added by themselves may be the same.
  const known = new Set(origin.map(({ id }) => id));
  const fresh = system.filter(({ id }) => !known.has(id));
  const left = file.flatMap((_, index) => (originOf.has(index) ? [] : [index]));
  const alsoAdded = matchRows(
    left.map((index) => rowOf(file[index] as T)),
    fresh.map(rowOf),
  );
  const aligned: Aligned<T> = { kept: [], added: [], removed: [], gone: [] };
  const seen = new Set<string>();
  for (const [index, given] of file.entries()) {
    const was = originOf.get(index);
    if (was) {
      const now = present.get(was.id);
      seen.add(was.id);
      if (now) aligned.kept.push({ was: base && was, given, now });
      else aligned.gone.push({ given, index, changed: !sameRow(was, given) });
      continue;
    }
    const twin = fresh[alsoAdded.get(left.indexOf(index)) ?? -1];
    if (twin) {
      seen.add(twin.id);
      aligned.kept.push({ was: null, given, now: twin });
    } else aligned.added.push([given, index]);
  }
  for (const [index, one] of system.entries()) {
    if (known.has(one.id) && !seen.has(one.id)) aligned.removed.push([one, index]);
  }
  return aligned;
}

function sameRow(one: Identified, other: Identified): boolean {
  const concepts = new Set([...Object.keys(one.texts), ...Object.keys(other.texts)]) as Set<Concept>;
  return [...concepts].every((concept) => sameText(one.texts[concept] ?? "", other.texts[concept] ?? ""));
}
