import type { Database } from "../../database/database.ts";
import { addPresence, removePresence, removeUnseen, tellPeople } from "../../database/presence-store.ts";
import { sheetPlace } from "../../database/sheet-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayEditSheet, mayReadSheet } from "../../domain/permissions/permissions.ts";
import { isUuid } from "../is-uuid.ts";

export type Arrival = { streamId: string; sheetId: string; writing: boolean };

/** Someone opens a sheet: everyone on it is told. `unitIds`: of the sheet, for asking again whether they may read it. */
export async function arriveAtSheet(
  db: Database,
  actor: Actor,
  { streamId, sheetId, writing }: Arrival,
): Promise<{ ok: true; unitIds: string[]; revision: number } | { ok: false; reason: "not-found" }> {
  if (!isUuid(sheetId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const place = await sheetPlace(tx, sheetId);
    if (!place || !mayReadSheet(actor, place)) return { ok: false, reason: "not-found" };
    const stream = { streamId, sheetId, personId: actor.personId, writing: writing && mayEditSheet(actor, place) };
    await tx.queryAllAndCommit([removeUnseen, addPresence(stream), tellPeople(sheetId)]);
    return { ok: true, ...place };
  });
}

export async function leaveSheet(
  db: Database,
  tenantId: string,
  { streamId, sheetId }: Pick<Arrival, "streamId" | "sheetId">,
): Promise<void> {
  await db.withTenant(tenantId, (tx) => tx.queryAllAndCommit([removePresence(streamId), tellPeople(sheetId)]));
}
