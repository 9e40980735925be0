import type { MailChoice } from "../domain/notifications/mail-choice.ts";
import { type NotificationRow, selectNotifications } from "./notification-store.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** A mail that nobody else sends now. `attempts`: which try this is; a later one has taken the mail over. */
export type ClaimedMail = {
  mailId: string;
  personId: string;
  kind: "single" | "digest";
  attempts: number;
  messageId: string;
  waitingSince: string;
};

/**
 * Takes the mail that waits longest, also one whose sender was lost: no try takes five minutes. From its first try on a
 * digest takes nothing more in, and the mail is known by the same Message-ID. `domain`: of the sender's address.
 */
export async function claimMail(tx: TenantTransaction, now: Date, domain: string): Promise<ClaimedMail | null> {
  const [row] = await tx.query<ClaimedMail>(
    `update mails set leased_until = clock_timestamp() + interval '5 minutes', attempts = attempts + 1, gathers = false,
       tried_at = $1, message_id = coalesce(message_id, '<' || mail_id || '@' || $2 || '>')
     where mail_id = (
       select mail_id from mails
       where state = 'waiting' and send_after <= $1 and (leased_until is null or leased_until < clock_timestamp())
       order by send_after, created_at, mail_id limit 1 for update skip locked
     )
     returning mail_id as "mailId", person_id as "personId", kind, attempts, message_id as "messageId",
       waiting_since as "waitingSince"`,
    [now, domain],
  );
  return row ?? null;
}

export type MailPerson = { name: string; email: string | null; choice: MailChoice; closed: boolean };

export async function mailPerson(tx: TenantTransaction, personId: string): Promise<MailPerson | undefined> {
  const [row] = await tx.query<MailPerson>(
    `select name, email, mail_choice as choice, disabled_at is not null as closed from people where person_id = $1`,
    [personId],
  );
  return row;
}

/** What a mail tells, oldest first. */
export function notificationsOfMail(tx: TenantTransaction, mailId: string): Promise<NotificationRow[]> {
  return tx.query(
    `${selectNotifications} join mail_parts m on m.notification_id = n.notification_id
     where m.mail_id = $1 order by n.created_at, n.notification_id`,
    [mailId],
  );
}

export type MailOutcome = {
  state: "waiting" | "sent" | "failed" | "dropped";
  sendAfter: Date | null;
  reason: string | null;
  answer: string | null;
};

/** Files what came of a try; nothing when another program has taken the mail over meanwhile. */
export async function settleMail(
  tx: TenantTransaction,
  { mailId, attempts }: ClaimedMail,
  { state, sendAfter, reason, answer }: MailOutcome,
): Promise<void> {
  await tx.query(
    `update mails set state = $3, send_after = coalesce($4, send_after), reason = $5, answer = $6, leased_until = null
      where mail_id = $1 and attempts = $2 and state = 'waiting'`,
    [mailId, attempts, state, sendAfter, reason, answer],
  );
}
