import type { NoticeFacts, NoticeKind } from "../domain/notifications/notice.ts";
import { unitsAbove } from "./sheet-store.ts";
import type { Statement } from "./statement.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** `occasion`: what the person is told of only once, however often it is said. */
export type NewNotification = {
  personId: string;
  kind: NoticeKind;
  sheetId: string;
  threadId: string | null;
  causedBy: string | null;
  stage: string | null;
  due: string | null;
  occasion: string;
};

/** Tells people, in the transaction of what they are told of. Rows always go in by person: two acts can't block each other. */
export function insertNotifications(notices: readonly NewNotification[]): Statement {
  return {
    sql: `insert into notifications (person_id, kind, sheet_id, thread_id, caused_by, stage, due, occasion)
          select * from json_to_recordset($1) as n ("personId" uuid, kind text, "sheetId" uuid, "threadId" uuid,
            "causedBy" uuid, stage text, due date, occasion text) order by 1
          on conflict (tenant_id, person_id, occasion) do nothing`,
    values: [JSON.stringify(notices)],
  };
}

/** A notification with the sheet it is about. `unitIds`, `path`: as of a sheet. */
export type NotificationRow = NoticeFacts & {
  notificationId: string;
  sheetId: string;
  threadId: string | null;
  at: string;
  read: boolean;
  fiscalYear: number;
  sheetNumber: string;
  unitIds: string[];
  path: string[];
};

export const selectNotifications = `
  select n.notification_id as "notificationId", n.kind, n.sheet_id as "sheetId", n.thread_id as "threadId", n.stage,
    n.due, n.created_at as at, n.read_at is not null as read, p.name as by, s.fiscal_year as "fiscalYear",
    s.sheet_number as "sheetNumber", ${unitsAbove("unit_id", "asc")} as "unitIds", ${unitsAbove("name", "desc")} as path
  from notifications n join sheets s on s.sheet_id = n.sheet_id left join people p on p.person_id = n.caused_by`;

/** The latest notifications of a person. */
export function notificationsOf(tx: TenantTransaction, personId: string, limit: number): Promise<NotificationRow[]> {
  return tx.query(
    `${selectNotifications} where n.person_id = $1 order by n.created_at desc, n.notification_id limit $2`,
    [personId, limit],
  );
}

export async function notificationOf(
  tx: TenantTransaction,
  personId: string,
  notificationId: string,
): Promise<NotificationRow | undefined> {
  const [row] = await tx.query<NotificationRow>(
    `${selectNotifications} where n.person_id = $1 and n.notification_id = $2`,
    [personId, notificationId],
  );
  return row;
}

/** `notificationId` null: all of the person's. */
export async function markRead(tx: TenantTransaction, personId: string, notificationId: string | null): Promise<void> {
  await tx.query(
    `update notifications set read_at = now()
      where person_id = $1 and ($2::uuid is null or notification_id = $2) and read_at is null`,
    [personId, notificationId],
  );
}
