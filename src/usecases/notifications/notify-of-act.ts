import { openActors } from "../../database/actor-store.ts";
import { insertNotifications, settleNotifications } from "../../database/notification-store.ts";
import type { Statement } from "../../database/statement.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { ActEvent, CycleState } from "../../domain/cycle/cycle-state.ts";
import { dueDate, type Situation, stageOf } from "../../domain/cycle/situation.ts";
import { type NoticeKind, speaksOfDue } from "../../domain/notifications/notice.ts";
import { askingKinds, noticesOfAct } from "../../domain/notifications/notices-of-act.ts";

const toDo: ReadonlySet<NoticeKind> = new Set(["sent-back", "to-approve", "to-confirm"]);

/** An act on a sheet that has been decided. `key`: the request's own id. */
export type DecidedAct = { sheetId: string; key: string; next: CycleState; event: ActEvent };

/** What the act's transaction writes so that the people it concerns are told, and no longer asked for what is done. */
export async function notifyOfAct(
  tx: TenantTransaction,
  before: Situation,
  { sheetId, key, next, event }: DecidedAct,
): Promise<Statement[]> {
  const { told, relieved } = noticesOfAct(before, next, event, await openActors(tx, before.today));
  const { label } = stageOf({ ...before, state: { ...before.state, stage: event.stage } });
  const about = { sheetId, threadId: null, causedBy: before.actor.personId, stage: label };
  const dueOf = (kind: NoticeKind) =>
    speaksOfDue(kind) ? (event.until ?? null) : toDo.has(kind) ? dueDate({ ...before, state: next }) : null;
  const occasion = `act ${sheetId} ${key}`;
  return [
    settleNotifications(sheetId, relieved, askingKinds),
    insertNotifications(told.map((notice) => ({ ...notice, ...about, due: dueOf(notice.kind), occasion }))),
  ];
}
