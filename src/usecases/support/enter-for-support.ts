import type { Database } from "../../database/database.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { noteSettings } from "../history/note-settings.ts";
import { givePost } from "../people/give-post.ts";
import { startSession, type Visit } from "../sessions/start-session.ts";
import { hashOfSupportCode } from "./support-code.ts";

/**
 * The operator comes in with the code that the administrator handed over: as a person of their own, who holds the
 * operator's post and nothing else, in a session that ends with the grant at the latest. A code works once.
 */
export async function enterForSupport(
  db: Database,
  tenantId: string,
  given: { code: string; name: string } & Visit,
  now: Date,
): Promise<{ ok: true; session: string } | { ok: false; reason: "no-such-grant" }> {
  return await db.withTenant(tenantId, async (tx) => {
    const [grant] = await tx.query<{ grantId: string; expiresAt: string }>(
      `select grant_id as "grantId", expires_at as "expiresAt" from support_grants
        where code_hash = $1 and person_id is null and revoked_at is null and expires_at > $2 for update`,
      [hashOfSupportCode(given.code), now],
    );
    if (!grant) return { ok: false, reason: "no-such-grant" };
    const { grantId, expiresAt } = grant;
    const name = `${given.name}(運用者)`;
    const [person] = await tx.query<{ personId: string }>(
      `insert into people (login_name, name) values ($1, $2) returning person_id as "personId"`,
      [`support ${grantId}`, name],
    );
    if (!person) throw new Error("The operator was not entered.");
    const { personId } = person;
    const days = { from: japanDay(now), until: japanDay(new Date(expiresAt)) };
    await givePost(tx, personId, { role: "operator", unitId: null, title: "運用者（閲覧のみ）", main: true, ...days });
    const session = await startSession(tx, personId, given, now, "support");
    await tx.query("update sessions set expires_at = least(expires_at, $2) where person_id = $1", [
      personId,
      expiresAt,
    ]);
    await tx.query("update support_grants set person_id = $2, used_at = $3 where grant_id = $1", [
      grantId,
      personId,
      now,
    ]);
    await noteSettings(tx, { personId, name }, `「${name}」が、許可された閲覧を始めました。`);
    return { ok: true, session };
  });
}
