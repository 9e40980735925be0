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
