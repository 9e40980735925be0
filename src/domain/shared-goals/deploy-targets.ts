import { parseUnits } from "../sheets/units.ts";

export type SectionName = { unitId: string; name: string };

/** The sections that a line of a department's list names. `unknown`: names that are none of the department's sections. */
export type DeployTargets = { unitIds: string[]; unknown: string[] };

/** 「共通」 is every section; otherwise each name for itself, with or without what stands behind it in brackets. */
export function deployTargets(text: string, sections: readonly SectionName[]): DeployTargets {
  const chosen = new Set<string>();
  const unknown: string[] = [];
  for (const name of parseUnits(text)) {
    const plain = keyOf(name.replace(/[(（][^()（）]*[)）]$/, ""));
    const found = plain === "共通" ? sections : sections.filter((one) => keyOf(one.name) === plain);
    for (const { unitId } of found) chosen.add(unitId);
    if (found.length === 0) unknown.push(name);
  }
  return { unitIds: sections.map(({ unitId }) => unitId).filter((id) => chosen.has(id)), unknown };
}

const keyOf = (name: string) => name.normalize("NFKC").replace(/\s+/g, "");
