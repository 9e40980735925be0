import type { Database, TenantTransaction } from "../database/database.ts";
import type { Concept } from "../domain/forms/concepts.ts";
import { fiscalYearRange } from "../domain/periods/fiscal-year.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import type { SheetChange } from "../domain/sheets/sheet-change.ts";
import { changeSharedGoal } from "../usecases/shared-goals/change-shared-goal.ts";
import { makeSharedGoal } from "../usecases/shared-goals/make-shared-goal.ts";
import { placeSharedGoal } from "../usecases/shared-goals/place-shared-goal.ts";
import { readSharedGoal } from "../usecases/shared-goals/read-shared-goal.ts";
import { changeSheet } from "../usecases/sheets/change-sheet.ts";
import { shared2026 } from "./goals/shared-2026.ts";
import type { BegunSheet } from "./live-through-the-year.ts";

/** The goals that sections share, and what some of them have reported. `db`: works in `tx`. */
export async function writeSharedGoals(
  db: Database,
  tx: TenantTransaction,
  office: Actor,
  year: { fiscalYear: number; sheets: BegunSheet[] },
): Promise<void> {
  const today = fiscalYearRange(year.fiscalYear).from;
  const rows = await tx.query<{ name: string; unitId: string }>(`select name, unit_id as "unitId" from org_units`);
  const unitId = new Map(rows.map((row) => [row.name, row.unitId]));
  for (const { owner, texts, reports } of shared2026) {
    const ownerUnitId = owner === null ? null : (unitId.get(owner) ?? null);
    const { title = "", ...plan } = texts;
    const made = await makeSharedGoal(db, office, { fiscalYear: year.fiscalYear, ownerUnitId, title });
    if (!made.ok) throw new Error(`no shared goal ${title}: ${made.reason}`);
    const { sharedGoalId } = made;
    const written = Object.entries(plan) as [Concept, string][];
    const changes = written.map(([concept, text]) => ({ concept, base: "", text }));
    const changed = await changeSharedGoal(db, office, sharedGoalId, changes, today);
    const unitIds = Object.keys(reports).map((name) => unitId.get(name) ?? "");
    const placed = await placeSharedGoal(db, office, sharedGoalId, unitIds, today);
    if (!changed.ok || !placed.ok) throw new Error(`the shared goal ${title} could not be shown`);
    const view = await readSharedGoal(db, office, sharedGoalId, today);
    for (const { sheet, goal } of view?.places ?? []) {
      const section = sheet.path.at(-1) ?? "";
      const writer = year.sheets.find((one) => one.section === section)?.writer ?? office;
      await report(db, writer, sheet.sheetId, goal.id, reports[section] ?? {});
    }
  }
}

async function report(
  db: Database,
  writer: Actor,
  sheetId: string,
  goalId: string,
  texts: Partial<Record<Concept, string>>,
): Promise<void> {
  const written = Object.entries(texts) as [Concept, string][];
  if (written.length === 0) return;
  const changes = written.map(([concept, text]): SheetChange => {
    return { do: "setText", owner: { of: "goal", goalId }, concept, base: "", text };
  });
  const outcome = await changeSheet(db, writer, sheetId, changes, "editor");
  if (!outcome.ok) throw new Error(`${writer.name} could not report: ${outcome.reason}`);
}
