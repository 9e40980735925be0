import type { Database } from "../../database/database.ts";
import type { HistoryRow } from "../../database/history-store.ts";
import { loadSheets } from "../../database/sheet-store.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSettingsHistory, readableHistory } from "../../domain/permissions/permissions.ts";
import { hiddenOn } from "../sheets/visible-sheet.ts";
import { entryWithout, type HistoryEntry, type HistoryPage, type PageOptions, pageOf } from "./sheet-history.ts";

/** An entry with the sheet it belongs to. */
export type RecentEntry = HistoryEntry & { sheetNumber: string | null; unit: string | null };

/**
 * What happened in the municipality, newest first: to the sheets whose history the person reads, and to accounts and
 * settings if they may see that.
 */
export async function recentHistory(
  db: Database,
  actor: Actor,
  { before = Number.MAX_SAFE_INTEGER, limit = 50 }: PageOptions = {},
): Promise<{ entries: RecentEntry[]; next: HistoryPage["next"] }> {
  type Row = HistoryRow & { sheetNumber: string | null; unit: string | null };
  const readable = readableHistory(actor);
  const unitIds = readable === "all" ? null : readable.unitIds;
  const rows = await db.withTenant(actor.tenantId, (tx) =>
    tx.query<Row>(
      `with recursive under as (
         select unit_id from org_units where unit_id = any($4::uuid[])
         union select o.unit_id from org_units o join under on o.parent_id = under.unit_id
       )
       select h.seq, h.at, h.sheet_id as "sheetId", h.actor_id as "actorId", h.via, h.payload,
         s.sheet_number as "sheetNumber", o.name as unit
       from history h left join sheets s on s.sheet_id = h.sheet_id left join org_units o on o.unit_id = s.unit_id
       where h.seq < $1
         and case when h.sheet_id is null then $3 or ($4::uuid[] is null and h.via <> 'settings')
                  else $4::uuid[] is null or s.unit_id in (select unit_id from under) end
       order by h.seq desc limit $2`,
      [before, limit + 1, mayReadSettingsHistory(actor), unitIds],
    ),
  );
  const page = pageOf(rows, limit);
  const entries = page.entries.map((entry, index) => {
    const row = rows[index];
    return { ...entry, sheetNumber: row?.sheetNumber ?? null, unit: row?.unit ?? null };
  });
  // Few entries tell of words that some city keeps back: only their sheets are looked at.
  const doubtful = entries.filter(({ events }) => JSON.stringify(events).includes("rating.supervisor"));
  const hiddenOf = await hiddenOnSheets(db, actor, [...new Set(doubtful.flatMap(({ sheetId }) => sheetId ?? []))]);
  const shown = entries.flatMap((entry) => entryWithout(entry, hiddenOf.get(entry.sheetId ?? "") ?? []) ?? []);
  return { entries: shown, next: page.next };
}

async function hiddenOnSheets(db: Database, actor: Actor, sheetIds: string[]): Promise<Map<string, Concept[]>> {
  if (sheetIds.length === 0) return new Map();
  const sheets = await db.withTenant(actor.tenantId, (tx) => loadSheets(tx, sheetIds));
  return new Map(sheets.map((sheet) => [sheet.sheetId, hiddenOn(actor, sheet)]));
}
