import { formVersion } from "../../database/form-store.ts";
import { type OrgUnit, orgUnits } from "../../database/org-unit-store.ts";
import { rowsOfSharedGoal, type SharedGoalRecord, sharedGoal } from "../../database/shared-goal-store.ts";
import { loadSheets, type SheetRow } from "../../database/sheet-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayEditSharedGoal, mayReadSharedGoals } from "../../domain/permissions/permissions.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { isUuid } from "../is-uuid.ts";
import { visibleSheet } from "../sheets/visible-sheet.ts";

/** A sheet that shows the shared goal, and the goal as it stands there. */
export type SharedPlace = { sheet: SheetRow; goal: Goal };

export type LoadedSharedGoal = {
  record: SharedGoalRecord;
  form: FormDefinition;
  mayEdit: boolean;
  places: SharedPlace[];
};

/** A shared goal with everywhere it is shown, as it stands in this transaction; null: there is none. */
export async function loadSharedGoal(
  tx: TenantTransaction,
  actor: Actor,
  sharedGoalId: string,
): Promise<LoadedSharedGoal | null> {
  const record = mayReadSharedGoals(actor) && isUuid(sharedGoalId) ? await sharedGoal(tx, sharedGoalId) : undefined;
  if (!record) return null;
  const form = await formVersion(tx, record.formKey, record.formVersion);
  const rows = await rowsOfSharedGoal(tx, sharedGoalId);
  const sheets = new Map(
    (
      await loadSheets(
        tx,
        rows.map(({ sheetId }) => sheetId),
      )
    ).map((sheet) => [sheet.sheetId, visibleSheet(actor, sheet)]),
  );
  const places = rows.flatMap(({ goalId, sheetId }): SharedPlace[] => {
    const sheet = sheets.get(sheetId);
    const goal = sheet?.goals.find(({ id }) => id === goalId);
    return sheet && goal ? [{ sheet, goal }] : [];
  });
  const mayEdit = mayEditSharedGoal(actor, ownerPlace(await orgUnits(tx), record.ownerUnitId));
  return { record, form, mayEdit, places };
}

/** The owning unit and those above it, nearest first; null: the office. */
export function ownerPlace(units: OrgUnit[], ownerUnitId: string | null): { unitIds: string[] } | null {
  if (ownerUnitId === null) return null;
  const up = (unitId: string | null): string[] => {
    const unit = units.find((one) => one.unitId === unitId);
    return unit ? [unit.unitId, ...up(unit.parentId)] : [];
  };
  return { unitIds: up(ownerUnitId) };
}
