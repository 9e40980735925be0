import type { CycleDefinition, StageKey } from "../domain/cycle/cycle-definition.ts";
import type { CycleState } from "../domain/cycle/cycle-state.ts";
import type { FormDefinition } from "../domain/forms/form-definition.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** A year's cycle as it counts now. `startStage`: where sheets begin that nobody has acted on. */
export type YearCycle = { version: number; definition: CycleDefinition; startStage: StageKey };

/** As one column: the latest cycle of a year, or null. */
export function latestCycle(fiscalYear: string): string {
  return `
  (select json_build_object('version', version, 'definition', definition, 'startStage', start_stage)
     from year_cycles where fiscal_year = ${fiscalYear} order by version desc limit 1)`;
}

export async function loadCycle(tx: TenantTransaction, fiscalYear: number): Promise<YearCycle | null> {
  const [row] = await tx.query<{ cycle: YearCycle | null }>(`select ${latestCycle("$1")} as cycle`, [fiscalYear]);
  return row?.cycle ?? null;
}

/** Keeps a new version. The caller holds the year's row, so that versions come one after the other. */
export async function storeCycle(
  tx: TenantTransaction,
  fiscalYear: number,
  { version, definition, startStage }: YearCycle,
  personId: string | null,
): Promise<void> {
  await tx.query(
    `insert into year_cycles (fiscal_year, version, definition, start_stage, created_by) values ($1, $2, $3, $4, $5)`,
    [fiscalYear, version, JSON.stringify(definition), startStage, personId],
  );
}

/** The sheets of a year that somebody has acted on. All of the year's sheets stay locked until the transaction ends. */
export async function lockStates(
  tx: TenantTransaction,
  fiscalYear: number,
): Promise<{ sheetId: string; state: CycleState }[]> {
  const rows = await tx.query<{ sheetId: string; state: CycleState | null }>(
    `select sheet_id as "sheetId", cycle_state as state from sheets where fiscal_year = $1
      order by sheet_id for no key update`,
    [fiscalYear],
  );
  return rows.flatMap(({ sheetId, state }) => (state ? [{ sheetId, state }] : []));
}

/** The forms on which a year's sheets are written, or will be. */
export async function formsOfYear(tx: TenantTransaction, fiscalYear: number): Promise<FormDefinition[]> {
  const rows = await tx.query<{ definition: FormDefinition }>(
    `select f.definition from forms f
      where exists (select 1 from sheets s where s.fiscal_year = $1 and s.form_key = f.form_key
                       and s.form_version = f.version)
         or exists (select 1 from fiscal_years y where y.fiscal_year = $1 and y.form_key = f.form_key
                       and y.form_version = f.version)`,
    [fiscalYear],
  );
  return rows.map(({ definition }) => definition);
}
