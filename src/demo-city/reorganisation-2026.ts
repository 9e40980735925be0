import { randomUUID } from "node:crypto";
import type { Database } from "../database/database.ts";
import { orgUnits } from "../database/org-unit-store.ts";
import type { TenantTransaction } from "../database/tenant-transaction.ts";
import type { Reorganisation } from "../domain/organisation/reorganisation.ts";
import { fiscalYearRange } from "../domain/periods/fiscal-year.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { previewReorganisation, reorganise } from "../usecases/organisation/reorganise.ts";

const firstYear = 2026;

/** Sections that were others until then: one was renamed, two became one. Who wrote the sheets comes first. */
const before: Record<string, readonly [string, ...string[]]> = {
  広報デジタル課: ["情報広報課"],
  上下水道課: ["水道課", "下水道課"],
};

/** The sections from which today's has come, itself where nothing changed. */
export function sectionsBefore(section: string): readonly [string, ...string[]] {
  return before[section] ?? [section];
}

/** Under which name today's section wrote in that year. */
export function sectionNameIn(section: string, fiscalYear: number): string {
  return fiscalYear < firstYear ? sectionsBefore(section)[0] : section;
}

/** The city's changes of 1 April, by the office. */
export async function reorganiseIn2026(db: Database, tx: TenantTransaction, office: Actor): Promise<void> {
  for (const [name, former] of Object.entries(before)) {
    const units = (await orgUnits(tx, firstYear)).filter((unit) => former.includes(unit.name));
    const [first] = units;
    if (!first) throw new Error(`nothing became ${name}`);
    const act: Reorganisation =
      units.length === 1
        ? { kind: "rename", unitId: first.unitId, name }
        : { kind: "merge", unitIds: units.map(({ unitId }) => unitId), name, parentId: first.parentId };
    const request = { act, day: fiscalYearRange(firstYear).from, moveSheets: false, heirs: {} };
    const shown = await previewReorganisation(db, office, request);
    if (!shown.ok) throw new Error(`${name}: ${shown.reason}`);
    const outcome = await reorganise(db, office, request, { actId: randomUUID(), seen: shown.reorganised.seen });
    if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`);
  }
}
