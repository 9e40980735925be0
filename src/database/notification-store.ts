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
  /** Which shared goal it is about. */
  sharedGoalId?: string | null;
};

/** Tells people, in the transaction of what they are told of. Rows always go in by person: two acts can't block each other. */
export function insertNotifications(notices: readonly NewNotification[]): Statement {
  return { sql: tellAndPost, values: [JSON.stringify(notices)] };
}

/** The next morning at the city's hour, in Japan. */
const nextMorning = `(
  select (date_trunc('day', j.now) + make_interval(days => case when extract(hour from j.now) >= h.hour then 1 else 0 end,
    hours => h.hour)) at time zone 'Asia/Tokyo'
  from (select now() at time zone 'Asia/Tokyo' as now) j,
    (select coalesce((select morning_hour from notice_settings), 8) as hour) h)`;

/** What is told, and in the outbox its mail: one of its own, or a place in the person's next digest. */
const tellAndPost = `
  with told as (
    insert into notifications (person_id, kind, sheet_id, thread_id, caused_by, stage, due, occasion, shared_goal_id)
    select * from json_to_recordset($1) as n ("personId" uuid, kind text, "sheetId" uuid, "threadId" uuid,
      "causedBy" uuid, stage text, due date, occasion text, "sharedGoalId" uuid) order by 1
    on conflict (tenant_id, person_id, occasion) do nothing
    returning notification_id, person_id, kind
  ), posted as (
    select t.notification_id, t.person_id, case when t.kind = 'reminder' then 'now' else p.mail_choice end as choice
    from told t join people p on p.person_id = t.person_id
    where p.email is not null and exists (select from mail_settings)
  ), singles as (
    insert into mails (mail_id, person_id, kind, send_after)
    select notification_id, person_id, 'single', now() from posted where choice = 'now'
    returning mail_id
  ), digests as (
    insert into mails (person_id, kind, gathers, send_after)
    select distinct person_id, 'digest', true, ${nextMorning} from posted where choice = 'digest' order by 1
    on conflict (tenant_id, person_id) where gathers do update set gathers = true
    returning mail_id, person_id
  )
  insert into mail_parts (mail_id, notification_id)
  select mail_id, mail_id from singles
  union all select d.mail_id, p.notification_id from digests d join posted p on p.person_id = d.person_id and p.choice = 'digest'`;

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
    n.due, n.created_at as at, n.read_at is not null as read, p.name as by, nullif(g.texts ->> 'title', '') as goal, s.fiscal_year as "fiscalYear",
    s.sheet_number as "sheetNumber", ${unitsAbove("unit_id", "asc")} as "unitIds", ${unitsAbove("name", "desc")} as path
  from notifications n join sheets s on s.sheet_id = n.sheet_id left join people p on p.person_id = n.caused_by
    left join shared_goals g on g.shared_goal_id = n.shared_goal_id`;

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

/**
 * What asked these people to do something about a sheet counts as read: there is nothing left to do. Rows that somebody
 * is reading this moment are left to them; an act never waits for a reader.
 */
export function settleNotifications(sheetId: string, personIds: string[], kinds: readonly NoticeKind[]): Statement {
  return {
    sql: `update notifications set read_at = now() where notification_id in (
            select notification_id from notifications
             where sheet_id = $1 and person_id = any ($2) and kind = any ($3) and read_at is null
               for update skip locked)`,
    values: [sheetId, personIds, kinds],
  };
}

/** `notificationId` null: all of the person's. */
export async function markRead(tx: TenantTransaction, personId: string, notificationId: string | null): Promise<void> {
  await tx.query(
    `update notifications set read_at = now() where notification_id in (
       select notification_id from notifications
        where person_id = $1 and ($2::uuid is null or notification_id = $2) and read_at is null for update skip locked)`,
    [personId, notificationId],
  );
}
