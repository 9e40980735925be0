import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { relyingParty } from "../passkeys/relying-party.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { secretOwner } from "./secret-owner.ts";
import { totpAddress } from "./totp.ts";

/** A passkey as its owner sees it. `elsewhere`: made for an address that the program no longer has; it works no more. */
export type KnownPasskey = {
  passkeyId: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  elsewhere: boolean;
};

/** How a person's second step stands. `on`: a password is not enough; `codesLeft`: unused recovery codes. */
export type SecondFactor = {
  on: boolean;
  app: "off" | "begun" | "on";
  passkeys: KnownPasskey[];
  /** Whether the city has set its address, to which passkeys are bound. */
  passkeysPossible: boolean;
  codesLeft: number;
};

/** The caller has asked who may see it. */
export async function readSecondFactor(db: Database, actor: Actor, personId: string): Promise<SecondFactor> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const party = await relyingParty(tx);
    const [row] = await tx.query<{ app: "begun" | "on" | null; codesLeft: number }>(
      `select (select case when confirmed_at is null then 'begun' else 'on' end
                 from totp_secrets where person_id = $1) as app,
              (select count(*)::int from recovery_codes where person_id = $1 and used_at is null) as "codesLeft"`,
      [personId],
    );
    const passkeys = await tx.query<KnownPasskey>(
      `select passkey_id as "passkeyId", name, created_at as "createdAt", last_used_at as "lastUsedAt",
              rp_id is distinct from $2 as elsewhere
         from passkeys where person_id = $1 order by created_at, name`,
      [personId, party?.rpId ?? null],
    );
    const app = row?.app ?? "off";
    const on = app === "on" || passkeys.length > 0;
    return { on, app, passkeys, passkeysPossible: party !== null, codesLeft: row?.codesLeft ?? 0 };
  });
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
