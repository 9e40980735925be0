import type { ThreadRow } from "../../database/comment-store.ts";
import { placeName } from "../../domain/comments/comment-note.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayResolveThread } from "../../domain/permissions/permissions.ts";
import type { SheetView } from "../../usecases/sheets/read-sheet.ts";

/** A thread as pages show it. `goalId`: null where there is no goal to lead to. */
export type ThreadInPage = Omit<ThreadRow, "begunBy"> & { place: string; maySettle: boolean };

export function threadInPage(actor: Actor, { form, content, unit }: SheetView, thread: ThreadRow): ThreadInPage {
  const { begunBy, ...rest } = thread;
  const there = content.goals.some(({ id }) => id === thread.goalId);
  return {
    ...rest,
    goalId: there ? thread.goalId : null,
    place: placeName(form, content, thread),
    maySettle: mayResolveThread(actor, unit, begunBy),
  };
}
