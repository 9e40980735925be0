import type { Database } from "../../database/database.ts";
import { entriesSinceAct } from "../../database/history-store.ts";
import { loadSheet } from "../../database/sheet-store.ts";
import { eventsWithout } from "../../domain/cycle/hidden-concepts.ts";
import { readPayload } from "../../domain/history/history-payload.ts";
import { netChanges } from "../../domain/history/net-changes.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheet } from "../../domain/permissions/permissions.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";
import { hiddenOn } from "../sheets/visible-sheet.ts";

/**
 * What has become different on a sheet since its confirmed words were opened for amendment. Who reads the sheet has read
 * what stood there and reads what stands there now.
 */
export async function readAmendment(db: Database, actor: Actor, sheetId: string): Promise<SheetEvent[]> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const sheet = await loadSheet(tx, sheetId);
    if (!sheet || !mayReadSheet(actor, sheet) || !sheet.cycleState?.amendment) return [];
    const entries = await entriesSinceAct(tx, sheetId, "amend");
    const events = entries.flatMap(({ payload }) => readPayload(payload)?.events ?? []);
    return netChanges(eventsWithout(events, hiddenOn(actor, sheet)));
  });
}
