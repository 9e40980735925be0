import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { formatSheetNumber, parseSheetNumber } from "../../domain/sheets/sheet-number.ts";

/** The sheet with a number as it is printed or typed. `mistyped`: the check digit doesn't fit. */
export async function findSheetByNumber(
  db: Database,
  actor: Actor,
  text: string,
): Promise<{ ok: true; sheetId: string } | { ok: false; reason: "not-a-sheet-number" | "mistyped" | "not-found" }> {
  const number = parseSheetNumber(text);
  if (!number.ok) return number;
  return await db.withTenant(actor.tenantId, async (tx) => {
    const [row] = await tx.query<{ sheetId: string }>(
      `select sheet_id as "sheetId" from sheets where sheet_number = $1`,
      [formatSheetNumber(number)],
    );
    return row ? { ok: true, sheetId: row.sheetId } : { ok: false, reason: "not-found" };
  });
}
