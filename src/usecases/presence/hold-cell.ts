import type { Database } from "../../database/database.ts";
import { placePresence, tellPeople } from "../../database/presence-store.ts";
import { sheetPlace } from "../../database/sheet-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayEditSheet, mayReadSheet } from "../../domain/permissions/permissions.ts";
import { isUuid } from "../is-uuid.ts";

/** Someone takes a cell in hand ("": puts it down): the others on the sheet are told. */
export async function holdCell(
  db: Database,
  actor: Actor,
  sheetId: string,
  cell: string,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "forbidden" }> {
  if (!isUuid(sheetId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const place = await sheetPlace(tx, sheetId);
    if (!place || !mayReadSheet(actor, place)) return { ok: false, reason: "not-found" };
    if (!mayEditSheet(actor, place)) return { ok: false, reason: "forbidden" };
    await tx.queryAllAndCommit([placePresence({ sheetId, personId: actor.personId, cell }), tellPeople(sheetId)]);
    return { ok: true };
  });
}
