import type { Database } from "../../database/database.ts";
import { daysLate, dueDate } from "../../domain/cycle/situation.ts";
import { type Todo, todoOf, type WaitsFor, waitsFor } from "../../domain/cycle/todo.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayRunCycle } from "../../domain/permissions/permissions.ts";
import { type CycleSheet, cycleSheets } from "./year-sheets.ts";

export type QueueEntry = Todo & { sheet: CycleSheet };
export type LateEntry = { sheet: CycleSheet; waits: WaitsFor; due: string | null; late: number };

/** What a person must do now, soonest first; for the office also every sheet that is late, latest first. */
export type Queue = { todos: QueueEntry[]; late: LateEntry[]; runsCycle: boolean };

export async function readQueue(db: Database, actor: Actor, today: string): Promise<Queue> {
  const sheets = await db.withTenant(actor.tenantId, (tx) => cycleSheets(tx, null));
  const todos = sheets.flatMap((sheet): QueueEntry[] => {
    const todo = todoOf({ ...sheet, actor, today, missing: 0 });
    return todo ? [{ ...todo, sheet }] : [];
  });
  const late = mayRunCycle(actor)
    ? sheets
        .map((sheet) => ({ sheet, waits: waitsFor(sheet), due: dueDate(sheet), late: daysLate(sheet, today) }))
        .filter((entry) => entry.late > 0)
    : [];
  const soonest = (due: string | null) => due ?? "9999";
  return {
    todos: todos.toSorted((a, b) => (soonest(a.due) < soonest(b.due) ? -1 : soonest(a.due) > soonest(b.due) ? 1 : 0)),
    late: late.toSorted((a, b) => b.late - a.late),
    runsCycle: sheets.length > 0,
  };
}
