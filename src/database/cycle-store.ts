import type { CycleDefinition, StageKey } from "../domain/cycle/cycle-definition.ts";
import type { CycleState } from "../domain/cycle/cycle-state.ts";
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

/** The stages in which sheets of a year stand that somebody has acted on. */
export async function stagesInUse(tx: TenantTransaction, fiscalYear: number): Promise<StageKey[]> {
  const rows = await tx.query<{ stage: CycleState["stage"] }>(
    `select distinct cycle_state ->> 'stage' as stage from sheets where fiscal_year = $1 and cycle_state is not null`,
    [fiscalYear],
  );
  return rows.map(({ stage }) => stage);
}
