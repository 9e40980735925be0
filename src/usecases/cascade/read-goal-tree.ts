import type { Database, TenantTransaction } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import { formVersion } from "../../database/form-store.ts";
import { type OrgUnit, orgUnits } from "../../database/org-unit-store.ts";
import { type SharedGoalRecord, sharedGoalsOfYear } from "../../database/shared-goal-store.ts";
import { type GoalInTree, goalsInTree } from "../../database/tree-store.ts";
import { type GoalTree, goalTree, plansOf, type TreeGoal } from "../../domain/cascade/goal-tree.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { formFields, labelOf } from "../../domain/forms/form-fields.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayBeginSheet, mayReadSheet } from "../../domain/permissions/permissions.ts";
import { goalName } from "../../domain/sheets/goal-name.ts";

/** `department`: a unit's id, null for all; `plan`: a plan's name, null for the one that most goals name. */
export type TreeRequest = { fiscalYear: number; department: string | null; plan: string | null };

export type GoalTreeView = {
  tree: GoalTree;
  plan: string | null;
  plans: string[];
  departments: { unitId: string; name: string }[];
  /** The chosen department, when it has no goals of its own yet and the person may begin its sheet. */
  mayBegin: { unitId: string; name: string } | null;
};

/** The goals of a year from the plan down to the teams; null for a year or department that isn't there. */
export async function readGoalTree(
  db: Database,
  actor: Actor,
  { fiscalYear, department, plan }: TreeRequest,
): Promise<GoalTreeView | null> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const [year] = await fiscalYears(tx, fiscalYear);
    const units = await orgUnits(tx);
    const departments = (await orgUnits(tx, fiscalYear)).filter(({ parentId }) => parentId === null);
    const chosen = departments.find(({ unitId }) => unitId === department) ?? null;
    if (!year || (department !== null && !chosen)) return null;
    const all = await treeGoals(tx, actor, fiscalYear, units);
    const goals = all.filter(({ unitIds }) => chosen === null || unitIds.at(-1) === chosen.unitId);
    const plans = plansOf(goals);
    const shown = plan !== null && plans.includes(plan) ? plan : (plans[0] ?? null);
    const hasOwn = chosen !== null && goals.some(({ unitIds }) => unitIds[0] === chosen.unitId);
    const mayBegin =
      chosen && !hasOwn && year.form?.sheetPer === "section" && mayBeginSheet(actor, { unitIds: [chosen.unitId] });
    return {
      tree: goalTree(goals, shown),
      plan: shown,
      plans,
      departments: departments.map(({ unitId, name }) => ({ unitId, name })),
      mayBegin: mayBegin ? { unitId: chosen.unitId, name: chosen.name } : null,
    };
  });
}

async function treeGoals(
  tx: TenantTransaction,
  actor: Actor,
  fiscalYear: number,
  units: OrgUnit[],
): Promise<(TreeGoal & { unitIds: string[] })[]> {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const up = (unitId: string | null): OrgUnit[] => {
    const unit = unitId === null ? undefined : byId.get(unitId);
    return unit ? [unit, ...up(unit.parentId)] : [];
  };
  const shared = new Map((await sharedGoalsOfYear(tx, fiscalYear)).map((one) => [one.sharedGoalId, one]));
  const rows = await goalsInTree(tx, fiscalYear);
  const found: (TreeGoal & { unitIds: string[] })[] = [];
  for (const row of rows) {
    const above = up(row.unitId);
    const [unit] = above;
    const unitIds = above.map(({ unitId }) => unitId);
    if (!unit || !mayReadSheet(actor, { unitIds })) continue;
    const form = await formVersion(tx, row.form.key, row.form.version);
    const path = above.map(({ name }) => name).reverse();
    found.push({ ...treeGoal(row, form, shared.get(row.sharedGoalId ?? "")), unitIds, path, level: unit.level });
  }
  return found;
}

function treeGoal(
  { goalId, sheetId, texts, serves }: GoalInTree,
  form: FormDefinition,
  shared: SharedGoalRecord | undefined,
): Omit<TreeGoal, "path" | "level"> {
  const plans = formFields(form).flatMap(({ field }) => {
    const text = texts[field.concept] ?? "";
    return field.type === "planLink" && text.trim() !== ""
      ? [{ plan: field.plan ?? labelOf(form, field.concept), text }]
      : [];
  });
  return {
    goalId,
    sheetId,
    name: goalName({ texts }),
    plans,
    serves,
    rating: texts.rating ?? "",
    shared: shared
      ? {
          sharedGoalId: shared.sharedGoalId,
          name: goalName({ texts: shared.texts }),
          owner: shared.ownerName ?? "事務局",
        }
      : null,
  };
}
