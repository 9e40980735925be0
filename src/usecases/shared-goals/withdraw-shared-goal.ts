import type { Database } from "../../database/database.ts";
import { closeNote } from "../../database/history-store.ts";
import { dropSharedRow, lockSharedGoal } from "../../database/shared-goal-store.ts";
import { loadSheet } from "../../database/sheet-store.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { hasOwnWords } from "../../domain/shared-goals/shared-fields.ts";
import { goalName } from "../../domain/sheets/goal-name.ts";
import { isUuid } from "../is-uuid.ts";
import { changeSheetWithin, type WritingRefusal } from "../sheets/change-sheet.ts";
import { loadSharedGoal } from "./load-shared-goal.ts";
import { noteShared } from "./note-shared.ts";
import { lockPlaces, sheetsShowing } from "./spread-shared-goal.ts";
import { tellWriters } from "./tell-writers.ts";

export type WithdrawOutcome =
  | { ok: true; kept: boolean }
  | { ok: false; reason: "not-found" | "forbidden" }
  | { ok: false; reason: "locked"; why: WritingRefusal; day: string | null };

/**
 * Takes a shared goal back from one sheet. Where the unit has written a report, the goal stays as its own (`kept`):
 * nobody's words go with it.
 */
export async function withdrawSharedGoal(
  db: Database,
  actor: Actor,
  sharedGoalId: string,
  goalId: string,
  today: string,
): Promise<WithdrawOutcome> {
  if (!isUuid(sharedGoalId)) return { ok: false, reason: "not-found" };
  const sheetIds: string[] = [];
  const outcome = await db.withTenant(actor.tenantId, async (tx): Promise<WithdrawOutcome> => {
    await lockSharedGoal(tx, sharedGoalId);
    await lockPlaces(tx, await sheetsShowing(tx, sharedGoalId));
    const loaded = await loadSharedGoal(tx, actor, sharedGoalId);
    if (!loaded) return { ok: false, reason: "not-found" };
    if (!loaded.mayEdit) return { ok: false, reason: "forbidden" };
    const place = loaded.places.find(({ goal }) => goal.id === goalId);
    if (!place) return { ok: false, reason: "not-found" };
    const { sheet } = place;
    // As it is stored: words that are kept back from this person count too.
    const stored = (await loadSheet(tx, sheet.sheetId))?.goals.find(({ id }) => id === goalId);
    const name = goalName({ texts: loaded.record.texts });
    const kept = stored !== undefined && hasOwnWords(sheet.form, stored);
    if (kept) {
      const note = `「${name}」を共通目標から外しました。この課の目標として残ります。`;
      const payload = writePayload({ by: actor.name, events: [], note });
      const close = closeNote({ sheetId: sheet.sheetId, actorId: actor.personId, via: "shared", payload });
      await tx.query(close.sql, close.values ?? []);
    } else {
      const change = { do: "removeGoal", goalId } as const;
      const outcome = await changeSheetWithin(tx, actor, sheet.sheetId, [change], "shared", today);
      if (!outcome.ok && outcome.reason === "locked") return outcome;
      if (!outcome.ok) return { ok: false, reason: outcome.reason === "forbidden" ? "forbidden" : "not-found" };
    }
    const drop = dropSharedRow(goalId);
    await tx.query(drop.sql, drop.values ?? []);
    await noteShared(tx, actor, sharedGoalId, `共通目標「${name}」を${sheet.path.join(" ")}のシートから外しました。`);
    sheetIds.push(sheet.sheetId);
    return { ok: true, kept };
  });
  await tellWriters(db, actor, { kind: "shared-withdrawn", sharedGoalId, sheetIds, occasion: goalId, today });
  return outcome;
}
