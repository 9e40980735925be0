import type { SheetEvent } from "../sheets/sheet-change.ts";

/**
 * What a run of events comes to, in the order in which places were first touched: each cell once with its first and its
 * last words, rows that came and went again not at all. Where rows were moved to is left out.
 */
export function netChanges(events: readonly SheetEvent[]): SheetEvent[] {
  const net = new Map<string, SheetEvent>();
  for (const event of events) {
    const place = placeOf(event);
    if (place === null) continue;
    const before = net.get(place);
    if (before?.did === "setText" && event.did === "setText") net.set(place, { ...event, before: before.before });
    else if (before && before.did !== event.did) net.delete(place);
    else net.set(place, event);
  }
  return [...net.values()].filter((event) => event.did !== "setText" || event.before !== event.after);
}

function placeOf(event: SheetEvent): string | null {
  switch (event.did) {
    case "setText":
      return `cell ${JSON.stringify(event.owner)} ${event.concept}`;
    case "addGoal":
    case "removeGoal":
      return `goal ${event.goal.id}`;
    case "addWorkItem":
    case "removeWorkItem":
      return `work item ${event.workItem.id}`;
    default:
      return null;
  }
}
