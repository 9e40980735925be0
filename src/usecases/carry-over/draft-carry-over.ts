import { createHash, randomUUID } from "node:crypto";
import { type CarriedGoal, type CarryChoice, carriedGoal } from "../../domain/carry-over/carried-goal.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import type { CarryOver, Target } from "./load-carry-over.ts";

/** By the goal's id; a goal that isn't named waits. */
export type Choices = Record<string, CarryChoice>;

export type DraftedGoal = CarriedGoal & { previous: Goal; how: "continue" | "postpone" };

/** What the choices come to: the goals as they will be, by the unit that takes them, and those that end. */
export type CarryOverDraft = { parts: { target: Target; carried: DraftedGoal[] }[]; ended: Goal[] };

/** What was carried before stays as it is. */
export function draftCarryOver(carryOver: CarryOver & { target: Target }, choices: Choices): CarryOverDraft {
  const { sheet, fiscalYear, goalTargets } = carryOver;
  const open = carryOver.goals.filter(({ successors }) => successors.length === 0);
  const going = open.flatMap(({ goal }) => {
    const how = choices[goal.id];
    const target = goalTargets[goal.id] ?? carryOver.target;
    return how === "continue" || how === "postpone" ? [{ goal, how, target }] : [];
  });
  const parts = [...Map.groupBy(going, ({ target }) => target)].map(([target, some]) => {
    const { form, into } = target;
    const numbers = new Set((into?.goals ?? []).map(({ texts }) => texts.number ?? ""));
    const carried = some.map(({ goal, how }): DraftedGoal => {
      const drafted = carriedGoal({ goal, from: sheet.form, to: form, fiscalYear, how, newId: randomUUID });
      return { ...drafted, goal: withoutTakenNumber(drafted.goal, numbers), previous: goal, how };
    });
    return { target, carried };
  });
  const ended = open.filter(({ goal, ended }) => choices[goal.id] === "end" && ended === null);
  return { parts, ended: ended.map(({ goal }) => goal) };
}

/** Two goals of one number get confused: the one that comes gives its number up. */
function withoutTakenNumber(goal: Goal, taken: ReadonlySet<string>): Goal {
  const { number = "", ...texts } = goal.texts;
  return taken.has(number) ? { ...goal, texts } : goal;
}

/** Names what a person saw before deciding; when it is another one by now, they look again. */
export function fingerprintOf({ sheet, target, goalTargets }: CarryOver): string {
  const targets = [target, ...Object.values(goalTargets)].map((one) => {
    const into = one?.into ? `${one.into.sheetId}:${one.into.revision}` : "new";
    return [one?.form.key, one?.form.version, one?.to.unitId, into].join("/");
  });
  const seen = [sheet.revision, ...[...new Set(targets)].sort()].join(" ");
  return createHash("sha256").update(seen).digest("base64url");
}
