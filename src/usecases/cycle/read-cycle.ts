import { loadCycle, type YearCycle } from "../../database/cycle-store.ts";
import type { Database } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

/** A year with its cycle, if it has one; null when the year isn't open. */
export async function readCycle(
  db: Database,
  actor: Actor,
  fiscalYear: number,
): Promise<{ fiscalYear: number; cycle: YearCycle | null } | null> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const [year] = await fiscalYears(tx, fiscalYear);
    return year ? { fiscalYear, cycle: await loadCycle(tx, fiscalYear) } : null;
  });
}
