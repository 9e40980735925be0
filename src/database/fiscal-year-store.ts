import type { FormDefinition } from "../domain/forms/form-definition.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** Opens a fiscal year, or chooses another form for its new sheets. */
export async function openFiscalYear(
  tx: TenantTransaction,
  fiscalYear: number,
  form: { key: string; version: number } | null,
): Promise<void> {
  await tx.query(
    `insert into fiscal_years (fiscal_year, form_key, form_version) values ($1, $2, $3)
     on conflict (tenant_id, fiscal_year) do update set
       form_key = coalesce(excluded.form_key, fiscal_years.form_key),
       form_version = coalesce(excluded.form_version, fiscal_years.form_version)`,
    [fiscalYear, form?.key ?? null, form?.version ?? null],
  );
}

/** Takes `count` sheet numbers of the year and returns the first. Opens the year if need be. */
export async function takeSheetNumbers(tx: TenantTransaction, fiscalYear: number, count: number): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `insert into fiscal_years (fiscal_year, last_number) values ($1, $2)
     on conflict (tenant_id, fiscal_year) do update set last_number = fiscal_years.last_number + $2
     returning last_number as last`,
    [fiscalYear, count],
  );
  return (row?.last ?? count) - count + 1;
}

export type FiscalYearRow = {
  fiscalYear: number;
  /** What new sheets of the year are written on; null: not decided. */
  form: { key: string; version: number; name: string; sheetPer: FormDefinition["sheetPer"] } | null;
  sheets: number;
};

/** The municipality's years, latest first; `only` asks for one. */
export function fiscalYears(tx: TenantTransaction, only: number | null = null): Promise<FiscalYearRow[]> {
  return tx.query<FiscalYearRow>(
    `select y.fiscal_year as "fiscalYear",
            case when f.form_key is null then null else json_build_object('key', f.form_key, 'version', f.version,
              'name', f.definition ->> 'name', 'sheetPer', f.definition ->> 'sheetPer') end as form,
            (select count(*)::int from sheets s where s.fiscal_year = y.fiscal_year) as sheets
       from fiscal_years y left join forms f on f.form_key = y.form_key and f.version = y.form_version
      where $1::integer is null or y.fiscal_year = $1
      order by y.fiscal_year desc`,
    [only],
  );
}
