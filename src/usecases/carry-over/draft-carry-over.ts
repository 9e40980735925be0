import { randomUUID } from "node:crypto";
import { type CarriedGoal, type CarryChoice, carriedGoal } from "../../domain/carry-over/carried-goal.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import type { CarryOver } from "./load-carry-over.ts";

/** By the goal's id; a goal that isn't named waits. */
export type Choices = Record<string, CarryChoice>;

export type DraftedGoal = CarriedGoal & { previous: Goal; how: "continue" | "postpone" };

/** What the choices come to: the goals as they will be, and those that end. What was carried before stays as it is. */
export type CarryOverDraft = { form: FormDefinition; carried: DraftedGoal[]; ended: Goal[] };

export function draftCarryOver(carryOver: CarryOver & { form: FormDefinition }, choices: Choices): CarryOverDraft {
  const { sheet, form, fiscalYear, into } = carryOver;
  const open = carryOver.goals.filter(({ successors }) => successors.length === 0);
  const numbers = new Set((into?.goals ?? []).map(({ texts }) => texts.number ?? ""));
  const carried = open.flatMap(({ goal }): DraftedGoal[] => {
    const how = choices[goal.id];
    if (how !== "continue" && how !== "postpone") return [];
    const drafted = carriedGoal({ goal, from: sheet.form, to: form, fiscalYear, how, newId: randomUUID });
    return [{ ...drafted, goal: withoutTakenNumber(drafted.goal, numbers), previous: goal, how }];
  });
  const ended = open.filter(({ goal, ended }) => choices[goal.id] === "end" && ended === null);
  return { form, carried, ended: ended.map(({ goal }) => goal) };
}

/** Two goals of one number get confused: the one that comes gives its number up. */
function withoutTakenNumber(goal: Goal, taken: ReadonlySet<string>): Goal {
  const { number = "", ...texts } = goal.texts;
  return taken.has(number) ? { ...goal, texts } : goal;
}

/** Names what a person saw before deciding; when it is another one by now, they look again. */
export function fingerprintOf({ sheet, form, into, to }: CarryOver): string {
  const target = into ? `${into.sheetId}:${into.revision}` : "new";
  return [sheet.revision, form?.key, form?.version, to?.unitId, target].join("/");
}
