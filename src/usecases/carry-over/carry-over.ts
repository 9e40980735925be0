import type { Database, TenantTransaction } from "../../database/database.ts";
import { appendHistory } from "../../database/history-store.ts";
import { endGoals, linkGoals, resumeGoals } from "../../database/lineage-store.ts";
import { lockSheet } from "../../database/sheet-store.ts";
import { carriedHeader } from "../../domain/carry-over/carried-goal.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { isUuid } from "../is-uuid.ts";
import { changeSheetWithin } from "../sheets/change-sheet.ts";
import { createSheets, lockSheetCreation, type NewSheet } from "../sheets/create-sheets.ts";
import { type CarryOverDraft, type Choices, draftCarryOver, fingerprintOf } from "./draft-carry-over.ts";
import { type CarryOver, type CarryOverRefusal, type CarryOverRequest, loadCarryOver } from "./load-carry-over.ts";

export type CarryOverOutcome =
  | { ok: true; carried: number; ended: number }
  | CarryOverRefusal
  /** `changed`: the sheets are no longer as the person saw them. `sheet-closed`: the coming sheet takes no goals. */
  | { ok: false; reason: "no-unit" | "changed" | "sheet-closed" };

/**
 * Carries the chosen goals into the coming year, in one transaction: onto the units' sheets, which are made if they aren't
 * there. The old sheet is not touched. What was carried before is not carried again, so twice has one effect.
 */
export async function carryOver(
  db: Database,
  actor: Actor,
  request: CarryOverRequest,
  choices: Choices,
  seen: string,
): Promise<CarryOverOutcome> {
  const work = db.withTenant(actor.tenantId, async (tx): Promise<CarryOverOutcome> => {
    // Before looking what is there: a double click and a colleague wait for each other here.
    await lockSheetCreation(tx);
    // Nobody writes on the old sheet meanwhile: what goes along is what was seen.
    if (isUuid(request.sheetId)) await lockSheet(tx, request.sheetId, []);
    const loaded = await loadCarryOver(tx, actor, request);
    if (!loaded.ok) return loaded;
    const { target } = loaded.carryOver;
    if (!target) return { ok: false, reason: "no-unit" };
    const { parts, ended } = draftCarryOver({ ...loaded.carryOver, target }, choices);
    const carried = parts.flatMap((part) => part.carried);
    if (carried.length + ended.length === 0) return { ok: true, carried: 0, ended: 0 };
    if (fingerprintOf(loaded.carryOver) !== seen) return { ok: false, reason: "changed" };
    for (const part of parts) await write(tx, actor, loaded.carryOver, part, request.today);
    await resumeGoals(tx, idsOf(carried.map(({ previous }) => previous)));
    await endGoals(tx, idsOf(ended), actor.personId);
    if (ended.length > 0) await noteEnd(tx, actor, loaded.carryOver, ended);
    return { ok: true, carried: carried.length, ended: ended.length };
  });
  return await work.catch((error: unknown) => {
    if (error instanceof SheetClosed) return { ok: false, reason: "sheet-closed" };
    throw error;
  });
}

/** Thrown so that nothing is kept of what other units' sheets took before. */
class SheetClosed extends Error {}

const idsOf = (goals: Goal[]) => goals.map(({ id }) => id);

async function write(
  tx: TenantTransaction,
  actor: Actor,
  { sheet, fiscalYear }: CarryOver,
  { target: { to, into, form }, carried }: CarryOverDraft["parts"][number],
  today: string,
): Promise<void> {
  const previousGoalIds = Object.fromEntries(carried.map(({ goal, previous }) => [goal.id, previous.id]));
  const goals = carried.map(({ goal }) => goal);
  if (into) {
    const end = into.goals.length;
    const changes = goals.map((goal, index) => ({ do: "addGoal" as const, goal, index: end + index }));
    const outcome = await changeSheetWithin(tx, actor, into.sheetId, changes, "carry-over", today);
    if (!outcome.ok) throw new SheetClosed();
    return await linkGoals(tx, previousGoalIds);
  }
  const texts = carriedHeader(sheet.texts, sheet.form, form);
  const { key, version } = form;
  const perSheet = form.sheetPer === "goal" ? goals.map((goal) => [goal]) : [goals];
  const sheets = perSheet.map((some): NewSheet => {
    const content = { texts, goals: some };
    return { fiscalYear, unitPath: to.path, form: { key, version }, content, previousGoalIds };
  });
  await createSheets(tx, actor, sheets, "carry-over");
}

/** The old sheet's own history stays as it is, too: the decision stands beside it. */
async function noteEnd(tx: TenantTransaction, actor: Actor, { sheet }: CarryOver, ended: Goal[]): Promise<void> {
  const names = ended.map(({ texts }) => `「${texts.title ?? texts.number ?? "無題"}」`).join("、");
  const unit = sheet.path.join(" ");
  const note = `${unit}の${sheet.form.goalLabel}${names}を${fiscalYearLabel(sheet.fiscalYear)}で終えることにしました。`;
  const payload = writePayload({ by: actor.name, events: [], note });
  const { sql, values } = appendHistory(actor.personId, "carry-over", [{ sheetId: null, payload }]);
  await tx.query(sql, values);
}
