import { loadCycle, stagesInUse, storeCycle } from "../../database/cycle-store.ts";
import type { Database, TenantTransaction } from "../../database/database.ts";
import { type CycleDefinition, cycleDefinitionSchema, type StageKey } from "../../domain/cycle/cycle-definition.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { maySetUp } from "../../domain/permissions/permissions.ts";
import { noteSettings } from "../history/note-settings.ts";

export type SetCycleOutcome =
  | { ok: true }
  | { ok: false; reason: "forbidden" | "not-found" | "no-such-stage" | "stage-in-use" }
  | { ok: false; reason: "invalid"; faults: { path: string; message: string }[] };

/**
 * Gives a year its cycle, or a new version of it. `startStage`: where sheets begin that nobody has acted on yet. A stage
 * in which sheets stand can't be left out. For the office.
 */
export async function setCycle(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  definition: unknown,
  startStage: StageKey,
): Promise<SetCycleOutcome> {
  if (!maySetUp(actor)) return { ok: false, reason: "forbidden" };
  return await db.withTenant(actor.tenantId, (tx) => setCycleWithin(tx, actor, fiscalYear, definition, startStage));
}

/** The same within a transaction that does more. */
export async function setCycleWithin(
  tx: TenantTransaction,
  actor: Actor,
  fiscalYear: number,
  definition: unknown,
  startStage: StageKey,
): Promise<SetCycleOutcome> {
  const parsed = cycleDefinitionSchema.safeParse(definition);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    return { ok: false, reason: "invalid", faults };
  }
  const cycle: CycleDefinition = parsed.data;
  const stages = cycle.stages.map(({ stage }) => stage);
  if (!stages.includes(startStage)) return { ok: false, reason: "no-such-stage" };
  const [year] = await tx.query("select 1 from fiscal_years where fiscal_year = $1 for update", [fiscalYear]);
  if (!year) return { ok: false, reason: "not-found" };
  if ((await stagesInUse(tx, fiscalYear)).some((stage) => !stages.includes(stage))) {
    return { ok: false, reason: "stage-in-use" };
  }
  const before = await loadCycle(tx, fiscalYear);
  const version = (before?.version ?? 0) + 1;
  await storeCycle(tx, fiscalYear, { version, definition: cycle, startStage }, actor.personId);
  const said = `${fiscalYearLabel(fiscalYear)}の年間の流れを「${cycle.name}」(第${version}版)にしました。`;
  await noteSettings(tx, actor, said);
  return { ok: true };
}
