import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { secretOwner } from "./secret-owner.ts";
import { totpAddress } from "./totp.ts";

/** How a person's second step stands. `codesLeft`: unused recovery codes. */
export type SecondFactor = { state: "off" | "begun" | "on"; codesLeft: number };

/** The caller has asked who may see it. */
export async function readSecondFactor(db: Database, actor: Actor, personId: string): Promise<SecondFactor> {
  const [row] = await db.withTenant(actor.tenantId, (tx) =>
    tx.query<SecondFactor>(
      `select case when confirmed_at is null then 'begun' else 'on' end as state,
              (select count(*)::int from recovery_codes where person_id = $1 and used_at is null) as "codesLeft"
         from totp_secrets where person_id = $1`,
      [personId],
    ),
  );
  return row ?? { state: "off", codesLeft: 0 };
}

/** What an authenticator app needs while the person sets it up: the secret, and the address for a picture. */
export async function readNewSecret(
  db: Database,
  sealer: Sealer,
  { tenantId, personId }: Actor,
): Promise<{ secret: string; address: string } | null> {
  const [row] = await db.withTenant(tenantId, (tx) =>
    tx.query<{ sealed: Buffer; loginName: string; city: string }>(
      `select t.sealed, p.login_name as "loginName", m.name as city
         from totp_secrets t
         join people p on p.tenant_id = t.tenant_id and p.person_id = t.person_id
         join municipalities m on m.tenant_id = t.tenant_id
        where t.person_id = $1 and t.confirmed_at is null`,
      [personId],
    ),
  );
  const secret = row ? sealer.open(row.sealed, secretOwner(tenantId, personId)) : null;
  return row && secret !== null ? { secret, address: totpAddress({ secret, ...row }) } : null;
}
