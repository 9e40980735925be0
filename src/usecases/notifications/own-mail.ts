import type { Database } from "../../database/database.ts";
import type { MailChoice } from "../../domain/notifications/mail-choice.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

/** Where and how a person wants to be told. `sends`: whether the city sends mails at all. */
export type OwnMail = { email: string | null; choice: MailChoice; sends: boolean };

export async function readOwnMail(db: Database, actor: Actor): Promise<OwnMail> {
  const [row] = await db.withTenant(actor.tenantId, (tx) =>
    tx.query<OwnMail>(
      `select email, mail_choice as choice, exists (select from mail_settings) as sends from people where person_id = $1`,
      [actor.personId],
    ),
  );
  return row ?? { email: null, choice: "now", sends: false };
}

export async function saveOwnMail(db: Database, actor: Actor, given: Omit<OwnMail, "sends">): Promise<void> {
  await db.withTenant(actor.tenantId, (tx) =>
    tx.query("update people set email = $2, mail_choice = $3 where person_id = $1", [
      actor.personId,
      given.email,
      given.choice,
    ]),
  );
}
