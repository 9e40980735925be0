import type { StageKey } from "../cycle/cycle-definition.ts";
import { type CycleState, stateAt } from "../cycle/cycle-state.ts";
import { chainOf, dueDate, type Sheet, type Situation, writingTimes } from "../cycle/situation.ts";
import { type Todo, todoOf, waitsFor } from "../cycle/todo.ts";
import { actsAs } from "../cycle/transitions.ts";
import type { Actor } from "../permissions/actor.ts";

/** What a last day is for. `agree`: the mayor's word in a consultation, who may be a head elsewhere, too. */
export type DeadlineFor = Exclude<Todo["what"], "mend"> | "agree";

/** A last day of a person's in a sheet's year. `done`: it is behind them already. */
export type Deadline = { stage: StageKey; label: string; what: DeadlineFor; due: string; done: boolean };

/**
 * All last days that a sheet's year holds for a person: each stage is played through, and the table of the acts says
 * when it is their turn.
 */
export function deadlinesOf(sheet: Sheet, actor: Actor): Deadline[] {
  const at = sheet.cycle.stages.findIndex(({ stage }) => stage === sheet.state.stage);
  const over = sheet.state.status === "confirmed" || sheet.state.status === "closed";
  return sheet.cycle.stages.flatMap(({ stage, label }, index) => {
    const past = over || index < at;
    const isNow = !past && index === at;
    const start = isNow ? beginning(sheet.state) : stateAt(stage);
    const turns = turnsOf({ ...sheet, state: start });
    const found = new Map<DeadlineFor, Deadline>();
    for (const [turn, state] of turns.entries()) {
      const there = { ...sheet, state };
      const situation = { ...there, actor, today: writingTimes(there).opens, missing: 0 };
      const todo = todoOf(situation);
      const due = todo && dueDate(there);
      if (!todo || due === null) continue;
      const done = past || (isNow && turnInHand(sheet) > turn);
      // A head who stands for two levels has one last day, the later one.
      const what = deadlineFor(situation, todo);
      found.set(what, { stage, label, what, due, done });
    }
    return [...found.values()];
  });
}

function deadlineFor(situation: Situation, { what }: Todo): DeadlineFor {
  if (what === "approve" && actsAs(situation) === "mayor") return "agree";
  return what === "mend" ? "write" : what;
}

/** The present stage as its writers have it in hand, with the days that they were given. */
function beginning(state: CycleState): CycleState {
  const status = state.status === "sentBack" ? "sentBack" : "writing";
  return { ...state, status, approvals: 0, submittedBy: null, amendment: null };
}

/** Written first, then one approval after the other, then confirmed. */
function turnsOf(sheet: Sheet): CycleState[] {
  const approvals = Array.from({ length: chainOf(sheet).length + 1 }, (_, count) => count);
  return [
    sheet.state,
    ...approvals.map((count): CycleState => ({ ...sheet.state, status: "submitted", approvals: count })),
  ];
}

function turnInHand(sheet: Sheet): number {
  return waitsFor(sheet) === "writers" ? 0 : sheet.state.approvals + 1;
}
