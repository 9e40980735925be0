import { openActor } from "../../database/actor-store.ts";
import type { Database } from "../../database/database.ts";
import {
  type ClaimedMail,
  claimMail,
  type MailOutcome,
  mailPerson,
  notificationsOfMail,
  settleMail,
} from "../../database/mail-store.ts";
import type { NotificationRow } from "../../database/notification-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { mailText } from "../../domain/notifications/mail-text.ts";
import { mayBeTold } from "../../domain/notifications/may-be-told.ts";
import { retryAfter, triesFor } from "../../domain/notifications/retry-after.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { siteAddressOf } from "../site/site-address.ts";
import { type Delivery, deliver, type MailToSend } from "./deliver.ts";
import { type KnownMailServer, knownMailServer } from "./mail-settings.ts";

/** The addresses that mails lead to, as paths of this program. */
export type MailLinks = {
  account: string;
  sheet(sheetId: string): string;
  comments(sheetId: string, threadId: string): string;
};

export type SendOutcome = "nothing" | "away" | MailOutcome["state"];

type Prepared = { claimed: ClaimedMail; server: KnownMailServer; mail: MailToSend };

/**
 * Sends the municipality's next mail. What is claimed is handed over at most once unless the program ends between the
 * server's yes and our note of it; then it goes again under the same Message-ID.
 */
export async function sendNextMail(
  db: Database,
  sealer: Sealer,
  links: MailLinks,
  tenantId: string,
  now: Date,
  signal?: AbortSignal,
): Promise<SendOutcome> {
  const prepared = await db.withTenant(tenantId, (tx) => prepareNext(tx, sealer, links, now));
  if (typeof prepared === "string") return prepared;
  const { claimed, server, mail } = prepared;
  const delivery = await deliver(server, mail, signal);
  return await db.withTenant(tenantId, (tx) => fileDelivery(tx, claimed, delivery, now));
}

async function prepareNext(
  tx: TenantTransaction,
  sealer: Sealer,
  links: MailLinks,
  now: Date,
): Promise<Prepared | SendOutcome> {
  const [open] = await tx.query("select from mail_settings where away_until is null or away_until <= $1", [now]);
  const server = open ? await knownMailServer(tx, sealer) : null;
  if (server === "sealed") {
    await goAway(tx, now, "sealed", null);
    return "away";
  }
  const site = await siteAddressOf(tx);
  if (!server || site === null) return "nothing";
  const claimed = await claimMail(tx, now, server.sender.split("@")[1] ?? "");
  if (!claimed) return "nothing";
  const mail = await compose(tx, claimed, links, { site, today: japanDay(now) });
  if (typeof mail !== "string") return { claimed, server, mail };
  await settleMail(tx, claimed, { state: "dropped", sendAfter: null, reason: mail, answer: null });
  return "dropped";
}

/** The mail as it would be today; or why there is nothing left to send. */
async function compose(
  tx: TenantTransaction,
  { mailId, personId, kind, messageId }: ClaimedMail,
  links: MailLinks,
  { site, today }: { site: string; today: string },
): Promise<MailToSend | "no-address" | "not-wanted" | "nothing-left"> {
  const person = await mailPerson(tx, personId);
  const actor = await openActor(tx, personId, today);
  if (!person?.email || !actor) return "no-address";
  const digest = kind === "digest";
  const told = await notificationsOfMail(tx, mailId);
  if (person.choice === "none" && !told.some((one) => one.kind === "reminder")) return "not-wanted";
  // A digest is for what has not been read since; nobody gets to know what they may no longer read.
  const items = told.filter((one) => mayBeTold(actor, one) && !(digest && one.read));
  if (items.length === 0) return "nothing-left";
  const linkOf = ({ sheetId, threadId }: NotificationRow) =>
    site + (threadId === null ? links.sheet(sheetId) : links.comments(sheetId, threadId));
  const [city] = await tx.query<{ name: string }>("select name from municipalities where tenant_id = $1", [
    tx.tenantId,
  ]);
  const words = mailText({
    city: city?.name ?? "",
    name: person.name,
    digest,
    items: items.map((one) => ({ ...one, link: linkOf(one) })),
    accountLink: site + links.account,
  });
  return { to: { name: person.name, address: person.email }, ...words, messageId };
}

async function fileDelivery(
  tx: TenantTransaction,
  claimed: ClaimedMail,
  delivery: Delivery,
  now: Date,
): Promise<SendOutcome> {
  if (delivery.ok) {
    await settleMail(tx, claimed, { state: "sent", sendAfter: null, reason: null, answer: delivery.answer });
    await tx.query(
      "update mail_settings set away_until = null, away_count = 0, away_reason = null, away_answer = null where away_count > 0",
    );
    return "sent";
  }
  const { reason, answer, next } = delivery;
  if (next === "away") await goAway(tx, now, reason, answer);
  const over = now.getTime() - Date.parse(claimed.waitingSince) > triesFor;
  const state = next === "never" || over ? "failed" : "waiting";
  const sendAfter = next === "again" ? new Date(now.getTime() + retryAfter(claimed.attempts)) : null;
  await settleMail(tx, claimed, { state, sendAfter, reason, answer });
  return next === "away" ? "away" : state;
}

/** The server serves nobody: all mails wait, at first a minute, then longer. */
async function goAway(tx: TenantTransaction, now: Date, reason: string, answer: string | null): Promise<void> {
  const [row] = await tx.query<{ count: number }>("select away_count as count from mail_settings for update");
  const count = (row?.count ?? 0) + 1;
  await tx.query("update mail_settings set away_until = $1, away_count = $2, away_reason = $3, away_answer = $4", [
    new Date(now.getTime() + retryAfter(count)),
    count,
    reason,
    answer,
  ]);
}
