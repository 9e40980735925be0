import { linksToSheet } from "../../database/goal-link-store.ts";
import { loadSheets } from "../../database/sheet-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheet } from "../../domain/permissions/permissions.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { visibleSheet } from "../sheets/visible-sheet.ts";

/** A goal of a unit below that serves one of the sheet's. `path`: its unit from the department down. */
export type ServingGoal = { servesGoalId: string; sheetId: string; path: string[]; form: FormDefinition; goal: Goal };

/** What the units below write for the goals of a sheet, as far as the person reads them. */
export async function servingGoals(tx: TenantTransaction, actor: Actor, sheetId: string): Promise<ServingGoal[]> {
  const links = await linksToSheet(tx, sheetId);
  if (links.length === 0) return [];
  const sheets = await loadSheets(tx, [...new Set(links.map((link) => link.sheetId))]);
  const readable = new Map(
    sheets.filter((one) => mayReadSheet(actor, one)).map((one) => [one.sheetId, visibleSheet(actor, one)]),
  );
  return links.flatMap(({ goalId, servesGoalId, sheetId: from }): ServingGoal[] => {
    const sheet = readable.get(from);
    const goal = sheet?.goals.find(({ id }) => id === goalId);
    return sheet && goal ? [{ servesGoalId, sheetId: from, path: sheet.path, form: sheet.form, goal }] : [];
  });
}
