import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";

/**
 * The origin at which people's browsers reach this program, as the city set it; null until it is set. Never taken from
 * a request: whoever sends one chooses its `Host`.
 */
export async function siteAddressOf(tx: TenantTransaction): Promise<string | null> {
  const [row] = await tx.query<{ address: string }>("select address from site_addresses");
  return row?.address ?? null;
}

/** The same for a page. */
export async function readSiteAddress(db: Database, tenantId: string): Promise<string | null> {
  return await db.withTenant(tenantId, siteAddressOf);
}

/** `address`: an origin, https but on this very machine. Said in the history. */
export async function saveSiteAddress(db: Database, actor: Actor, address: string): Promise<void> {
  await db.withTenant(actor.tenantId, async (tx) => {
    if ((await siteAddressOf(tx)) === address) return;
    await tx.query(
      `insert into site_addresses (address) values ($1)
       on conflict (tenant_id) do update set address = excluded.address`,
      [address],
    );
    await noteSettings(tx, actor, `道しるべのアドレスを「${address}」にしました。`);
  });
}
