import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";

/**
 * Takes back a unit that was entered by mistake: one without sheets in any year, without people and without units
 * under it. For the office.
 */
export async function removeUnit(
  db: Database,
  actor: Actor,
  unitId: string,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "in-use" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    // Locked before looking: nobody can begin to refer to it in between.
    const [unit] = await tx.query<{ name: string }>("select name from org_units where unit_id = $1 for update", [
      unitId,
    ]);
    if (!unit) return { ok: false, reason: "not-found" };
    const used = await tx.query(
      `select 1 from sheets where unit_id = $1 union all select 1 from posts where unit_id = $1
       union all select 1 from org_units where parent_id = $1
       union all select 1 from unit_successors where $1 in (from_unit, to_unit)`,
      [unitId],
    );
    if (used.length > 0) return { ok: false, reason: "in-use" };
    await tx.query("delete from org_units where unit_id = $1", [unitId]);
    await noteSettings(tx, actor, `「${unit.name}」を取り消しました。`);
    return { ok: true };
  });
}
