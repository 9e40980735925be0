import type { Todo } from "../cycle/todo.ts";
import { daysBetween } from "../periods/add-days.ts";
import type { NoticeKind } from "./notice.ts";

/** `mark`: which warning it is; each is given once for a deadline. */
export type DeadlineNotice = { kind: NoticeKind; due: string; mark: string };

/**
 * What a person is told today of a thing they have to do. A day on which the program didn't run is made up for: who was
 * not told a week before is told now. Confirming is left out: the office has its own list of what is late.
 */
export function deadlineNotice(
  { what, due }: Pick<Todo, "what" | "due">,
  today: string,
  daysBefore: readonly number[],
): DeadlineNotice | null {
  if (due === null || what === "confirm") return null;
  const left = daysBetween(today, due);
  if (left < 0) return { kind: "overdue", due, mark: "overdue" };
  const reached = daysBefore.filter((days) => days >= left);
  return reached.length === 0 ? null : { kind: "deadline", due, mark: `${Math.min(...reached)} days before` };
}
