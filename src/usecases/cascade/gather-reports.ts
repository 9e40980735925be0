import type { Database } from "../../database/database.ts";
import { loadSheet, lockSheet } from "../../database/sheet-store.ts";
import { gatheredText } from "../../domain/cascade/gathered-text.ts";
import { reportsUnder } from "../../domain/cascade/report-columns.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { Field } from "../../domain/forms/form-definition.ts";
import { formFields } from "../../domain/forms/form-fields.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheet } from "../../domain/permissions/permissions.ts";
import { isUuid } from "../is-uuid.ts";
import { type ChangeSheetOutcome, changeSheetWithin } from "../sheets/change-sheet.ts";
import { servingGoals } from "./read-serving-goals.ts";

export type GatherRequest = { sheetId: string; goalId: string; concept: Concept; today: string };

/** Puts what the units below report into a field of the goal that they serve, each under its unit's name. */
export async function gatherReports(
  db: Database,
  actor: Actor,
  { sheetId, goalId, concept, today }: GatherRequest,
): Promise<ChangeSheetOutcome> {
  if (!isUuid(sheetId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    await lockSheet(tx, sheetId, []);
    const sheet = await loadSheet(tx, sheetId);
    const goal = sheet?.goals.find(({ id }) => id === goalId);
    const field = sheet && formFields(sheet.form).find((one) => one.of === "goal" && one.field.concept === concept);
    if (!sheet || !goal || !field || !isGatherable(field.field) || !mayReadSheet(actor, sheet)) {
      return { ok: false, reason: "not-found" };
    }
    const serving = (await servingGoals(tx, actor, sheetId)).filter((one) => one.servesGoalId === goalId);
    const base = goal.texts[concept] ?? "";
    const text = gatheredText(base, reportsUnder(concept, serving));
    const change = { do: "setText", owner: { of: "goal", goalId }, concept, base, text } as const;
    return await changeSheetWithin(tx, actor, sheetId, [change], "form", today);
  });
}

/** Reports in words, not judgements or plans. */
export function isGatherable({ phase, type }: Field): boolean {
  return phase !== "planning" && type === "text";
}
