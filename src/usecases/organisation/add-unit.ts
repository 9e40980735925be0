import type { Database } from "../../database/database.ts";
import { orgUnits } from "../../database/org-unit-store.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";

export type NewUnit = {
  name: string;
  /** The unit above; null: a department. */
  parentId: string | null;
  /** From which fiscal year on; null: it was there in every year before too. */
  from: number | null;
};

const levelUnder = { department: "section", section: "team", team: "team" } as const;

/** Adds a department or a section. `fiscalYear`: the year in which it is to be seen. For the office. */
export async function addUnit(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  { name, parentId, from }: NewUnit,
): Promise<{ ok: true; unitId: string } | { ok: false; reason: "no-such-parent" | "name-taken" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`units ${tx.tenantId}`]);
    const parent = (await orgUnits(tx, fiscalYear)).find(({ unitId }) => unitId === parentId);
    if (parentId !== null && !parent) return { ok: false, reason: "no-such-parent" };
    const taken = await tx.query(
      `select 1 from org_units where parent_id is not distinct from $1 and name = $2
          and (last_year is null or $3::integer is null or last_year >= $3)`,
      [parentId, name, from],
    );
    if (taken.length > 0) return { ok: false, reason: "name-taken" };
    const [made] = await tx.query<{ unitId: string }>(
      `insert into org_units (parent_id, name, level, position, first_year)
       values ($1, $2, $3, (select coalesce(max(position) + 1, 0) from org_units), $4) returning unit_id as "unitId"`,
      [parentId, name, parent ? levelUnder[parent.level] : "department", from],
    );
    if (!made) throw new Error("The unit was not made.");
    const since = from === null ? "" : `(${fiscalYearLabel(from)}から)`;
    const where = parent ? `「${parent.name}」に` : "";
    await noteSettings(tx, actor, `${where}「${name}」を追加しました${since}。`);
    return { ok: true, unitId: made.unitId };
  });
}
