import { orgUnits } from "../../database/org-unit-store.ts";
import { rowsOfSharedGoal, sharedGoalsOfSources } from "../../database/shared-goal-store.ts";
import { loadSheet, type SheetRow } from "../../database/sheet-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { formFields, labelOf } from "../../domain/forms/form-fields.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayEditSharedGoal, mayReadSheet } from "../../domain/permissions/permissions.ts";
import { type DeployTargets, deployTargets, type SectionName } from "../../domain/shared-goals/deploy-targets.ts";
import { missingShared } from "../../domain/shared-goals/shared-fields.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { isUuid } from "../is-uuid.ts";

/** One goal of a department's list on its way to the sections. */
export type DeployLine = {
  goal: Goal;
  /** What the list says of who carries it: 「共通」「窓口課」; "" where the form doesn't ask. */
  named: string;
  targets: DeployTargets;
  /** Fields that the form requires and the sections couldn't fill. */
  missing: string[];
  /** The shared goal that it has become; null: not yet. `sections`: how many show it. */
  deployed: { sharedGoalId: string; sections: number } | null;
};

export type Deployment = { sheet: SheetRow; sections: SectionName[]; lines: DeployLine[] };

export type DeploymentRefusal = { ok: false; reason: "not-found" | "forbidden" };

/** A department's list with the sections that its lines name, as it stands in this transaction. */
export async function loadDeployment(
  tx: TenantTransaction,
  actor: Actor,
  sheetId: string,
): Promise<{ ok: true; deployment: Deployment } | DeploymentRefusal> {
  const sheet = isUuid(sheetId) ? await loadSheet(tx, sheetId) : undefined;
  if (!sheet || !mayReadSheet(actor, sheet)) return { ok: false, reason: "not-found" };
  if (!mayEditSharedGoal(actor, sheet)) return { ok: false, reason: "forbidden" };
  const { form, goals } = sheet;
  const under = (await orgUnits(tx, sheet.fiscalYear)).filter(({ parentId }) => parentId === sheet.unitId);
  const sections = under.map(({ unitId, name }) => ({ unitId, name }));
  const asked = formFields(form).find(({ field, of }) => of === "goal" && field.type === "unit");
  const ids = goals.map(({ id }) => id);
  const deployed = new Map((await sharedGoalsOfSources(tx, ids)).map((one) => [one.sourceGoalId, one.sharedGoalId]));
  const lines: DeployLine[] = [];
  for (const goal of goals) {
    const named = (asked && goal.texts[asked.field.concept]) ?? "";
    const sharedGoalId = deployed.get(goal.id);
    const rows = sharedGoalId ? await rowsOfSharedGoal(tx, sharedGoalId) : [];
    lines.push({
      goal,
      named,
      targets: deployTargets(named, sections),
      missing: missingShared(form, goal.texts).map((concept) => labelOf(form, concept)),
      deployed: sharedGoalId ? { sharedGoalId, sections: rows.filter((row) => row.sheetId !== sheetId).length } : null,
    });
  }
  return { ok: true, deployment: { sheet, sections, lines } };
}
