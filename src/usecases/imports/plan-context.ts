import { sheetEntriesToRevision } from "../../database/history-store.ts";
import { type OrgUnit, orgUnits } from "../../database/org-unit-store.ts";
import { loadSheets, type SheetRow } from "../../database/sheet-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { readPayload } from "../../domain/history/history-payload.ts";
import { textKey } from "../../domain/imports/match-rows.ts";
import { type KnownUnit, matchUnit, type UnitMatch } from "../../domain/imports/unit-path.ts";
import { replay } from "../../domain/sheets/replay.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";
import { formatSheetNumber, parseSheetNumber } from "../../domain/sheets/sheet-number.ts";
import type { PlanContext, PlannableFile, Target } from "./import-plan.ts";
import type { PreviewSheet } from "./import-preview.ts";

type Candidate = { sheetId: string; fiscalYear: number; unitId: string; formKey: string; titles: string[] };
type Found = { sheetId: string; by: Target["by"]; revision: number | null };

/** Gathers from the database what a plan needs: units, the sheets the files mean, and those sheets as they were exported. */
export async function planContext(
  tx: TenantTransaction,
  files: readonly PlannableFile[],
  years: Pick<PlanContext, "chosenYear" | "acceptedYears">,
): Promise<PlanContext> {
  const units = await unitsByYear(tx, files);
  const unitOf = (file: PlannableFile, sheet: PreviewSheet): UnitMatch =>
    matchUnit(sheet.unit, file.fiscalYear === null ? [] : (units.get(file.fiscalYear) ?? []));
  const byNumber = await sheetsByNumber(tx, files);
  const candidates = await sheetsOfYears(tx, [...units.keys()]);
  const found = new Map<PreviewSheet, Found>();
  for (const file of files) {
    for (const sheet of file.preview.sheets) {
      const sheetId = byNumber.get(numberOf(sheet) ?? "");
      if (sheetId) {
        found.set(sheet, { sheetId, by: "number", revision: sheet.revision });
        continue;
      }
      const { unitId } = unitOf(file, sheet);
      const same = candidates.find(
        (one) => one.unitId === unitId && one.fiscalYear === file.fiscalYear && isSame(one, sheet, file.form),
      );
      if (same) found.set(sheet, { sheetId: same.sheetId, by: "unit", revision: null });
    }
  }
  const targets = await loadTargets(tx, [...found.values()]);
  return {
    ...years,
    unitOf,
    targetOf: (_, sheet) => {
      const match = found.get(sheet);
      return (match && targets.get(match)) ?? null;
    },
  };
}

async function unitsByYear(tx: TenantTransaction, files: readonly PlannableFile[]): Promise<Map<number, KnownUnit[]>> {
  const units = new Map<number, KnownUnit[]>();
  for (const year of new Set(files.flatMap(({ fiscalYear }) => fiscalYear ?? []))) {
    units.set(year, withPaths(await orgUnits(tx, year)));
  }
  return units;
}

export function withPaths(units: OrgUnit[]): KnownUnit[] {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const pathOf = ({ name, parentId }: OrgUnit): string[] => {
    const above = parentId === null ? undefined : byId.get(parentId);
    return above ? [...pathOf(above), name] : [name];
  };
  return units.map((unit) => ({ unitId: unit.unitId, path: pathOf(unit) }));
}

function numberOf({ sheetNumber }: PreviewSheet): string | null {
  const parsed = sheetNumber === null ? null : parseSheetNumber(sheetNumber);
  return parsed?.ok ? formatSheetNumber(parsed) : null;
}

async function sheetsByNumber(tx: TenantTransaction, files: readonly PlannableFile[]): Promise<Map<string, string>> {
  const numbers = files.flatMap(({ preview }) => preview.sheets.flatMap((sheet) => numberOf(sheet) ?? []));
  const rows = await tx.query<{ sheetNumber: string; sheetId: string }>(
    `select sheet_number as "sheetNumber", sheet_id as "sheetId" from sheets where sheet_number = any($1)`,
    [numbers],
  );
  return new Map(rows.map(({ sheetNumber, sheetId }) => [sheetNumber, sheetId]));
}

function sheetsOfYears(tx: TenantTransaction, years: number[]): Promise<Candidate[]> {
  return tx.query<Candidate>(
    `select s.sheet_id as "sheetId", s.fiscal_year as "fiscalYear", s.unit_id as "unitId", s.form_key as "formKey",
       array(select coalesce(g.texts ->> 'title', '') from goals g where g.sheet_id = s.sheet_id) as titles
     from sheets s where s.fiscal_year = any($1) order by s.position, s.sheet_number`,
    [years],
  );
}

/** One sheet a unit: the unit tells. One sheet a goal: its goal tells. */
function isSame(candidate: Candidate, sheet: PreviewSheet, form: FormDefinition): boolean {
  if (candidate.formKey !== form.key) return false;
  if (form.sheetPer !== "goal") return true;
  const title = textKey(sheet.goals[0]?.texts.title ?? "");
  return title !== "" && candidate.titles.some((known) => textKey(known) === title);
}

async function loadTargets(tx: TenantTransaction, found: Found[]): Promise<Map<Found, Target>> {
  const ids = [...new Set(found.map(({ sheetId }) => sheetId))];
  const sheets = new Map((await loadSheets(tx, ids)).map((sheet) => [sheet.sheetId, sheet]));
  const targets = new Map<Found, Target>();
  for (const match of found) {
    const sheet = sheets.get(match.sheetId);
    if (sheet) targets.set(match, { sheet, by: match.by, base: await contentAt(tx, sheet, match.revision) });
  }
  return targets;
}

/** Null when the revision was typed wrong, or part of the history was disposed of: then only two sides are compared. */
async function contentAt(
  tx: TenantTransaction,
  { sheetId, texts, goals, revision: present }: SheetRow,
  revision: number | null,
): Promise<SheetContent | null> {
  if (revision === null || revision < 1 || revision > present) return null;
  if (revision === present) return { texts, goals };
  const entries = await sheetEntriesToRevision(tx, sheetId, revision);
  const payloads = entries.map(({ payload }) => readPayload(payload));
  if (payloads.includes(null)) return null;
  return replay(payloads.flatMap((payload) => payload?.events ?? []));
}
