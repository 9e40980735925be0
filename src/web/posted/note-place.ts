import { z } from "zod";
import type { NotePlace } from "../../domain/notes/activity-note.ts";

const uuid = z.uuid();

/** A place as the value of a list: goal, work item or "-", and the marker. */
export function placeValue({ goalId, workItemId, marker }: NotePlace): string {
  return `${goalId} ${workItemId ?? "-"} ${marker}`;
}

/** Null when the value is none of ours. */
export function readPlace(value: string): NotePlace | null {
  const [goalId = "", workItemId = "", ...marker] = value.split(" ");
  const known = uuid.safeParse(goalId).success && (workItemId === "-" || uuid.safeParse(workItemId).success);
  return known ? { goalId, workItemId: workItemId === "-" ? null : workItemId, marker: marker.join(" ") } : null;
}
