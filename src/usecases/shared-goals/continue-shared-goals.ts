import { randomUUID } from "node:crypto";
import type { Database, TenantTransaction } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import { loadForm } from "../../database/form-store.ts";
import { orgUnits } from "../../database/org-unit-store.ts";
import { insertSharedGoal, type SharedGoalRecord, sharedGoalsOfYear } from "../../database/shared-goal-store.ts";
import { isPastDue } from "../../domain/carry-over/past-due.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayEditSharedGoal } from "../../domain/permissions/permissions.ts";
import { sharedTextsOn } from "../../domain/shared-goals/shared-fields.ts";
import { goalName } from "../../domain/sheets/goal-name.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";
import type { Texts } from "../../domain/sheets/sheet-content.ts";
import { ownerPlace } from "./load-shared-goal.ts";
import { noteShared } from "./note-shared.ts";

/**
 * The shared goals of the year before that this person may carry on into a year and that nobody has. One of a
 * department that is no more is left out; so is a line of a list, which goes on with its list.
 */
export async function continuable(
  tx: TenantTransaction,
  actor: Actor,
  fiscalYear: number,
): Promise<SharedGoalRecord[]> {
  const units = await orgUnits(tx, fiscalYear);
  const continued = new Set((await sharedGoalsOfYear(tx, fiscalYear)).map((goal) => goal.previousSharedGoalId));
  return (await sharedGoalsOfYear(tx, fiscalYear - 1)).filter(({ sharedGoalId, ownerUnitId, sourceGoalId }) => {
    const there = ownerUnitId === null || units.some(({ unitId }) => unitId === ownerUnitId);
    const mine = mayEditSharedGoal(actor, ownerPlace(units, ownerUnitId));
    return there && mine && sourceGoalId === null && !continued.has(sharedGoalId);
  });
}

/**
 * Carries shared goals of the year before on: their plan on this year's form, without days that are over. On which
 * sheets they stand is chosen anew. What was carried on before stays, so twice is once.
 */
export async function continueSharedGoals(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  sharedGoalIds: string[],
): Promise<{ ok: true; continued: number } | { ok: false; reason: "not-found" | "no-form" | "forbidden" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`continue shared goals ${tx.tenantId}`]);
    const [year] = await fiscalYears(tx, fiscalYear);
    if (!year) return { ok: false, reason: "not-found" };
    const units = await orgUnits(tx, fiscalYear);
    const owners = [null, ...units.flatMap(({ unitId, level }) => (level === "department" ? [unitId] : []))];
    if (!owners.some((unitId) => mayEditSharedGoal(actor, ownerPlace(units, unitId)))) {
      return { ok: false, reason: "forbidden" };
    }
    const form = year.form && (await loadForm(tx, year.form.key, year.form.version));
    if (!form) return { ok: false, reason: "no-form" };
    const chosen = (await continuable(tx, actor, fiscalYear)).filter((goal) =>
      sharedGoalIds.includes(goal.sharedGoalId),
    );
    for (const before of chosen) await carryOn(tx, actor, before, fiscalYear, form);
    return { ok: true, continued: chosen.length };
  });
}

async function carryOn(
  tx: TenantTransaction,
  actor: Actor,
  before: SharedGoalRecord,
  fiscalYear: number,
  form: FormDefinition,
): Promise<void> {
  const sharedGoalId = randomUUID();
  const texts = withoutPastDue(sharedTextsOn(form, before.texts), fiscalYear);
  const made = insertSharedGoal({
    ...{ sharedGoalId, fiscalYear, ownerUnitId: before.ownerUnitId, form, texts, sourceGoalId: null },
    previousSharedGoalId: before.sharedGoalId,
    actorId: actor.personId,
  });
  await tx.queryAll([made]);
  const event: SheetEvent = { did: "addGoal", goal: { id: sharedGoalId, texts, workItems: [] }, index: 0 };
  await noteShared(tx, actor, sharedGoalId, `共通目標「${goalName({ texts })}」を前の年度から続けました。`, [event]);
}

function withoutPastDue(texts: Texts, fiscalYear: number): Texts {
  const { due, ...rest } = texts;
  return due === undefined || isPastDue(due, fiscalYear) ? rest : texts;
}
