import type { Database } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { hiddenConcepts } from "../../domain/cycle/hidden-concepts.ts";
import { ratingSummary } from "../../domain/evaluation/rating-summary.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { UnitLevel } from "../../domain/organisation/reorganisation.ts";
import { writesSheets } from "../../domain/organisation/writes-sheets.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayBeginSheet, mayWatchProgress } from "../../domain/permissions/permissions.ts";
import { cycleSheets } from "../cycle/year-sheets.ts";
import { type FilledCounts, progressOf } from "./progress-of.ts";
import type { DepartmentState, SheetState, YearOverview } from "./year-overview.ts";

type UnitRow = { unitId: string; parentId: string | null; name: string; level: UnitLevel };
type SheetRow = {
  sheetId: string;
  sheetNumber: string;
  unitId: string;
  formKey: string;
  formVersion: number;
  goals: number;
  workItems: number;
  firstTitle: string | null;
  updatedAt: string;
  updatedBy: string | null;
};
type FormRow = { key: string; version: number; definition: FormDefinition };
type RatingRow = { sheetId: string; rating: string; supervisor: string; goals: number };
type DisposedRow = { sheetId: string; sheetNumber: string; unitPath: string[] };
type FilledRow = { sheetId: string; of: "sheet" | "goal" | "workItem"; concept: string; filled: number };

/**
 * The units of a year and the state of their sheets, of one department or of all. Null for a department that isn't
 * there. Units without a sheet are listed too: that is what the office wants to see.
 */
export async function readYear(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  department: string | null,
): Promise<YearOverview | null> {
  const { units, sheets, forms, filled, ratings, disposed, form, cycles } = await db.withTenant(actor.tenantId, (tx) =>
    load(tx, fiscalYear),
  );
  const tops = units.filter(({ parentId }) => parentId === null);
  if (department !== null && !tops.some(({ unitId }) => unitId === department)) return null;

  const hiddenOf = new Map([...cycles].map(([sheetId, sheet]) => [sheetId, hiddenConcepts(actor, sheet)]));
  const isShown = (row: { sheetId: string }, concept: string) =>
    !(hiddenOf.get(row.sheetId) ?? []).some((one) => one === concept);
  const formOf = new Map(forms.map(({ key, version, definition }) => [`${key} ${version}`, definition]));
  const filledOf = Map.groupBy(
    filled.filter((row) => isShown(row, row.concept)),
    ({ sheetId }) => sheetId,
  );
  const sheetsOf = Map.groupBy(sheets, ({ unitId }) => unitId);
  const disposedOf = Map.groupBy(disposed, ({ unitPath }) => JSON.stringify(unitPath));
  const childrenOf = Map.groupBy(units, ({ parentId }) => parentId);
  const stateOf = (sheet: SheetRow): SheetState => {
    const form = formOf.get(`${sheet.formKey} ${sheet.formVersion}`);
    if (!form) throw new Error(`sheet ${sheet.sheetNumber} stands on a form that is not stored`);
    const title = (form.sheetPer === "goal" && sheet.firstTitle) || form.name;
    const { sheetId, sheetNumber, goals, updatedAt, updatedBy } = sheet;
    const progress = progressOf(form, countsOf(sheet, filledOf.get(sheetId) ?? []));
    const cycle = cycles.get(sheetId) ?? null;
    return { sheetId, sheetNumber, title, goals, progress, cycle, updatedAt, updatedBy };
  };
  const unitsUnder = (unit: UnitRow, path: string[], above: string[]): DepartmentState["units"] => {
    const { unitId } = unit;
    const unitIds = [unitId, ...above];
    const below = childrenOf.get(unitId) ?? [];
    const children = below.flatMap((child) => unitsUnder(child, [...path, child.name], unitIds));
    const own = (sheetsOf.get(unitId) ?? []).map(stateOf);
    const hasChildren = below.length > 0;
    // Beside sheets of its own, a unit needs a row where a sheet is expected of it.
    const expected = writesSheets(form?.sheetPer ?? "section", { ...unit, hasChildren });
    const gone = disposedOf.get(JSON.stringify(path)) ?? [];
    if (own.length + gone.length === 0 && !expected) return children;
    const room = own.length === 0 || form?.sheetPer === "goal";
    const mayBegin = form !== null && expected && room && gone.length === 0 && mayBeginSheet(actor, { unitIds });
    const left = gone.map(({ sheetId, sheetNumber }) => ({ sheetId, sheetNumber }));
    return [{ unitId, path, sheets: own, disposed: left, mayBegin }, ...children];
  };
  const chosen = tops.filter(({ unitId }) => department === null || unitId === department);
  const departments = chosen.map((top): DepartmentState => {
    return { unitId: top.unitId, name: top.name, units: unitsUnder(top, [top.name], []) };
  });
  const formOfSheet = new Map(
    sheets.map((sheet) => [sheet.sheetId, formOf.get(`${sheet.formKey} ${sheet.formVersion}`)]),
  );
  const shownRatings = ratings.map((row) => (isShown(row, "rating.supervisor") ? row : { ...row, supervisor: "" }));
  const ratingsOf = Map.groupBy(shownRatings, ({ sheetId }) => sheetId);
  const rated = departments.flatMap(({ name, units: under }) =>
    under.flatMap((unit) =>
      unit.sheets.flatMap(({ sheetId }) => {
        const on = formOfSheet.get(sheetId);
        if (!on) return [];
        return (ratingsOf.get(sheetId) ?? []).map((row) => ({ ...row, department: name, form: on }));
      }),
    ),
  );
  return {
    fiscalYear,
    departments,
    ratings: ratingSummary(rated),
    choices: tops.map(({ unitId, name }) => ({ unitId, name })),
    mayWatch: [...cycles.values()].some(({ units }) =>
      mayWatchProgress(actor, { unitIds: units.map(({ unitId }) => unitId) }),
    ),
    form,
  };
}

