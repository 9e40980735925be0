import { randomUUID } from "node:crypto";
import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { type Delivery, type DeliveryRefusal, deliver } from "./deliver.ts";
import { knownMailServer } from "./mail-settings.ts";

export type TestMailOutcome =
  | { ok: true; answer: string }
  | { ok: false; reason: DeliveryRefusal | "no-server" | "sealed"; answer: string | null };

/** Sends a mail at once, past the outbox, and tells what the server said. */
export async function sendTestMail(db: Database, sealer: Sealer, actor: Actor, to: string): Promise<TestMailOutcome> {
  const server = await db.withTenant(actor.tenantId, (tx) => knownMailServer(tx, sealer));
  if (server === null) return { ok: false, reason: "no-server", answer: null };
  if (server === "sealed") return { ok: false, reason: "sealed", answer: null };
  const delivery: Delivery = await deliver(server, {
    to: { name: "", address: to },
    subject: "【道しるべ】送信の確認",
    text: "「道しるべ」から送った確認のメールです。このメールが届けば、設定は正しく行われています。\n",
    messageId: `<${randomUUID()}@${server.sender.split("@")[1] ?? ""}>`,
  });
  return delivery.ok ? delivery : { ok: false, reason: delivery.reason, answer: delivery.answer };
}
