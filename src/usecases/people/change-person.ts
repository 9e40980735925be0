import type { Database } from "../../database/database.ts";
import type { Actor, Role } from "../../domain/permissions/actor.ts";
import { hashPassword } from "../sessions/password.ts";

export type PersonChange = {
  name: string;
  post: string;
  role: Role;
  unitId: string | null;
  closed: boolean;
  /** A new password; null keeps the present one. */
  password: string | null;
};

export type ChangePersonOutcome = { ok: true } | { ok: false; reason: "not-found" | "last-office" };

/**
 * Changes an account. Who loses it, or gets a new password, is signed out at once. The last open account of the
 * office stays what it is: nobody could open another one.
 */
export async function changePerson(
  db: Database,
  actor: Actor,
  personId: string,
  change: PersonChange,
): Promise<ChangePersonOutcome> {
  const hash = change.password === null ? null : await hashPassword(change.password);
  return await db.withTenant(actor.tenantId, async (tx) => {
    // Locked together, so that two offices closing each other's account at once can't both succeed.
    const offices = await tx.query<{ id: string }>(
      "select person_id as id from people where role = 'office' and disabled_at is null for update",
    );
    const leaves = change.closed || change.role !== "office";
    if (leaves && offices.length === 1 && offices[0]?.id === personId) return { ok: false, reason: "last-office" };
    const [changed] = await tx.query<{ id: string }>(
      `update people set name = $2, post = $3, role = $4, unit_id = $5,
              disabled_at = case when $6 then coalesce(disabled_at, now()) end,
              password_hash = coalesce($7, password_hash)
        where person_id = $1 returning person_id as id`,
      [personId, change.name, change.post, change.role, change.unitId, change.closed, hash],
    );
    if (!changed) return { ok: false, reason: "not-found" };
    if (change.closed || hash) await tx.query("delete from sessions where person_id = $1", [personId]);
    return { ok: true };
  });
}
