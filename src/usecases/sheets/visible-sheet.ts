import type { SheetRow } from "../../database/sheet-store.ts";
import { firstState } from "../../domain/cycle/cycle-state.ts";
import { hiddenConcepts, withoutConcepts } from "../../domain/cycle/hidden-concepts.ts";
import { unitsOf } from "../../domain/cycle/situation.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

/** The concepts of a sheet that this person is not shown yet. */
export function hiddenOn(
  actor: Actor,
  sheet: Pick<SheetRow, "cycle" | "cycleState" | "unitIds" | "unitLevels">,
): Concept[] {
  if (!sheet.cycle) return [];
  const { definition, startStage } = sheet.cycle;
  const state = sheet.cycleState ?? firstState(definition, startStage);
  return hiddenConcepts(actor, { cycle: definition, state, units: unitsOf(sheet) });
}

/** A loaded sheet as this person is shown it. Every use case that gives a reader words of a sheet goes through here. */
export function visibleSheet<Row extends SheetRow>(actor: Actor, sheet: Row): Row {
  return { ...sheet, ...withoutConcepts({ texts: sheet.texts, goals: sheet.goals }, hiddenOn(actor, sheet)) };
}
