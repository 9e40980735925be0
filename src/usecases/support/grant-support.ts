import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayGrantSupport } from "../../domain/permissions/permissions.ts";
import { noteSettings } from "../history/note-settings.ts";
import { isUuid } from "../is-uuid.ts";
import { hashOfSupportCode, newSupportCode } from "./support-code.ts";

const hour = 60 * 60 * 1000;

/** How many hours an administrator may choose from. */
export const supportHours = [1, 2, 4, 8] as const;
export type SupportHours = (typeof supportHours)[number];

/** Lets the operator of the installation look at the city for some hours. The code can be shown this once only. */
export async function grantSupport(
  db: Database,
  actor: Actor,
  { reason, hours }: { reason: string; hours: SupportHours },
  now: Date,
): Promise<{ ok: true; code: string } | { ok: false; reason: "forbidden" }> {
  if (!mayGrantSupport(actor)) return { ok: false, reason: "forbidden" };
  const code = newSupportCode();
  await db.withTenant(actor.tenantId, async (tx) => {
    await tx.query(
      "insert into support_grants (granted_by, granted_at, reason, code_hash, expires_at) values ($1, $2, $3, $4, $5)",
      [actor.personId, now, reason, hashOfSupportCode(code), new Date(now.getTime() + hours * hour)],
    );
    await noteSettings(tx, actor, `運用者による閲覧を${hours}時間許可しました。理由：${reason}`);
  });
  return { ok: true, code };
}

/** Ends an access at once, used or not. Twice is once. */
export async function revokeSupport(
  db: Database,
  actor: Actor,
  grantId: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "forbidden" }> {
  if (!mayGrantSupport(actor)) return { ok: false, reason: "forbidden" };
  if (!isUuid(grantId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const [grant] = await tx.query<{ personId: string | null; revoked: boolean }>(
      `select person_id as "personId", revoked_at is not null as revoked from support_grants
        where grant_id = $1 for update`,
      [grantId],
    );
    if (!grant) return { ok: false, reason: "not-found" };
    if (grant.revoked) return { ok: true };
    await tx.query("update support_grants set revoked_at = $2 where grant_id = $1", [grantId, now]);
    await tx.query("delete from sessions where person_id = $1", [grant.personId]);
    await tx.query("update people set disabled_at = $2 where person_id = $1", [grant.personId, now]);
    await noteSettings(tx, actor, "運用者による閲覧の許可を取り消しました。");
    return { ok: true };
  });
}
