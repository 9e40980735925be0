import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";

/** A mail that waits for another try or did not arrive. `to`: the person. */
export type TroubledMail = {
  mailId: string;
  to: string;
  email: string | null;
  state: "waiting" | "failed";
  attempts: number;
  reason: string | null;
  answer: string | null;
  triedAt: string;
  nextTry: string | null;
};

/** `away`: since the server serves nobody, until when nothing is tried. */
export type MailQueue = {
  waiting: number;
  gathering: number;
  sentToday: number;
  failed: number;
  withoutAddress: number;
  away: { until: string; reason: string; answer: string | null } | null;
  troubled: TroubledMail[];
};

/** How the sending goes, for the office. */
export async function readMailQueue(db: Database, actor: Actor, now: Date): Promise<MailQueue> {
  const [counts, away, troubled] = await db.withTenant(actor.tenantId, (tx) =>
    tx.queryAll([
      {
        sql: `select count(*) filter (where state = 'waiting' and not gathers)::int as waiting,
                count(*) filter (where gathers)::int as gathering, count(*) filter (where state = 'failed')::int as failed,
                count(*) filter (where state = 'sent' and tried_at > $1::timestamptz - interval '1 day')::int as "sentToday",
                (select count(*) from people where disabled_at is null and email is null)::int as "withoutAddress"
              from mails`,
        values: [now],
      },
      {
        sql: `select away_until as until, away_reason as reason, away_answer as answer from mail_settings
               where away_reason is not null`,
      },
      {
        sql: `select m.mail_id as "mailId", p.name as to, p.email, m.state, m.attempts, m.reason, m.answer,
                m.tried_at as "triedAt", case when m.state = 'waiting' then m.send_after end as "nextTry"
              from mails m join people p on p.person_id = m.person_id
              where m.state = 'failed' or m.state = 'waiting' and m.reason is not null
              order by m.state, m.tried_at desc limit 100`,
      },
    ]),
  );
  const [count] = (counts ?? []) as Omit<MailQueue, "away" | "troubled">[];
  if (!count) throw new Error("No row of counts.");
  return { ...count, away: (away?.[0] as MailQueue["away"]) ?? null, troubled: (troubled ?? []) as TroubledMail[] };
}

/** Puts what did not arrive back into the outbox, and doesn't wait for the server's next turn. `mailId` null: all of it. */
export async function retryMails(db: Database, actor: Actor, mailId: string | null, now: Date): Promise<number> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const again = await tx.query<{ id: string }>(
      `update mails set state = 'waiting', send_after = $2, waiting_since = $2, attempts = 0, reason = null, answer = null
        where (state = 'failed' or state = 'waiting' and reason is not null) and ($1::uuid is null or mail_id = $1)
          and (leased_until is null or leased_until < clock_timestamp())
        returning mail_id as id`,
      [mailId, now],
    );
    await tx.query("update mail_settings set away_until = null");
    await tx.query("select pg_notify('mail_news', $1)", [actor.tenantId]);
    if (again.length > 0) await noteSettings(tx, actor, `届かなかったメール${again.length}通を送り直しました。`);
    return again.length;
  });
}
