import { loadCycle, storeCycle } from "../../database/cycle-store.ts";
import type { Database, TenantTransaction } from "../../database/database.ts";
import type { CycleFault, StageKey } from "../../domain/cycle/cycle-definition.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { maySetUp } from "../../domain/permissions/permissions.ts";
import { noteSettings } from "../history/note-settings.ts";
import { checkCycle } from "./find-cycle-faults.ts";
import { type AffectedSheet, affectedSheets, moveSheets } from "./move-sheets.ts";

export type SetCycleOutcome =
  | { ok: true }
  | { ok: false; reason: "forbidden" | "not-found" | "no-such-stage" }
  /** Somebody gave the year another version than the one that was read. */
  | { ok: false; reason: "changed"; version: number }
  /** `unfinished`: they must be finished first; `affected`: they would move, and nobody has said that they may. */
  | { ok: false; reason: "sheets-unfinished" | "sheets-affected"; sheets: AffectedSheet[] }
  | { ok: false; reason: "invalid"; faults: CycleFault[] };

/**
 * `startStage`: where sheets begin that nobody has acted on yet. `move`: sheets may be moved as `stateUnder` says.
 * `seen`: the version that was read before (0: none), so that nobody's version is replaced unread.
 */
export type CycleChoice = { definition: unknown; startStage: StageKey; move: boolean; seen?: number };

/** Gives a year its cycle, or a new version of it. For the office. */
export async function setCycle(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  definition: unknown,
  startStage: StageKey,
  { move = false, seen }: { move?: boolean; seen?: number | undefined } = {},
): Promise<SetCycleOutcome> {
  if (!maySetUp(actor)) return { ok: false, reason: "forbidden" };
  const choice = { definition, startStage, move, ...(seen === undefined ? {} : { seen }) };
  return await db.withTenant(actor.tenantId, (tx) => setCycleWithin(tx, actor, fiscalYear, choice));
}

/** The same within a transaction that does more. */
export async function setCycleWithin(
  tx: TenantTransaction,
  actor: Actor,
  fiscalYear: number,
  { definition, startStage, move, seen }: CycleChoice,
): Promise<SetCycleOutcome> {
  const checked = await checkCycle(tx, fiscalYear, definition);
  if (!checked.ok) return { ok: false, reason: "invalid", faults: checked.faults };
  const { cycle } = checked;
  if (!cycle.stages.some(({ stage }) => stage === startStage)) return { ok: false, reason: "no-such-stage" };
  const [year] = await tx.query("select 1 from fiscal_years where fiscal_year = $1 for update", [fiscalYear]);
  if (!year) return { ok: false, reason: "not-found" };
  const before = await loadCycle(tx, fiscalYear);
  const latest = before?.version ?? 0;
  if (seen !== undefined && seen !== latest) return { ok: false, reason: "changed", version: latest };
  const affected = before ? await affectedSheets(tx, fiscalYear, before.definition, cycle) : [];
  const unfinished = affected.filter(({ next }) => next === null);
  if (unfinished.length > 0) return { ok: false, reason: "sheets-unfinished", sheets: unfinished };
  if (affected.length > 0 && !move) return { ok: false, reason: "sheets-affected", sheets: affected };
  const version = latest + 1;
  await storeCycle(tx, fiscalYear, { version, definition: cycle, startStage }, actor.personId);
  await moveSheets(tx, actor, affected);
  const said = `${fiscalYearLabel(fiscalYear)}の年間の流れを「${cycle.name}」(第${version}版)にしました。`;
  await noteSettings(tx, actor, said);
  return { ok: true };
}
