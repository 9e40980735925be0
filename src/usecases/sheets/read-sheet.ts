import type { Database, TenantTransaction } from "../../database/database.ts";
import { sheetEntriesUntil } from "../../database/history-store.ts";
import { pathAsOf } from "../../database/path-as-of.ts";
import { loadSheet, loadSheets, type SheetRow } from "../../database/sheet-store.ts";
import type { CycleDefinition } from "../../domain/cycle/cycle-definition.ts";
import { type CycleState, firstState } from "../../domain/cycle/cycle-state.ts";
import { withoutConcepts } from "../../domain/cycle/hidden-concepts.ts";
import { type SheetUnits, unitsOf } from "../../domain/cycle/situation.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { readPayload } from "../../domain/history/history-payload.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadHistory, mayReadSheet } from "../../domain/permissions/permissions.ts";
import { replay } from "../../domain/sheets/replay.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";
import { isUuid } from "../is-uuid.ts";
import { hiddenOn, visibleSheet } from "./visible-sheet.ts";

/**
 * A sheet as it is read. `path`: names from the department down, as they were then. `asOf`: the time asked for; null is
 * now.
 */
export type SheetView = {
  sheetId: string;
  sheetNumber: string;
  fiscalYear: number;
  /** `unitIds`: the unit and those above it, nearest first (for mayEditSheet). */
  unit: { unitId: string; unitIds: string[]; path: string[] };
  /** The year's cycle with where the sheet stands in it now; null where the city runs none. */
  cycle: { definition: CycleDefinition; state: CycleState; units: SheetUnits } | null;
  form: FormDefinition;
  content: SheetContent;
  /** Grows by one with every change, as does the number of the sheet's history entries. */
  revision: number;
  /** ISO time of the last change before `asOf`. */
  updatedAt: string;
  updatedBy: string | null;
  asOf: string | null;
};

export type ReadSheetOutcome = { ok: true; view: SheetView } | { ok: false; reason: "not-found" };

/**
 * The sheet now, or as it stood at a time (ISO) for who reads its history. Before its creation there was none.
 */
export async function readSheet(db: Database, actor: Actor, sheetId: string, asOf?: string): Promise<ReadSheetOutcome> {
  if (!isUuid(sheetId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const sheet = await loadSheet(tx, sheetId);
    if (!sheet || !mayReadSheet(actor, sheet)) return { ok: false, reason: "not-found" };
    if (asOf !== undefined && !mayReadHistory(actor, sheet)) return { ok: false, reason: "not-found" };
    const view = asOf === undefined ? viewOf(visibleSheet(actor, sheet)) : await viewAsOf(tx, actor, sheet, asOf);
    return view ? { ok: true, view } : { ok: false, reason: "not-found" };
  });
}

/** Several sheets at once, in the order of the year's list; those that don't exist are left out. */
export async function readSheets(db: Database, actor: Actor, sheetIds: string[]): Promise<SheetView[]> {
  const sheets = await db.withTenant(actor.tenantId, (tx) => loadSheets(tx, sheetIds.filter(isUuid)));
  return sheets.filter((sheet) => mayReadSheet(actor, sheet)).map((sheet) => viewOf(visibleSheet(actor, sheet)));
}

/** The same as they stood at a time (ISO): those whose history the actor reads, and that were there. */
export async function readSheetsAsOf(
  db: Database,
  actor: Actor,
  sheetIds: string[],
  asOf: string,
): Promise<SheetView[]> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const views: SheetView[] = [];
    for (const sheet of await loadSheets(tx, sheetIds.filter(isUuid))) {
      const view = mayReadHistory(actor, sheet) ? await viewAsOf(tx, actor, sheet, asOf) : null;
      if (view) views.push(view);
    }
    return views;
  });
}

function viewOf(sheet: SheetRow): SheetView {
  const { sheetId, sheetNumber, fiscalYear, form, revision, updatedAt, updatedBy } = sheet;
  const unit = { unitId: sheet.unitId, unitIds: sheet.unitIds, path: sheet.path };
  const content = { texts: sheet.texts, goals: sheet.goals };
  const cycle = sheet.cycle && {
    definition: sheet.cycle.definition,
    state: sheet.cycleState ?? firstState(sheet.cycle.definition, sheet.cycle.startStage),
    units: unitsOf(sheet),
  };
  return { sheetId, sheetNumber, fiscalYear, unit, cycle, form, content, revision, updatedAt, updatedBy, asOf: null };
}

async function viewAsOf(tx: TenantTransaction, actor: Actor, sheet: SheetRow, asOf: string): Promise<SheetView | null> {
  const entries = await sheetEntriesUntil(tx, sheet.sheetId, asOf);
  const last = entries.at(-1);
  if (!last) return null;
  const payloads = entries.map(({ payload }) => readPayload(payload));
  const content = replay(payloads.flatMap((payload) => payload?.events ?? []));
  const revision = entries.length;
  const unit = { ...viewOf(sheet).unit, path: await pathAsOf(tx, sheet.sheetId, asOf) };
  return {
    ...viewOf(sheet),
    unit,
    content: withoutConcepts(content, hiddenOn(actor, sheet)),
    revision,
    updatedAt: last.at,
    updatedBy: payloads.at(-1)?.by ?? null,
    asOf,
  };
}
