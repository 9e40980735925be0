import type { Database } from "../database/database.ts";
import { type MailLinks, sendNextMail } from "../usecases/mail/send-next-mail.ts";
import { tellDeadlines } from "../usecases/notifications/tell-deadlines.ts";
import type { Sealer } from "../usecases/secrets/sealer.ts";

/** Tells people of deadlines and sends what waits in the outbox. Every server process runs one. */
export type NoticeRunner = {
  /** Ends after the mails in hand, unless a server keeps them too long; what waits stays in the database. */
  close(): Promise<void>;
};

/** What nobody announces (a deadline's day, a digest's hour, another try) is looked for this often, in milliseconds. */
const every = 60_000;

/** Who asks the program to stop doesn't wait longer for a mail server, in milliseconds. */
const patience = 5_000;

/** A slow server of one municipality must not hold up the others. */
const mostAtOnce = 4;

export function noticeRunner(db: Database, sealer: Sealer, links: MailLinks, now: () => Date): NoticeRunner {
  const waiting = new Set<string>();
  const inHand = new Set<string>();
  const running = new Set<Promise<void>>();
  const hangUp = new AbortController();
  let closed = false;

  function wake(tenantId: string): void {
    waiting.add(tenantId);
    while (!closed && running.size < mostAtOnce) {
      const next = [...waiting].find((one) => !inHand.has(one));
      if (next === undefined) return;
      waiting.delete(next);
      inHand.add(next);
      const job = serve(next)
        // What was not done waits in the database: the next look takes it up.
        .catch(report)
        .finally(() => {
          running.delete(job);
          inHand.delete(next);
          for (const one of waiting) wake(one);
        });
      running.add(job);
    }
  }

  async function serve(tenantId: string): Promise<void> {
    await tellDeadlines(db, tenantId, now());
    while (!closed) {
      const outcome = await sendNextMail(db, sealer, links, tenantId, now(), hangUp.signal);
      if (outcome === "nothing" || outcome === "away") return;
    }
  }

  async function lookAround(): Promise<void> {
    for (const { tenantId } of await db.municipalities()) wake(tenantId);
  }

  function report(error: unknown): void {
    if (!closed) console.error("telling people:", error instanceof Error ? error.message : error);
  }

  const listener = db.listen("mail_news", wake);
  const look = () => void lookAround().catch(report);
  const timer = setInterval(look, every).unref();
  look();
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await listener.close();
      const impatience = setTimeout(() => hangUp.abort(), patience);
      await Promise.all(running);
      clearTimeout(impatience);
    },
  };
}
