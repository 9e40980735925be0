import type { LockedSheet } from "../../database/sheet-store.ts";
import { firstState } from "../../domain/cycle/cycle-state.ts";
import { type Situation, unitsOf, writingTimes } from "../../domain/cycle/situation.ts";
import type { ActRefusal } from "../../domain/cycle/transitions.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

type SheetInCycle = Pick<LockedSheet, "fiscalYear" | "unitIds" | "unitLevels" | "cycle" | "cycleState">;

/** What decides whether a person may write on a sheet. Null where the city runs no cycle: then all write who may edit. */
export function writingSituation(actor: Actor, sheet: SheetInCycle, today: string): Situation | null {
  const { cycle, cycleState, fiscalYear } = sheet;
  if (!cycle) return null;
  const state = cycleState ?? firstState(cycle.definition, cycle.startStage);
  return { cycle: cycle.definition, state, fiscalYear, units: unitsOf(sheet), actor, today, missing: 0 };
}

/** The day that a refusal speaks of. */
export function dayOfRefusal(situation: Situation, why: ActRefusal): string | null {
  if (why === "not-yet-open") return writingTimes(situation).opens;
  return why === "deadline-passed" ? writingTimes(situation).locks : null;
}
