import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import { factorsOf, tidyRecoveryCodes } from "../second-factor/factors.ts";
import { isSecondFactorRequired } from "../second-factor/required-roles.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { confirmOwnPassword, type PasswordRefusal } from "../sessions/confirm-own-password.ts";
import type { Visit } from "../sessions/start-session.ts";

/** Takes a passkey away, for who knows the password; not the last second factor where the city asks for one. */
export async function removePasskey(
  db: Database,
  sealer: Sealer,
  actor: Actor,
  given: { passkeyId: string; present: string } & Visit,
  now: Date,
): Promise<{ ok: true } | PasswordRefusal | { ok: false; reason: "required" | "not-found" }> {
  const { tenantId, personId } = actor;
  const find = "select name from passkeys where person_id = $1 and passkey_id = $2";
  const known = await db.withTenant(tenantId, (tx) => tx.query(find, [personId, given.passkeyId]));
  if (known.length === 0) return { ok: false, reason: "not-found" };
  const proved = await confirmOwnPassword(db, sealer, actor, given, now);
  if (!proved.ok) return proved;
  return await db.withTenant(tenantId, async (tx) => {
    const last = (await factorsOf(tx, personId)) === 1;
    if (last && (await isSecondFactorRequired(tx, actor))) return { ok: false, reason: "required" };
    const [gone] = await tx.query<{ name: string }>(
      "delete from passkeys where person_id = $1 and passkey_id = $2 returning name",
      [personId, given.passkeyId],
    );
    if (!gone) return { ok: false, reason: "not-found" };
    await tidyRecoveryCodes(tx, personId);
    await noteSettings(tx, actor, `「${actor.name}」がパスキー「${gone.name}」を削除しました。`);
    return { ok: true };
  });
}
