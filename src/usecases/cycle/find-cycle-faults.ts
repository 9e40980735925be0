import { formsOfYear } from "../../database/cycle-store.ts";
import type { Database, TenantTransaction } from "../../database/database.ts";
import {
  type CycleDefinition,
  type CycleFault,
  cycleDefinitionSchema,
  unfilledPhases,
} from "../../domain/cycle/cycle-definition.ts";
import { phaseNames } from "../../domain/cycle/present-phase.ts";
import { formFields } from "../../domain/forms/form-fields.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { maySetUp } from "../../domain/permissions/permissions.ts";

export type CheckedCycle = { ok: true; cycle: CycleDefinition } | { ok: false; faults: CycleFault[] };

/** Reads a cycle as it was given and looks for what can't be lived, also with the forms of its year. */
export async function checkCycle(
  tx: TenantTransaction,
  fiscalYear: number,
  definition: unknown,
): Promise<CheckedCycle> {
  const parsed = cycleDefinitionSchema.safeParse(definition);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({ path: path.map(asKey), message }));
    return { ok: false, faults };
  }
  const forms = await formsOfYear(tx, fiscalYear);
  const faults = forms.flatMap((form) =>
    unfilledPhases(
      parsed.data,
      formFields(form).map(({ field }) => field.phase),
    ).map((phase): CycleFault => {
      const message = `様式「${form.name}」の「${phaseNames[phase]}」の欄を書く時期がありません。どの時期に書くかを選んでください。`;
      return { path: ["stages"], message };
    }),
  );
  return faults.length > 0 ? { ok: false, faults } : { ok: true, cycle: parsed.data };
}

const asKey = (key: PropertyKey): string | number => (typeof key === "number" ? key : String(key));

/** What would keep a year from running so; nothing is stored. For the office. */
export async function findCycleFaults(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  definition: unknown,
): Promise<CycleFault[]> {
  if (!maySetUp(actor)) return [];
  const checked = await db.withTenant(actor.tenantId, (tx) => checkCycle(tx, fiscalYear, definition));
  return checked.ok ? [] : checked.faults;
}