async function load(tx: TenantTransaction, fiscalYear: number) {
  const year = [fiscalYear];
  const [units, sheets, forms, filled, ratings, disposed] = await tx.queryAll([
    {
      sql: `select unit_id as "unitId", parent_id as "parentId", name, level from org_units
             where coalesce(first_year, $1::int) <= $1::int and coalesce(last_year, $1::int) >= $1::int
             order by position, name`,
      values: year,
    },
    {
      sql: `select s.sheet_id as "sheetId", s.sheet_number as "sheetNumber", s.unit_id as "unitId",
                   s.form_key as "formKey", s.form_version as "formVersion", s.updated_at as "updatedAt",
                   p.name as "updatedBy",
                   (select count(*)::int from goals g where g.tenant_id = s.tenant_id and g.sheet_id = s.sheet_id) as goals,
                   (select count(*)::int from work_items w
                     where w.tenant_id = s.tenant_id and w.sheet_id = s.sheet_id) as "workItems",
                   (select g.texts ->> 'title' from goals g
                     where g.tenant_id = s.tenant_id and g.sheet_id = s.sheet_id order by position limit 1) as "firstTitle"
              from sheets s left join people p on p.tenant_id = s.tenant_id and p.person_id = s.updated_by
             where s.fiscal_year = $1 order by s.position, s.sheet_number`,
      values: year,
    },
    {
      sql: `select f.form_key as key, f.version, f.definition from forms f
             where exists (select 1 from sheets s where s.tenant_id = f.tenant_id and s.form_key = f.form_key
                              and s.form_version = f.version and s.fiscal_year = $1)`,
      values: year,
    },
    {
      sql: `select s.sheet_id as "sheetId", t.of, e.key as concept, count(*)::int as filled
              from sheets s
              cross join lateral (
                select 'sheet' as of, s.texts as texts
                union all select 'goal', g.texts from goals g where g.tenant_id = s.tenant_id and g.sheet_id = s.sheet_id
                union all select 'workItem', w.texts from work_items w
                           where w.tenant_id = s.tenant_id and w.sheet_id = s.sheet_id) t
              cross join lateral jsonb_each_text(t.texts) e
             where s.fiscal_year = $1 and btrim(e.value) <> ''
             group by 1, 2, 3`,
      values: year,
    },
    {
      sql: `select g.sheet_id as "sheetId", coalesce(g.texts ->> 'rating', '') as rating,
                   coalesce(g.texts ->> 'rating.supervisor', '') as supervisor, count(*)::int as goals
              from goals g join sheets s on s.tenant_id = g.tenant_id and s.sheet_id = g.sheet_id
             where s.fiscal_year = $1 group by 1, 2, 3`,
      values: year,
    },
    {
      sql: `select sheet_id as "sheetId", sheet_number as "sheetNumber", unit_path as "unitPath"
              from disposed_sheets where fiscal_year = $1 order by sheet_number`,
      values: year,
    },
  ]);
  const [opened] = await fiscalYears(tx, fiscalYear);
  const cycles = await cycleSheets(tx, fiscalYear);
  return {
    cycles: new Map(cycles.map((sheet) => [sheet.sheetId, sheet])),
    form: opened?.form ?? null,
    units: units as UnitRow[],
    sheets: sheets as SheetRow[],
    forms: forms as FormRow[],
    filled: filled as FilledRow[],
    ratings: ratings as RatingRow[],
    disposed: disposed as DisposedRow[],
  };
}

function countsOf({ goals, workItems }: SheetRow, rows: FilledRow[]): FilledCounts {
  const filled = new Map(rows.map(({ of, concept, filled }) => [`${of} ${concept}`, filled]));
  return {
    owners: { sheet: 1, goal: goals, workItem: workItems },
    filled: (of, concept) => filled.get(`${of} ${concept}`) ?? 0,
  };
}
