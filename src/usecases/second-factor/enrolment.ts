import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import { changeablePerson } from "../people/changeable-person.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { confirmOwnPassword, type PasswordRefusal } from "../sessions/confirm-own-password.ts";
import type { Visit } from "../sessions/start-session.ts";
import { factorsOf, removeAllFactors, tidyRecoveryCodes } from "./factors.ts";
import { renewRecoveryCodes } from "./recovery-codes.ts";
import { isSecondFactorRequired } from "./required-roles.ts";
import { secretOwner } from "./secret-owner.ts";
import { newTotpSecret, stepOfCode } from "./totp.ts";

/** Puts a new secret beside the account, to be confirmed with a code of it. A confirmed one stays as it is. */
export async function beginEnrolment(
  db: Database,
  sealer: Sealer,
  actor: Actor,
  given: { present: string } & Visit,
  now: Date,
): Promise<{ ok: true } | PasswordRefusal> {
  const proved = await confirmOwnPassword(db, sealer, actor, given, now);
  if (!proved.ok) return proved;
  const { tenantId, personId } = actor;
  const sealed = sealer.seal(newTotpSecret(), secretOwner(tenantId, personId));
  await db.withTenant(tenantId, (tx) =>
    tx.query(
      `insert into totp_secrets (person_id, sealed, created_at) values ($1, $2, $3)
       on conflict (tenant_id, person_id) do update set sealed = excluded.sealed, created_at = excluded.created_at
        where totp_secrets.confirmed_at is null`,
      [personId, sealed, now],
    ),
  );
  return { ok: true };
}

/** The first right code turns the app on; every other screen is signed out. Returns the recovery codes. */
export async function confirmEnrolment(
  db: Database,
  sealer: Sealer,
  actor: Actor,
  given: { code: string; sessionId: string },
  now: Date,
): Promise<{ ok: true; recoveryCodes: string[] } | { ok: false; reason: "wrong" | "not-begun" }> {
  const { tenantId, personId } = actor;
  return await db.withTenant(tenantId, async (tx) => {
    const [row] = await tx.query<{ sealed: Buffer }>(
      "select sealed from totp_secrets where person_id = $1 and confirmed_at is null for update",
      [personId],
    );
    const secret = row ? sealer.open(row.sealed, secretOwner(tenantId, personId)) : null;
    if (secret === null) return { ok: false, reason: "not-begun" };
    const step = stepOfCode(secret, given.code.normalize("NFKC").replace(/\s/g, ""), now, 0);
    if (step === null) return { ok: false, reason: "wrong" };
    await tx.query("update totp_secrets set confirmed_at = $2, last_step = $3 where person_id = $1", [
      personId,
      now,
      step,
    ]);
    const recoveryCodes = await renewRecoveryCodes(tx, personId);
    await tx.query("delete from sessions where person_id = $1 and session_id <> $2", [personId, given.sessionId]);
    await tx.query("delete from second_steps where person_id = $1", [personId]);
    await noteSettings(tx, actor, `「${actor.name}」が二段階認証を設定しました。`);
    return { ok: true, recoveryCodes };
  });
}

/** Turns the authenticator app off again, for who knows the password; not the last factor where the city asks for one. */
export async function removeOwnSecondFactor(
  db: Database,
  sealer: Sealer,
  actor: Actor,
  given: { present: string } & Visit,
  now: Date,
): Promise<{ ok: true } | PasswordRefusal | { ok: false; reason: "required" }> {
  const proved = await confirmOwnPassword(db, sealer, actor, given, now);
  if (!proved.ok) return proved;
  return await db.withTenant(actor.tenantId, async (tx) => {
    const last = (await factorsOf(tx, actor.personId)) === 1;
    if (last && (await isSecondFactorRequired(tx, actor))) return { ok: false, reason: "required" };
    const gone = await tx.query("delete from totp_secrets where person_id = $1 returning 1", [actor.personId]);
    await tidyRecoveryCodes(tx, actor.personId);
    if (gone.length > 0) await noteSettings(tx, actor, `「${actor.name}」が自分の認証アプリを解除しました。`);
    return { ok: true };
  });
}

/** For who has lost telephone, keys and codes: the office turns it all off, and whoever is signed in there is out. */
export async function resetSecondFactor(
  db: Database,
  actor: Actor,
  personId: string,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "forbidden" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const found = await changeablePerson(tx, actor, personId);
    if (!found.ok) return found;
    const { person } = found;
    if ((await factorsOf(tx, personId)) === 0) return { ok: true };
    await removeAllFactors(tx, personId);
    await tx.query("delete from sessions where person_id = $1", [personId]);
    await tx.query("delete from second_steps where person_id = $1", [personId]);
    await noteSettings(tx, actor, `利用者「${person.name}」：二段階認証を解除。`);
    return { ok: true };
  });
}
