import { randomUUID } from "node:crypto";
import type { Database } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import { orgUnits } from "../../database/org-unit-store.ts";
import { insertSharedGoal, lockSharedGoal } from "../../database/shared-goal-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayEditSharedGoal } from "../../domain/permissions/permissions.ts";
import { goalName } from "../../domain/sheets/goal-name.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";
import { storableText } from "../../domain/sheets/storable-text.ts";
import { isUuid } from "../is-uuid.ts";
import { loadSharedGoal, ownerPlace } from "./load-shared-goal.ts";
import { noteShared } from "./note-shared.ts";

/** `ownerUnitId`: the department whose it will be; null: the office's. */
export type NewSharedGoal = { fiscalYear: number; ownerUnitId: string | null; title: string };

/** Makes a shared goal on the year's form. It is shown nowhere until units are chosen. */
export async function makeSharedGoal(
  db: Database,
  actor: Actor,
  { fiscalYear, ownerUnitId, title }: NewSharedGoal,
): Promise<{ ok: true; sharedGoalId: string } | { ok: false; reason: "not-found" | "forbidden" | "no-form" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const [year] = await fiscalYears(tx, fiscalYear);
    const units = await orgUnits(tx, fiscalYear);
    const owner = units.find(({ unitId }) => unitId === ownerUnitId);
    if (!year || (ownerUnitId !== null && owner?.level !== "department")) return { ok: false, reason: "not-found" };
    if (!mayEditSharedGoal(actor, ownerPlace(units, ownerUnitId))) return { ok: false, reason: "forbidden" };
    if (!year.form) return { ok: false, reason: "no-form" };
    const sharedGoalId = randomUUID();
    const texts = { title: storableText(title) };
    const { sql, values } = insertSharedGoal({
      ...{ sharedGoalId, fiscalYear, ownerUnitId, texts },
      form: year.form,
      sourceGoalId: null,
      actorId: actor.personId,
    });
    await tx.query(sql, values ?? []);
    const made: SheetEvent = { did: "addGoal", goal: { id: sharedGoalId, texts, workItems: [] }, index: 0 };
    const note = `共通目標「${title}」を作りました（${owner?.name ?? "事務局"}）。`;
    await noteShared(tx, actor, sharedGoalId, note, [made]);
    return { ok: true, sharedGoalId };
  });
}

/** Takes away a shared goal that no sheet shows. */
export async function removeSharedGoal(
  db: Database,
  actor: Actor,
  sharedGoalId: string,
): Promise<{ ok: true; fiscalYear: number } | { ok: false; reason: "not-found" | "forbidden" | "in-use" }> {
  if (!isUuid(sharedGoalId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    await lockSharedGoal(tx, sharedGoalId);
    const loaded = await loadSharedGoal(tx, actor, sharedGoalId);
    if (!loaded) return { ok: false, reason: "not-found" };
    if (!loaded.mayEdit) return { ok: false, reason: "forbidden" };
    if (loaded.places.length > 0) return { ok: false, reason: "in-use" };
    const { texts, fiscalYear } = loaded.record;
    await tx.query("delete from shared_goals where shared_goal_id = $1", [sharedGoalId]);
    const gone: SheetEvent = { did: "removeGoal", goal: { id: sharedGoalId, texts, workItems: [] }, index: 0 };
    await noteShared(tx, actor, sharedGoalId, `共通目標「${goalName({ texts })}」を削除しました。`, [gone]);
    return { ok: true, fiscalYear };
  });
}
