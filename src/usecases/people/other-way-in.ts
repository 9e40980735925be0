import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";

/** Whether people of the city can sign in without a password kept here: by its directory or its identity provider. */
export async function hasOtherWayIn(tx: TenantTransaction): Promise<boolean> {
  const [row] = await tx.query<{ is: boolean }>(
    "select exists (select from directories) or exists (select from identity_providers) as is",
  );
  return row?.is ?? false;
}

/** The same for a page. */
export async function readOtherWayIn(db: Database, tenantId: string): Promise<boolean> {
  return await db.withTenant(tenantId, hasOtherWayIn);
}
