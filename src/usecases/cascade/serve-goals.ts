import type { Database } from "../../database/database.ts";
import { dropLinks, linksFromSheet, setLinks } from "../../database/goal-link-store.ts";
import { closeNote } from "../../database/history-store.ts";
import { loadSheet, lockSheet } from "../../database/sheet-store.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayLinkGoals, mayReadSheet } from "../../domain/permissions/permissions.ts";
import { goalName } from "../../domain/sheets/goal-name.ts";
import { isUuid } from "../is-uuid.ts";
import { type UpperGoal, upperGoals } from "./read-served-goals.ts";

export type ServeOutcome = { ok: true; changed: number } | { ok: false; reason: "not-found" | "forbidden" };

/**
 * Says which goals of the units above the goals of a sheet serve: goal's id -> served goal's id, null for none. Goals
 * that aren't named stay as they are. Twice is once.
 */
export async function serveGoals(
  db: Database,
  actor: Actor,
  sheetId: string,
  wanted: Record<string, string | null>,
): Promise<ServeOutcome> {
  if (!isUuid(sheetId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const locked = await lockSheet(tx, sheetId, []);
    const sheet = locked && (await loadSheet(tx, sheetId));
    if (!sheet || !mayReadSheet(actor, sheet)) return { ok: false, reason: "not-found" };
    if (!mayLinkGoals(actor, sheet)) return { ok: false, reason: "forbidden" };
    const upper = new Map((await upperGoals(tx, actor, sheet)).map((one) => [one.goalId, one]));
    const now = new Map((await linksFromSheet(tx, sheetId)).map((link) => [link.goalId, link.servesGoalId]));
    const notes: string[] = [];
    const set: { goalId: string; servesGoalId: string }[] = [];
    const dropped: string[] = [];
    for (const [goalId, servesGoalId] of Object.entries(wanted)) {
      const goal = sheet.goals.find(({ id }) => id === goalId);
      const served = servesGoalId === null ? null : upper.get(servesGoalId);
      if (!goal || served === undefined) return { ok: false, reason: "not-found" };
      if ((now.get(goalId) ?? null) === servesGoalId) continue;
      notes.push(linkNote(goalName(goal), served));
      if (served) set.push({ goalId, servesGoalId: served.goalId });
      else dropped.push(goalId);
    }
    if (notes.length === 0) return { ok: true, changed: 0 };
    const payload = writePayload({ by: actor.name, events: [], note: notes.join("\n") });
    await tx.queryAll([
      setLinks(set),
      dropLinks(dropped),
      closeNote({ sheetId, actorId: actor.personId, via: "goal-link", payload }),
    ]);
    return { ok: true, changed: notes.length };
  });
}

function linkNote(goal: string, served: UpperGoal | null): string {
  if (!served) return `「${goal}」が支える目標をなしにしました。`;
  return `「${goal}」が支える目標を、${served.path.at(-1)}の「${served.name}」にしました。`;
}
