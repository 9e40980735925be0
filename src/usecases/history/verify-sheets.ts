import { isDeepStrictEqual } from "node:util";
import type { Database, TenantTransaction } from "../../database/database.ts";
import { sheetEntriesToRevision } from "../../database/history-store.ts";
import { loadSheet } from "../../database/sheet-store.ts";
import { readPayload } from "../../domain/history/history-payload.ts";
import { replay } from "../../domain/sheets/replay.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";

/**
 * The numbers of the sheets whose stored words are not what their history leads to: somebody wrote past the program.
 * Call it after verifyHistory: it trusts the entries. (What was said beside the words may have been disposed of; sheets
 * that were are not there any more.)
 */
export async function verifySheets(db: Database, tenantId: string): Promise<{ sheets: number; differing: string[] }> {
  const ids = await db.withTenant(tenantId, (tx) =>
    tx.query<{ sheetId: string }>(`select sheet_id as "sheetId" from sheets order by sheet_number`),
  );
  const differing: string[] = [];
  for (const { sheetId } of ids) {
    const number = await db.withTenant(tenantId, (tx) => differingNumber(tx, sheetId));
    if (number) differing.push(number);
  }
  return { sheets: ids.length, differing };
}

async function differingNumber(tx: TenantTransaction, sheetId: string): Promise<string | null> {
  const sheet = await loadSheet(tx, sheetId);
  if (!sheet) return null;
  // Entries beyond the revision that was read belong to changes made since.
  const entries = await sheetEntriesToRevision(tx, sheetId, sheet.revision);
  const payloads = entries.map(({ payload }) => readPayload(payload));
  const rebuilt = rebuild(payloads.flatMap((payload) => payload?.events ?? []));
  const stored: SheetContent = { texts: sheet.texts, goals: sheet.goals };
  const same = entries.length === sheet.revision && isDeepStrictEqual(rebuilt, stored);
  return same ? null : sheet.sheetNumber;
}

function rebuild(events: SheetEvent[]): SheetContent | null {
  try {
    return replay(events);
  } catch {
    return null;
  }
}
