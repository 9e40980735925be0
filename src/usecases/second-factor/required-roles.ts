import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { type Actor, type Role, roleNames } from "../../domain/permissions/actor.ts";
import { rolesOf } from "../../domain/permissions/permissions.ts";
import { noteSettings } from "../history/note-settings.ts";

/** The roles of which the city asks a second step. */
export async function requiredRoles(db: Database, { tenantId }: Actor): Promise<Role[]> {
  const rows = await db.withTenant(tenantId, (tx) => tx.query<{ role: Role }>("select role from second_factor_roles"));
  return rows.map(({ role }) => role);
}

/** Whether the city asks it of this person. */
export async function isSecondFactorRequired(tx: TenantTransaction, actor: Actor): Promise<boolean> {
  return (await tx.query("select 1 from second_factor_roles where role = any($1)", [rolesOf(actor)])).length > 0;
}

/** Who has none yet is led to set it up with the next request. For the office; said in the history. */
export async function requireSecondFactor(db: Database, actor: Actor, roles: Role[]): Promise<void> {
  await db.withTenant(actor.tenantId, async (tx) => {
    await tx.query("delete from second_factor_roles where role <> all ($1::text[])", [roles]);
    await tx.query("insert into second_factor_roles (role) select unnest($1::text[]) on conflict do nothing", [roles]);
    const names = roles.map((role) => roleNames[role]).join("・");
    await noteSettings(tx, actor, `二段階認証を必須にする役割を「${names || "なし"}」にしました。`);
  });
}
