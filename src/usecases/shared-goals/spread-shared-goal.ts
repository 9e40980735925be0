import type { Database } from "../../database/database.ts";
import { lockSharedGoal, sharedRowsOfSheet } from "../../database/shared-goal-store.ts";
import { type SheetRow, sheetPlace } from "../../database/sheet-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { decideWriting } from "../../domain/cycle/transitions.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import { labelOf } from "../../domain/forms/form-fields.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayEditSheet } from "../../domain/permissions/permissions.ts";
import { changesToMatch } from "../../domain/shared-goals/shared-fields.ts";
import type { Texts } from "../../domain/sheets/sheet-content.ts";
import { isUuid } from "../is-uuid.ts";
import { changeSheetWithin, type WritingRefusal } from "../sheets/change-sheet.ts";
import { dayOfRefusal, writingSituation } from "../sheets/writing-situation.ts";
import { loadSharedGoal, type SharedPlace } from "./load-shared-goal.ts";
import { changed, tellWriters } from "./tell-writers.ts";

/** What a shared goal's words would change, or still have to change, on one sheet. `why`: what stands in the way. */
export type SheetEffect = {
  sheetId: string;
  goalId: string;
  path: string[];
  labels: string[];
  why: WritingRefusal | null;
  day: string | null;
};

export type SpreadOutcome =
  | { ok: true; spread: number; waiting: SheetEffect[] }
  | { ok: false; reason: "not-found" | "forbidden" };

/** Brings a shared goal's present words to the sheets that couldn't take them before. */
export async function spreadSharedGoal(
  db: Database,
  actor: Actor,
  sharedGoalId: string,
  today: string,
): Promise<SpreadOutcome> {
  if (!isUuid(sharedGoalId)) return { ok: false, reason: "not-found" };
  let sheetIds: string[] = [];
  const outcome = await db.withTenant(actor.tenantId, async (tx): Promise<SpreadOutcome> => {
    await lockSharedGoal(tx, sharedGoalId);
    await lockPlaces(tx, await sheetsShowing(tx, sharedGoalId));
    const loaded = await loadSharedGoal(tx, actor, sharedGoalId);
    if (!loaded) return { ok: false, reason: "not-found" };
    if (!loaded.mayEdit) return { ok: false, reason: "forbidden" };
    const { spreadTo, waiting } = await spreadWithin(tx, actor, loaded.places, loaded.record.texts, today);
    sheetIds = spreadTo;
    return { ok: true, spread: spreadTo.length, waiting };
  });
  await tellWriters(db, actor, changed(sharedGoalId, sheetIds, today));
  return outcome;
}

/** Brings the present words of every shared goal on a sheet to it: for who writes the sheet. */
export async function catchUpSheet(db: Database, actor: Actor, sheetId: string, today: string): Promise<SpreadOutcome> {
  if (!isUuid(sheetId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const sheet = await sheetPlace(tx, sheetId);
    if (!sheet) return { ok: false, reason: "not-found" };
    if (!mayEditSheet(actor, sheet)) return { ok: false, reason: "forbidden" };
    const ids = [...new Set((await sharedRowsOfSheet(tx, sheetId)).map((row) => row.sharedGoalId))].sort();
    for (const id of ids) await lockSharedGoal(tx, id);
    await lockPlaces(tx, [sheetId]);
    const all = { spread: 0, waiting: [] as SheetEffect[] };
    for (const id of ids) {
      const loaded = await loadSharedGoal(tx, actor, id);
      const here = loaded?.places.filter(({ sheet }) => sheet.sheetId === sheetId) ?? [];
      if (!loaded) continue;
      const { spreadTo, waiting } = await spreadWithin(tx, actor, here, loaded.record.texts, today);
      all.spread += spreadTo.length;
      all.waiting.push(...waiting);
    }
    return { ok: true, ...all };
  });
}

/** The sheets' locks, all before the first change and in one order; the shared goal's own lock comes before them. */
export async function lockPlaces(tx: TenantTransaction, sheetIds: string[]): Promise<void> {
  await tx.query("select 1 from sheets where sheet_id = any($1) order by sheet_id for no key update", [sheetIds]);
}

export async function sheetsShowing(tx: TenantTransaction, sharedGoalId: string): Promise<string[]> {
  const rows = await tx.query<{ sheetId: string }>(
    `select sheet_id as "sheetId" from shared_goal_rows where shared_goal_id = $1`,
    [sharedGoalId],
  );
  return rows.map(({ sheetId }) => sheetId);
}

/**
 * Writes the words as ordinary changes where the sheets take them. The sheets are locked and were loaded since.
 * `spreadTo`: those that changed.
 */
export async function spreadWithin(
  tx: TenantTransaction,
  actor: Actor,
  places: SharedPlace[],
  texts: Texts,
  today: string,
): Promise<{ spreadTo: string[]; waiting: SheetEffect[] }> {
  const spreadTo: string[] = [];
  const waiting: SheetEffect[] = [];
  // A sheet may show several shared goals, or one twice: each change is decided on what the one before left.
  for (const { sheet, goal } of places) {
    const changes = changesToMatch(sheet.form, goal, texts);
    if (changes.length === 0) continue;
    const outcome = await changeSheetWithin(tx, actor, sheet.sheetId, changes, "shared", today);
    if (outcome.ok) spreadTo.push(sheet.sheetId);
    else if (outcome.reason === "locked") {
      waiting.push({ ...effectOn(actor, { sheet, goal }, texts, today), why: outcome.why, day: outcome.day });
    } else if (outcome.reason === "forbidden") {
      waiting.push({ ...effectOn(actor, { sheet, goal }, texts, today), why: "not-yours", day: null });
    } else throw new Error(`A locked sheet didn't take what was decided for it: ${outcome.reason}`);
  }
  return { spreadTo, waiting };
}

/** The same, foretold. */
export function effectOn(actor: Actor, { sheet, goal }: SharedPlace, texts: Texts, today: string): SheetEffect {
  const concepts = changesToMatch(sheet.form, goal, texts).flatMap((change): Concept[] =>
    change.do === "setText" ? [change.concept] : [],
  );
  return {
    sheetId: sheet.sheetId,
    goalId: goal.id,
    path: sheet.path,
    labels: concepts.map((concept) => labelOf(sheet.form, concept)),
    ...whyNotPlanned(actor, sheet, today),
  };
}

/** Why the planning fields of a sheet can't be written by this person today. */
export function whyNotPlanned(
  actor: Actor,
  sheet: SheetRow,
  today: string,
): { why: WritingRefusal | null; day: string | null } {
  if (!mayEditSheet(actor, sheet)) return { why: "not-yours", day: null };
  const situation = writingSituation(actor, sheet, today);
  const why = situation && decideWriting(situation, ["planning"]);
  return { why: why ?? null, day: situation && why ? dayOfRefusal(situation, why) : null };
}
