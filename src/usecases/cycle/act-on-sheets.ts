import type { Database } from "../../database/database.ts";
import { loadSheets } from "../../database/sheet-store.ts";
import type { SheetAct } from "../../domain/cycle/cycle-state.ts";
import type { ActRefusal } from "../../domain/cycle/transitions.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayRunCycle } from "../../domain/permissions/permissions.ts";
import { isUuid } from "../is-uuid.ts";
import { actWithin } from "./act-on-sheet.ts";

/** What the office does with many sheets at once: one day, one reason. `key`: the request's own id. */
export type ActOnSheets = {
  sheetIds: string[];
  act: Extract<SheetAct, { do: "extend" | "reopen" }>;
  key: string;
  today: string;
};

/** A sheet with which it could not be done, and why. */
export type LeftSheet = { sheetId: string; path: string[]; reason: ActRefusal };

export type ActOnSheetsOutcome =
  | { ok: true; done: number; left: LeftSheet[] }
  | { ok: false; reason: "forbidden" | "nothing-chosen" | "reason-missing" | "date-missing" };

/** Sheets with which it can be done are done, all in one transaction; the others stay as they are and are named. */
export async function actOnSheets(
  db: Database,
  actor: Actor,
  { sheetIds, act, key, today }: ActOnSheets,
): Promise<ActOnSheetsOutcome> {
  if (!mayRunCycle(actor)) return { ok: false, reason: "forbidden" };
  const ids = [...new Set(sheetIds.filter(isUuid))].sort();
  if (ids.length === 0) return { ok: false, reason: "nothing-chosen" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    // All of them before the first entry in the history: who holds the chain's lock must not wait for a sheet.
    await tx.query("select 1 from sheets where sheet_id = any($1) order by sheet_id for no key update", [ids]);
    const refused: { sheetId: string; reason: ActRefusal }[] = [];
    let done = 0;
    for (const sheetId of ids) {
      const outcome = await actWithin(tx, actor, sheetId, { key, act, seen: 0, today });
      if (outcome.ok) done += 1;
      // Lacking for one it is lacking for all: nothing has been written.
      else if (outcome.reason === "reason-missing" || outcome.reason === "date-missing") {
        return { ok: false, reason: outcome.reason };
      } else if (isRefusal(outcome.reason)) refused.push({ sheetId, reason: outcome.reason });
    }
    const places = new Map(
      (
        await loadSheets(
          tx,
          refused.map(({ sheetId }) => sheetId),
        )
      ).map(({ sheetId, path }) => [sheetId, path]),
    );
    const left = refused.map(({ sheetId, reason }) => ({ sheetId, reason, path: places.get(sheetId) ?? [] }));
    return { ok: true, done, left };
  });
}

/** What isn't there for the person, or runs no cycle, is not named. */
function isRefusal(reason: ActRefusal | "not-found" | "no-cycle" | "changed-since"): reason is ActRefusal {
  return reason !== "not-found" && reason !== "no-cycle" && reason !== "changed-since";
}
