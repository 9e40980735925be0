import { openActors } from "../../database/actor-store.ts";
import { insertNotifications } from "../../database/notification-store.ts";
import type { Statement } from "../../database/statement.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { ActEvent, CycleState } from "../../domain/cycle/cycle-state.ts";
import { dueDate, type Situation, stageOf } from "../../domain/cycle/situation.ts";
import { type NoticeKind, speaksOfDue } from "../../domain/notifications/notice.ts";
import { noticesOfAct } from "../../domain/notifications/notices-of-act.ts";

const toDo: ReadonlySet<NoticeKind> = new Set(["sent-back", "to-approve", "to-confirm"]);

/** An act on a sheet that has been decided. `key`: the request's own id. */
export type DecidedAct = { sheetId: string; key: string; next: CycleState; event: ActEvent };

/** What the act's transaction writes so that the people it concerns are told. */
export async function notifyOfAct(
  tx: TenantTransaction,
  before: Situation,
  { sheetId, key, next, event }: DecidedAct,
): Promise<Statement[]> {
  const notices = noticesOfAct(before, next, event, await openActors(tx, before.today));
  if (notices.length === 0) return [];
  const { label } = stageOf({ ...before, state: { ...before.state, stage: event.stage } });
  const about = { sheetId, threadId: null, causedBy: before.actor.personId, stage: label };
  const dueOf = (kind: NoticeKind) =>
    speaksOfDue(kind) ? (event.until ?? null) : toDo.has(kind) ? dueDate({ ...before, state: next }) : null;
  return [
    insertNotifications(
      notices.map((notice) => ({ ...notice, ...about, due: dueOf(notice.kind), occasion: `act ${sheetId} ${key}` })),
    ),
  ];
}
