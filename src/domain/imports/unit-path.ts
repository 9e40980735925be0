import { textKey } from "./match-rows.ts";

/** A unit that exists: names from the department down. */
export type KnownUnit = { unitId: string; path: string[] };

export type UnitMatch = { path: string[]; unitId: string | null };

/**
 * Which unit a file means. Names are compared without regard to width and spaces. A file that names only the section means the
 * one section of that name; when there are several or none, the path stands as written and `unitId` is null: it
 * would be made anew.
 */
export function matchUnit(written: readonly string[], known: readonly KnownUnit[]): UnitMatch {
  const path = written.map((name) => name.trim()).filter((name) => name !== "");
  const keys = path.map(textKey);
  const exact = known.find((unit) => sameKeys(unit.path.map(textKey), keys));
  if (exact) return { path: exact.path, unitId: exact.unitId };
  const ending = known.filter((unit) => path.length > 0 && endsWith(unit.path.map(textKey), keys));
  const only = ending.length === 1 ? ending[0] : undefined;
  return only ? { path: only.path, unitId: only.unitId } : { path, unitId: null };
}

function sameKeys(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

/** A department left out above, or a level between left out: every name written is there, in order, the last one last. */
function endsWith(path: string[], keys: string[]): boolean {
  if (path.at(-1) !== keys.at(-1)) return false;
  let at = 0;
  for (const key of path) if (key === keys[at]) at += 1;
  return at === keys.length;
}
