import { randomUUID } from "node:crypto";
import type { Statement } from "../../database/statement.ts";
import type { SheetAct } from "../../domain/cycle/cycle-state.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";

/** The act as far as it speaks of goals that the sheet has. */
export function onGoals(act: SheetAct, goals: Goal[]): SheetAct {
  if (act.do !== "sendBack") return act;
  return { ...act, notes: act.notes.filter(({ goalId }) => goals.some(({ id }) => id === goalId)) };
}

/**
 * Every note of what is to be mended begins a thread at its place: the writers answer there, and who sent the sheet back
 * says when it is settled. The words stand in the history with the act itself.
 */
export function threadsOfNotes(actor: Actor, sheetId: string, act: SheetAct): Statement[] {
  if (act.do !== "sendBack") return [];
  return act.notes.flatMap(({ goalId, concept, text }): Statement[] => {
    const threadId = randomUUID();
    return [
      {
        sql: `insert into comment_threads (thread_id, sheet_id, goal_id, concept, begun_by) values ($1, $2, $3, $4, $5)`,
        values: [threadId, sheetId, goalId, concept, actor.personId],
      },
      {
        sql: "insert into comments (comment_id, thread_id, written_by, body, mentioned) values ($1, $2, $3, $4, null)",
        values: [threadId, threadId, actor.personId, text],
      },
    ];
  });
}
