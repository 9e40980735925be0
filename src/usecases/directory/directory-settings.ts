import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import type { Sealer } from "../secrets/sealer.ts";

/** What may be shown of it. `address`: ldaps://, or ldap:// which is raised to TLS. `authority`: PEM; null: well-known ones. */
export type DirectorySettings = {
  address: string;
  authority: string | null;
  /** The account that looks people up. */
  bindName: string;
  base: string;
  /** `{login}` stands for the login name. */
  filter: string;
};

export type KnownDirectory = DirectorySettings & { bindPassword: string };

const columns = `address, authority, bind_name as "bindName", base, filter`;

const ownerOf = (tenantId: string) => `directory ${tenantId}`;

/** The municipality's directory without its secret; null when there is none. */
export async function readDirectory(db: Database, tenantId: string): Promise<DirectorySettings | null> {
  const rows = await db.withTenant(tenantId, (tx) => tx.query<DirectorySettings>(`select ${columns} from directories`));
  return rows[0] ?? null;
}

/** With its secret, for asking it. Null too when the secret no longer opens (another key). */
export async function knownDirectory(tx: TenantTransaction, sealer: Sealer): Promise<KnownDirectory | null> {
  const [row] = await tx.query<DirectorySettings & { sealed: Buffer }>(
    `select ${columns}, sealed_secret as sealed from directories`,
  );
  if (!row) return null;
  const { sealed, ...settings } = row;
  const bindPassword = sealer.open(sealed, ownerOf(tx.tenantId));
  return bindPassword === null ? null : { ...settings, bindPassword };
}

/** Sets the directory. `bindPassword` null keeps the present one, as long as it goes to the same place. */
export async function saveDirectory(
  db: Database,
  sealer: Sealer,
  actor: Actor,
  given: DirectorySettings & { bindPassword: string | null },
): Promise<{ ok: true } | { ok: false; reason: "no-secret" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const before = await knownDirectory(tx, sealer);
    // A stored secret is never sent to a place it was not given for.
    const same =
      before?.address === given.address && before.bindName === given.bindName && before.authority === given.authority;
    const secret = given.bindPassword ?? (same ? before.bindPassword : null);
    if (secret === null) return { ok: false, reason: "no-secret" };
    const { address, authority, bindName, base, filter } = given;
    await tx.query("delete from directories");
    await tx.query(
      `insert into directories (address, authority, bind_name, sealed_secret, base, filter)
       values ($1, $2, $3, $4, $5, $6)`,
      [address, authority, bindName, sealer.seal(secret, ownerOf(actor.tenantId)), base, filter],
    );
    await noteSettings(tx, actor, `庁内ディレクトリを「${address}」に設定しました。`);
    return { ok: true };
  });
}

/** From now on nobody comes in through it, and who has no other password is signed out. */
export async function removeDirectory(db: Database, actor: Actor): Promise<void> {
  await db.withTenant(actor.tenantId, async (tx) => {
    const [gone] = await tx.query<{ address: string }>("delete from directories returning address");
    if (!gone) return;
    const theirs = "person_id in (select person_id from people where password_hash is null)";
    await tx.query(`delete from sessions where method = 'directory'
                       or (method in ('totp', 'recovery-code', 'passkey') and ${theirs})`);
    await tx.query(`delete from second_steps where ${theirs}`);
    await noteSettings(tx, actor, `庁内ディレクトリ「${gone.address}」の設定を削除しました。`);
  });
}
