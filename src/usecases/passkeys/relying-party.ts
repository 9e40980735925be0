import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { siteAddressOf } from "../site/site-address.ts";

/** For whom passkeys are made: the origin of this program's pages, and its host name. */
export type RelyingParty = { origin: string; rpId: string };

/** Null until the city has set its address: a passkey is bound to it for good. */
export async function relyingParty(tx: TenantTransaction): Promise<RelyingParty | null> {
  const origin = await siteAddressOf(tx);
  return origin === null ? null : { origin, rpId: new URL(origin).hostname };
}
