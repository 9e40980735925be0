import type { Database } from "../../database/database.ts";
import { type FiscalYearRow, fiscalYears } from "../../database/fiscal-year-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { type FormChoice, formChoices } from "../forms/form-choices.ts";

/** A year with the form of its new sheets and the number of its sheets. */
export type YearLine = FiscalYearRow;

/** The years with the form of their new sheets, and the forms to choose from. For the office. */
export async function listYears(db: Database, actor: Actor): Promise<{ years: YearLine[]; forms: FormChoice[] }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    return { years: await fiscalYears(tx), forms: await formChoices(tx) };
  });
}
