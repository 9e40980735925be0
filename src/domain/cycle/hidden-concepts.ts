import type { Concept } from "../forms/concepts.ts";
import type { Actor } from "../permissions/actor.ts";
import { mayReadSecondRating } from "../permissions/permissions.ts";
import type { SheetEvent } from "../sheets/sheet-change.ts";
import type { Goal, SheetContent, Texts } from "../sheets/sheet-content.ts";
import type { Sheet } from "./situation.ts";

const secondRating: Concept[] = ["rating.supervisor"];

/**
 * What of a sheet is not shown to a person yet: the superior's rating until its stage is confirmed, where the city's
 * cycle says so. Asked wherever a sheet's words leave the database for a reader (visible-sheet.ts).
 */
export function hiddenConcepts(
  actor: Actor,
  { cycle, state, units }: Pick<Sheet, "cycle" | "state" | "units">,
): Concept[] {
  const at = cycle.stages.findIndex(({ hiddenUntilConfirmed }) => hiddenUntilConfirmed);
  if (at < 0 || mayReadSecondRating(actor, { unitIds: units.map(({ unitId }) => unitId) })) return [];
  const present = cycle.stages.findIndex(({ stage }) => stage === state.stage);
  const over = state.status === "confirmed" || state.status === "closed" || state.amendment?.from === "confirmed";
  return present > at || (present === at && over) ? [] : secondRating;
}

/** The content without the texts of these concepts. */
export function withoutConcepts(content: SheetContent, hidden: readonly Concept[]): SheetContent {
  if (hidden.length === 0) return content;
  return { texts: textsWithout(content.texts, hidden), goals: content.goals.map((goal) => goalWithout(goal, hidden)) };
}

/** What happened, as far as it is shown; an event about nothing else is left out. */
export function eventsWithout(events: readonly SheetEvent[], hidden: readonly Concept[]): SheetEvent[] {
  return events.flatMap((event): SheetEvent[] => {
    if (event.did === "setText") return hidden.includes(event.concept) ? [] : [event];
    if ("goal" in event) return [{ ...event, goal: goalWithout(event.goal, hidden) }];
    if (!("workItem" in event)) return [event];
    return [{ ...event, workItem: { ...event.workItem, texts: textsWithout(event.workItem.texts, hidden) } }];
  });
}

function goalWithout(goal: Goal, hidden: readonly Concept[]): Goal {
  const workItems = goal.workItems.map((item) => ({ ...item, texts: textsWithout(item.texts, hidden) }));
  return { ...goal, texts: textsWithout(goal.texts, hidden), workItems };
}

function textsWithout(texts: Texts, hidden: readonly Concept[]): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([concept]) => !hidden.some((one) => one === concept)));
}
