import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

/** The fiscal years the municipality has, latest first. */
export async function listYears(db: Database, actor: Actor): Promise<number[]> {
  const rows = await db.withTenant(actor.tenantId, (tx) =>
    tx.query<{ year: number }>("select fiscal_year as year from fiscal_years order by fiscal_year desc"),
  );
  return rows.map(({ year }) => year);
}
