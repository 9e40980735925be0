import { randomUUID } from "node:crypto";
import type { Database, TenantTransaction } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import { loadForm } from "../../database/form-store.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { tableOf } from "../../domain/forms/form-fields.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayBeginSheet, mayRunCycle } from "../../domain/permissions/permissions.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";
import { type UnitOfYear, unitsOfYear } from "../periods/read-year-settings.ts";
import { createSheets, lockSheetCreation } from "./create-sheets.ts";

type Refusal = { ok: false; reason: "not-found" | "forbidden" | "no-form" };

/**
 * Begins an empty sheet for a unit on the year's form. `having`: how many sheets the person saw; when there are others
 * by now (a double click, a colleague) the latest of them is the answer and none is made.
 */
export async function beginSheet(
  db: Database,
  actor: Actor,
  wanted: { fiscalYear: number; unitId: string; having: number },
): Promise<{ ok: true; sheetId: string } | Refusal> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const year = await lockYear(tx, wanted.fiscalYear);
    const unit = year?.units.find(({ unitId }) => unitId === wanted.unitId);
    if (!year || !unit) return { ok: false, reason: "not-found" };
    const above = pathOf(unit, year.units);
    if (!mayBeginSheet(actor, { unitIds: above.map(({ unitId }) => unitId).reverse() })) {
      return { ok: false, reason: "forbidden" };
    }
    const latest = unit.sheets.at(-1);
    if (latest && unit.sheets.length !== wanted.having) return { ok: true, sheetId: latest.sheetId };
    if (!year.form) return { ok: false, reason: "no-form" };
    const [made] = await createEmpty(tx, actor, wanted.fiscalYear, year.form, [above]);
    if (!made) throw new Error("no sheet was made");
    return { ok: true, sheetId: made.sheetId };
  });
}

/** Begins a sheet for every unit of the year that should have one and has none; `made`: how many. For the office. */
export async function beginSheetsOfYear(
  db: Database,
  actor: Actor,
  fiscalYear: number,
): Promise<{ ok: true; made: number } | Refusal> {
  if (!mayRunCycle(actor)) return { ok: false, reason: "forbidden" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const year = await lockYear(tx, fiscalYear);
    if (!year) return { ok: false, reason: "not-found" };
    if (!year.form) return { ok: false, reason: "no-form" };
    const waiting = year.units.filter(({ expected, sheets }) => expected && sheets.length === 0);
    const paths = waiting.map((unit) => pathOf(unit, year.units));
    return { ok: true, made: (await createEmpty(tx, actor, fiscalYear, year.form, paths)).length };
  });
}

type LockedYear = { form: FormDefinition | null; units: UnitOfYear[] };

async function lockYear(tx: TenantTransaction, fiscalYear: number): Promise<LockedYear | null> {
  await lockSheetCreation(tx);
  const [year] = await fiscalYears(tx, fiscalYear);
  if (!year) return null;
  const form = year.form && (await loadForm(tx, year.form.key, year.form.version));
  return { form: form ?? null, units: await unitsOfYear(tx, year) };
}

/** From the department down to the unit itself. */
function pathOf(unit: UnitOfYear, units: UnitOfYear[]): UnitOfYear[] {
  const parent = units.find(({ unitId }) => unitId === unit.parentId);
  return parent ? [...pathOf(parent, units), unit] : [unit];
}

async function createEmpty(
  tx: TenantTransaction,
  actor: Actor,
  fiscalYear: number,
  form: FormDefinition,
  paths: UnitOfYear[][],
): Promise<{ sheetId: string }[]> {
  const { key, version } = form;
  const sheets = paths.map((path) => {
    const unitPath = path.map(({ name }) => name);
    return { fiscalYear, unitPath, form: { key, version }, content: emptyContent(form) };
  });
  return await createSheets(tx, actor, sheets, "settings");
}

/** A sheet for one goal has that goal from the beginning: without it there would be nothing to write in. */
function emptyContent(form: FormDefinition): SheetContent {
  if (form.sheetPer !== "goal") return { texts: {}, goals: [] };
  const workItems = tableOf(form).block === "workItems" ? [{ id: randomUUID(), texts: {} }] : [];
  return { texts: {}, goals: [{ id: randomUUID(), texts: {}, workItems }] };
}
