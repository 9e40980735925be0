import { randomUUID } from "node:crypto";
import type { Database, TenantTransaction } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import { loadForm } from "../../database/form-store.ts";
import { setLinks } from "../../database/goal-link-store.ts";
import { linkGoals } from "../../database/lineage-store.ts";
import { insertSharedRows, lockSharedGoal, type SharedRow, unitsShowing } from "../../database/shared-goal-store.ts";
import { loadSheets, type SheetRow } from "../../database/sheet-store.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { labelOf, tableOf } from "../../domain/forms/form-fields.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { missingShared, sharedTextsOn } from "../../domain/shared-goals/shared-fields.ts";
import { goalName } from "../../domain/sheets/goal-name.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { isUuid } from "../is-uuid.ts";
import { type UnitOfYear, unitsOfYear } from "../periods/read-year-settings.ts";
import { changeSheetWithin, type WritingRefusal } from "../sheets/change-sheet.ts";
import { createSheets, lockSheetCreation } from "../sheets/create-sheets.ts";
import { type LoadedSharedGoal, loadSharedGoal } from "./load-shared-goal.ts";
import { noteShared } from "./note-shared.ts";
import { lockPlaces, whyNotPlanned } from "./spread-shared-goal.ts";
import { tellWriters } from "./tell-writers.ts";

/** A unit that can show the shared goal. `into`: its sheet; null: one will be made. `has`: it shows the goal already. */
export type UnitPlace = {
  unitId: string;
  departmentId: string;
  path: string[];
  into: SheetRow | null;
  has: boolean;
  /** It showed the goal that this one carries on, in the year before. */
  had: boolean;
  why: WritingRefusal | null;
  day: string | null;
};

export type PlaceOutcome =
  | { ok: true; placed: number; refused: UnitPlace[] }
  | { ok: false; reason: "not-found" | "forbidden" | "no-form" }
  | { ok: false; reason: "incomplete"; labels: string[] };

/** Shows the shared goal on the sheets of these units, in one transaction; a unit without a sheet gets one. */
export async function placeSharedGoal(
  db: Database,
  actor: Actor,
  sharedGoalId: string,
  unitIds: string[],
  today: string,
): Promise<PlaceOutcome> {
  if (!isUuid(sharedGoalId)) return { ok: false, reason: "not-found" };
  const outcome = await db.withTenant(actor.tenantId, (tx) => placeLocked(tx, actor, sharedGoalId, unitIds, today));
  if (!outcome.ok) return outcome;
  const { sheetIds, ...placed } = outcome;
  await tellWriters(db, actor, { kind: "shared-placed", sharedGoalId, sheetIds, occasion: randomUUID(), today });
  return placed;
}

type PlacedLocked =
  | (Extract<PlaceOutcome, { ok: true }> & { sheetIds: string[] })
  | Exclude<PlaceOutcome, { ok: true }>;

async function placeLocked(
  tx: TenantTransaction,
  actor: Actor,
  sharedGoalId: string,
  unitIds: string[],
  today: string,
): Promise<PlacedLocked> {
  await lockSharedGoal(tx, sharedGoalId);
  await lockSheetCreation(tx);
  const loaded = await loadSharedGoal(tx, actor, sharedGoalId);
  if (!loaded) return { ok: false, reason: "not-found" };
  if (!loaded.mayEdit) return { ok: false, reason: "forbidden" };
  const missing = missingShared(loaded.form, loaded.record.texts);
  if (missing.length > 0) {
    return { ok: false, reason: "incomplete", labels: missing.map((concept) => labelOf(loaded.form, concept)) };
  }
  const known = (await unitPlaces(tx, actor, loaded, today)).places;
  await lockPlaces(
    tx,
    known.flatMap(({ unitId, into }) => (into && unitIds.includes(unitId) ? [into.sheetId] : [])),
  );
  const { form, places } = await unitPlaces(tx, actor, loaded, today);
  if (!unitIds.every((id) => places.some(({ unitId }) => unitId === id))) return { ok: false, reason: "not-found" };
  if (!form) return { ok: false, reason: "no-form" };
  const wanted = places.filter(({ unitId, has }) => unitIds.includes(unitId) && !has);
  const outcome = await placeWithin(tx, actor, loaded, form, wanted, today);
  if (outcome.placed.length > 0) {
    const names = outcome.placed.map(({ path }) => path.at(-1)).join("、");
    const goal = goalName({ texts: loaded.record.texts });
    await noteShared(tx, actor, sharedGoalId, `共通目標「${goal}」を${names}のシートに入れました。`);
  }
  const { placed, refused, sheetIds } = outcome;
  return { ok: true, placed: placed.length, refused, sheetIds };
}

/**
 * Writes the shared goal as ordinary changes where the sheets take it. The sheets are locked and were loaded since.
 * `sheetIds`: those that show it now.
 */
