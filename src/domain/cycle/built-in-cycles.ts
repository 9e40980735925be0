import { iga } from "./built-in/iga.ts";
import { kokubunji } from "./built-in/kokubunji.ts";
import { osaka } from "./built-in/osaka.ts";
import { standard } from "./built-in/standard.ts";
import { ueda } from "./built-in/ueda.ts";
import { yokote } from "./built-in/yokote.ts";
import { type CycleDefinition, cycleDefinitionSchema } from "./cycle-definition.ts";

/** The cycles that every installation knows; the recommended one stands first. */
export const builtInCycles: CycleDefinition[] = [standard, yokote, ueda, iga, kokubunji, osaka].map((cycle) =>
  cycleDefinitionSchema.parse(cycle),
);

export function builtInCycle(key: string): CycleDefinition | undefined {
  return builtInCycles.find((cycle) => cycle.key === key);
}
