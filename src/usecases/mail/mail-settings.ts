import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import type { Sealer } from "../secrets/sealer.ts";

/** none: unencrypted; starttls: begins plain and must become TLS; tls: TLS from the first byte. */
export type MailSecurity = "none" | "starttls" | "tls";

/** What may be shown of it. `sender`: the address that mails come from. */
export type MailSettings = {
  host: string;
  port: number;
  security: MailSecurity;
  userName: string | null;
  sender: string;
  senderName: string;
  /** PEM of the office's own authority; null: the well-known ones. */
  authority: string | null;
};

/** With the password, for talking to the server. Null when there is no sign-in. */
export type KnownMailServer = MailSettings & { password: string | null };

function secretOwnerOf(tenantId: string): string {
  return `mail-server ${tenantId}`;
}

const columns = `host, port, security, user_name as "userName", sender, sender_name as "senderName", authority`;

export async function readMailSettings(db: Database, tenantId: string): Promise<MailSettings | null> {
  const [row] = await db.withTenant(tenantId, (tx) => tx.query<MailSettings>(`select ${columns} from mail_settings`));
  return row ?? null;
}

/** "sealed": the password was sealed with another key than this program has. */
export async function knownMailServer(
  tx: TenantTransaction,
  sealer: Sealer,
): Promise<KnownMailServer | "sealed" | null> {
  const [row] = await tx.query<MailSettings & { sealed: Buffer | null }>(
    `select ${columns}, sealed_password as sealed from mail_settings`,
  );
  if (!row) return null;
  const { sealed, ...settings } = row;
  const password = sealed && sealer.open(sealed, secretOwnerOf(tx.tenantId));
  return sealed && password === null ? "sealed" : { ...settings, password };
}

export type SaveMailOutcome = { ok: true } | { ok: false; reason: "no-password" | "no-site-address" };

/** Sets the server and tries at once what waits. `password` null keeps the present one, as long as it goes to the same place. */
export async function saveMailSettings(
  db: Database,
  sealer: Sealer,
  actor: Actor,
  given: MailSettings & { password: string | null },
): Promise<SaveMailOutcome> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const [site] = await tx.query("select address from site_addresses");
    if (!site) return { ok: false, reason: "no-site-address" };
    const before = await knownMailServer(tx, sealer);
    const known = before === "sealed" ? null : before;
    const same = known?.host === given.host && known.port === given.port && known.userName === given.userName;
    // A password is never sent where it was not given for, nor without the encryption that it was given for.
    const alike = known?.security === given.security && known.authority === given.authority;
    const kept = same && alike ? known.password : null;
    const password = given.userName === null ? null : (given.password ?? kept);
    if (given.userName !== null && password === null) return { ok: false, reason: "no-password" };
    await tx.query("delete from mail_settings");
    await tx.query(
      `insert into mail_settings (host, port, security, user_name, sealed_password, sender, sender_name, authority)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        given.host,
        given.port,
        given.security,
        given.userName,
        password && sealer.seal(password, secretOwnerOf(actor.tenantId)),
        given.sender,
        given.senderName,
        given.authority,
      ],
    );
    await tx.query("select pg_notify('mail_news', $1)", [actor.tenantId]);
    await noteSettings(tx, actor, `メールを送るサーバーを「${given.host}:${given.port}」に設定しました。`);
    return { ok: true };
  });
}

/** From now on no mail is written or sent; what still waits is let go. */
export async function removeMailSettings(db: Database, actor: Actor): Promise<void> {
  await db.withTenant(actor.tenantId, async (tx) => {
    const [gone] = await tx.query<{ host: string }>("delete from mail_settings returning host");
    if (!gone) return;
    await tx.query("update mails set state = 'dropped', gathers = false, reason = 'no-server' where state = 'waiting'");
    await noteSettings(tx, actor, `メールを送るサーバー「${gone.host}」の設定を削除しました。`);
  });
}