export async function placeWithin(
  tx: TenantTransaction,
  actor: Actor,
  { record }: LoadedSharedGoal,
  yearForm: FormDefinition,
  wanted: UnitPlace[],
  today: string,
): Promise<{ placed: UnitPlace[]; refused: UnitPlace[]; sheetIds: string[] }> {
  const { sharedGoalId, fiscalYear, texts, sourceGoalId } = record;
  const placed: UnitPlace[] = [];
  const refused: UnitPlace[] = [];
  const rows: SharedRow[] = [];
  const lines: Record<string, string> = {};
  const before = await earlierGoals(tx, record);
  for (const place of wanted) {
    const goal = newRow(place.into?.form ?? yearForm, texts);
    const previous = before.get(place.unitId);
    if (previous !== undefined) lines[goal.id] = previous;
    if (place.into === null) {
      const content = { texts: {}, goals: [goal] };
      const sheet = { fiscalYear, unitPath: place.path, form: yearForm, content };
      const [made] = await createSheets(tx, actor, [sheet], "shared");
      if (!made) throw new Error("no sheet was made");
      rows.push({ goalId: goal.id, sheetId: made.sheetId, sharedGoalId });
      placed.push(place);
      continue;
    }
    const { sheetId, goals } = place.into;
    const change = { do: "addGoal", goal, index: goals.length } as const;
    const outcome = await changeSheetWithin(tx, actor, sheetId, [change], "shared", today);
    if (outcome.ok) {
      rows.push({ goalId: goal.id, sheetId, sharedGoalId });
      placed.push(place);
    } else if (outcome.reason === "locked") refused.push({ ...place, why: outcome.why, day: outcome.day });
    else refused.push({ ...place, why: "not-yours", day: null });
  }
  const { sql, values } = insertSharedRows(rows);
  await tx.query(sql, values ?? []);
  await linkGoals(tx, lines);
  if (sourceGoalId !== null) {
    const links = setLinks(rows.map(({ goalId }) => ({ goalId, servesGoalId: sourceGoalId })));
    await tx.query(links.sql, links.values ?? []);
  }
  return { placed, refused, sheetIds: rows.map(({ sheetId }) => sheetId) };
}

/** By unit: its goal that showed what this shared goal carries on. */
async function earlierGoals(
  tx: TenantTransaction,
  { previousSharedGoalId }: LoadedSharedGoal["record"],
): Promise<Map<string, string>> {
  const rows = previousSharedGoalId === null ? [] : await unitsShowing(tx, previousSharedGoalId);
  return new Map(rows.map(({ unitId, goalId }) => [unitId, goalId]));
}

/** A form with work items needs a first one, or there would be nothing to write in. */
function newRow(form: FormDefinition, texts: LoadedSharedGoal["record"]["texts"]): Goal {
  const workItems = tableOf(form).block === "workItems" ? [{ id: randomUUID(), texts: {} }] : [];
  return { id: randomUUID(), texts: sharedTextsOn(form, texts), workItems };
}

/** The units that can show a shared goal: all that write sheets, or those of the department whose it is. */
export async function unitPlaces(
  tx: TenantTransaction,
  actor: Actor,
  { record, places }: LoadedSharedGoal,
  today: string,
): Promise<{ form: FormDefinition | null; places: UnitPlace[] }> {
  const [year] = await fiscalYears(tx, record.fiscalYear);
  if (!year) return { form: null, places: [] };
  const form = year.form ? ((await loadForm(tx, year.form.key, year.form.version)) ?? null) : null;
  const units = await unitsOfYear(tx, year);
  const above = (unit: UnitOfYear): UnitOfYear[] => {
    const parent = units.find(({ unitId }) => unitId === unit.parentId);
    return parent ? [unit, ...above(parent)] : [unit];
  };
  // Where departments write, their sections show what was deployed to them.
  const writes = (unit: UnitOfYear) => unit.expected || unit.sheets.length > 0 || unit.level === "section";
  const firstSheets = form?.sheetPer === "goal" ? [] : units.flatMap(({ sheets }) => sheets.slice(0, 1));
  const sheets = new Map(
    (
      await loadSheets(
        tx,
        firstSheets.map(({ sheetId }) => sheetId),
      )
    ).map((sheet) => [sheet.unitId, sheet]),
  );
  const before = await earlierGoals(tx, record);
  const shown = new Set(places.map(({ sheet }) => sheet.unitId));
  return {
    form,
    places: units.filter(writes).flatMap((unit): UnitPlace[] => {
      const up = above(unit);
      const top = up.at(-1);
      if (!top || (record.ownerUnitId !== null && !up.some(({ unitId }) => unitId === record.ownerUnitId))) return [];
      const into = sheets.get(unit.unitId) ?? null;
      const why = into ? whyNotPlanned(actor, into, today) : { why: null, day: null };
      const path = up.map(({ name }) => name).reverse();
      return [
        {
          unitId: unit.unitId,
          departmentId: top.unitId,
          path,
          into,
          has: shown.has(unit.unitId),
          had: before.has(unit.unitId),
          ...why,
        },
      ];
    }),
  };
}
