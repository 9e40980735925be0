import { formatWareki } from "../periods/wareki.ts";
import { sameUnit } from "./unit-paths.ts";

/** A unit of any time with the days on which people can be in it; null: without an end. `path`: from the department down. */
export type KnownUnit = {
  unitId: string;
  path: string[];
  from: string | null;
  until: string | null;
  /** Who takes over its work when it ends. */
  heirs: string[];
  /** Whether it carries on another's work itself. */
  takesOver: boolean;
};

/** Where a roster's words lead. `unitId` null: to a unit that nobody knows yet. */
export type Place = { ok: true; unitId: string | null; path: string[] } | { ok: false; message: string };

/**
 * The unit that a roster means on a day: the one of that name, or the one that alone carries on the work of one that had it.
 * Rosters go on naming what was renamed.
 */
export function placeUnit(path: readonly string[], day: string, units: readonly KnownUnit[]): Place {
  const named = units.filter((unit) => sameUnit(unit.path, path));
  const there = named.find((unit) => isThere(unit, day));
  if (there) return found(there);
  const ended = named.filter(({ until }) => until !== null && until < day).toSorted(latestFirst);
  if (ended[0]) return heirOf(ended[0], day, units);
  const [later] = named;
  if (later?.takesOver) {
    const message = `「${path.join(" ")}」は${formatWareki(later.from ?? day)}からの部・課です。開始日をお確かめください。`;
    return { ok: false, message };
  }
  const above = path.slice(0, -1);
  const parent = above.length > 0 ? placeUnit(above, day, units) : null;
  if (parent === null) return { ok: true, unitId: null, path: [...path] };
  if (!parent.ok) return parent;
  const moved = [...parent.path, ...path.slice(-1)];
  return sameUnit(moved, path) ? { ok: true, unitId: null, path: moved } : placeUnit(moved, day, units);
}

const isThere = ({ from, until }: KnownUnit, day: string): boolean =>
  (from === null || from <= day) && (until === null || until >= day);
const latestFirst = (a: KnownUnit, b: KnownUnit): number => (b.until ?? "").localeCompare(a.until ?? "");
const found = ({ unitId, path }: KnownUnit): Place => ({ ok: true, unitId, path });

function heirOf(unit: KnownUnit, day: string, units: readonly KnownUnit[]): Place {
  const [only, ...others] = unit.heirs;
  const heir = others.length === 0 ? units.find(({ unitId }) => unitId === only) : undefined;
  if (heir && isThere(heir, day)) return found(heir);
  if (heir?.until && heir.until < day) return heirOf(heir, day, units);
  const said = `「${unit.path.join(" ")}」は${formatWareki(unit.until ?? day)}でなくなり`;
  return { ok: false, message: `${said}、引き継いだ部・課が1つに決まりません。いまの部・課の名前に直してください。` };
}
