import type { Database } from "../../database/database.ts";
import { type FiscalYearRow, fiscalYears } from "../../database/fiscal-year-store.ts";
import { type OrgUnit, orgUnits } from "../../database/org-unit-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { writesSheets } from "../../domain/organisation/writes-sheets.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { type FormChoice, formChoices } from "../forms/form-choices.ts";

export type UnitOfYear = OrgUnit & {
  /** 0: a department. */
  depth: number;
  sheets: { sheetId: string; sheetNumber: string }[];
  /** Whether the year's form expects a sheet of it; none any more where one of the year was disposed of. */
  expected: boolean;
  /** No sheet of any year, nobody and no other unit belongs to it: it can be taken back. */
  unused: boolean;
};

export type YearSettings = FiscalYearRow & { units: UnitOfYear[]; forms: FormChoice[] };

/** A year with its form and its units, each department followed by its sections. Null when it isn't open. */
export async function readYearSettings(db: Database, actor: Actor, fiscalYear: number): Promise<YearSettings | null> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const [year] = await fiscalYears(tx, fiscalYear);
    return year ? { ...year, units: await unitsOfYear(tx, year), forms: await formChoices(tx) } : null;
  });
}

/** The units of a year in the order of a tree, with the sheets they have. */
export async function unitsOfYear(
  tx: TenantTransaction,
  { fiscalYear, form }: Pick<FiscalYearRow, "fiscalYear" | "form">,
): Promise<UnitOfYear[]> {
  const units = await orgUnits(tx, fiscalYear);
  const sheets = await tx.query<{ unitId: string; sheetId: string; sheetNumber: string }>(
    `select unit_id as "unitId", sheet_id as "sheetId", sheet_number as "sheetNumber" from sheets
      where fiscal_year = $1 order by position, sheet_number`,
    [fiscalYear],
  );
  const disposed = await tx.query<{ path: string }>(
    `select array_to_string(unit_path, E'\\n') as path from disposed_sheets where fiscal_year = $1`,
    [fiscalYear],
  );
  const gone = new Set(disposed.map(({ path }) => path));
  const inUse = await tx.query<{ unitId: string }>(
    `select unit_id as "unitId" from sheets union select unit_id from posts where unit_id is not null
     union select parent_id from org_units where parent_id is not null
     union select from_unit from unit_successors union select to_unit from unit_successors where to_unit is not null`,
  );
  const used = new Set(inUse.map(({ unitId }) => unitId));
  const sheetsOf = Map.groupBy(sheets, ({ unitId }) => unitId);
  const childrenOf = Map.groupBy(units, ({ parentId }) => parentId);
  const under = (parentId: string | null, above: string[]): UnitOfYear[] =>
    (childrenOf.get(parentId) ?? []).flatMap((unit) => {
      const hasChildren = childrenOf.has(unit.unitId);
      const path = [...above, unit.name];
      const writes = form !== null && writesSheets(form.sheetPer, { ...unit, hasChildren });
      const expected = writes && !gone.has(path.join("\n"));
      const sheets = sheetsOf.get(unit.unitId) ?? [];
      return [
        { ...unit, depth: above.length, expected, sheets, unused: !used.has(unit.unitId) },
        ...under(unit.unitId, path),
      ];
    });
  return under(null, []);
}
