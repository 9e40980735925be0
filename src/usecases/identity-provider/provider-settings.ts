import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { siteAddressOf } from "../site/site-address.ts";

/** What may be shown of it. */
export type ProviderSettings = {
  issuer: string;
  clientId: string;
  claim: "preferred_username" | "email";
};

/** `siteAddress`: the origin to which the provider sends people back. */
export type KnownProvider = ProviderSettings & { clientSecret: string; siteAddress: string };

export function secretOwnerOf(tenantId: string): string {
  return `identity-provider ${tenantId}`;
}

const columns = `issuer, client_id as "clientId", claim`;

/** The municipality's provider without its secret; null when there is none. */
export async function readProvider(db: Database, tenantId: string): Promise<ProviderSettings | null> {
  const rows = await db.withTenant(tenantId, (tx) =>
    tx.query<ProviderSettings>(`select ${columns} from identity_providers`),
  );
  return rows[0] ?? null;
}

/** With its secret, for talking to it. Null too when the secret no longer opens (another key). The address is always set before. */
export async function knownProvider(tx: TenantTransaction, sealer: Sealer): Promise<KnownProvider | null> {
  const [row] = await tx.query<ProviderSettings & { sealed: Buffer }>(
    `select ${columns}, sealed_secret as sealed from identity_providers`,
  );
  if (!row) return null;
  const { sealed, ...settings } = row;
  const clientSecret = sealer.open(sealed, secretOwnerOf(tx.tenantId));
  const siteAddress = await siteAddressOf(tx);
  return clientSecret === null || siteAddress === null ? null : { ...settings, clientSecret, siteAddress };
}

/** Sets the provider. `clientSecret` null keeps the present one, as long as issuer and client stay. For the office. */
export async function saveProvider(
  db: Database,
  sealer: Sealer,
  actor: Actor,
  given: ProviderSettings & { clientSecret: string | null },
): Promise<{ ok: true } | { ok: false; reason: "no-secret" | "no-site-address" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    if ((await siteAddressOf(tx)) === null) return { ok: false, reason: "no-site-address" };
    const before = await knownProvider(tx, sealer);
    // A stored secret is never sent to a place it was not given for.
    const same = before?.issuer === given.issuer && before.clientId === given.clientId;
    const secret = given.clientSecret ?? (same ? before.clientSecret : null);
    if (secret === null) return { ok: false, reason: "no-secret" };
    await tx.query("delete from identity_providers");
    await tx.query("insert into identity_providers (issuer, client_id, sealed_secret, claim) values ($1, $2, $3, $4)", [
      given.issuer,
      given.clientId,
      sealer.seal(secret, secretOwnerOf(actor.tenantId)),
      given.claim,
    ]);
    await tx.query("delete from provider_sign_ins");
    await noteSettings(tx, actor, `認証基盤を「${given.issuer}」に設定しました。`);
    return { ok: true };
  });
}

/** From now on nobody comes in through it, and who came in through it is signed out. For the office. */
export async function removeProvider(db: Database, actor: Actor): Promise<void> {
  await db.withTenant(actor.tenantId, async (tx) => {
    const [gone] = await tx.query<{ issuer: string }>("delete from identity_providers returning issuer");
    if (!gone) return;
    await tx.query("delete from provider_sign_ins");
    await tx.query("delete from sessions where method = 'provider'");
    await noteSettings(tx, actor, `認証基盤「${gone.issuer}」の設定を削除しました。`);
  });
}
