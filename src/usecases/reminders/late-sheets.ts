import { openActors } from "../../database/actor-store.ts";
import type { Database } from "../../database/database.ts";
import { type LastReminder, lastReminders, reachedByMail } from "../../database/reminder-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { daysLate, dueDate } from "../../domain/cycle/situation.ts";
import { todoOf, type WaitsFor, waitsFor } from "../../domain/cycle/todo.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheet } from "../../domain/permissions/permissions.ts";
import { type CycleSheet, cycleSheets } from "../cycle/year-sheets.ts";

export type Receiver = { personId: string; name: string; byMail: boolean };

/** A sheet that is late, and whom a reminder would reach. `today`: reminded today already, of this very step. */
export type LateSheet = {
  sheet: CycleSheet;
  waits: WaitsFor;
  due: string;
  late: number;
  receivers: Receiver[];
  last: LastReminder | null;
  today: boolean;
};

/** Every late sheet that waits for somebody but the office itself, latest first. */
export async function readLateSheets(db: Database, actor: Actor, today: string): Promise<LateSheet[]> {
  return await db.withTenant(actor.tenantId, (tx) => lateSheets(tx, today));
}

export async function lateSheets(tx: TenantTransaction, today: string): Promise<LateSheet[]> {
  const sheets = await cycleSheets(tx, null);
  const actors = await openActors(tx, today);
  const mailed = await reachedByMail(tx);
  const lastOf = new Map((await lastReminders(tx)).map((one) => [one.sheetId, one]));
  const receiversOf = (sheet: CycleSheet): Receiver[] =>
    actors
      .filter((actor) => mayReadSheet(actor, { unitIds: sheet.units.map(({ unitId }) => unitId) }))
      .filter((actor) => todoOf({ ...sheet, actor, today, missing: 0 }) !== null)
      .map(({ personId, name }) => ({ personId, name, byMail: mailed.has(personId) }));
  return sheets
    .flatMap((sheet): LateSheet[] => {
      const [waits, due, late] = [waitsFor(sheet), dueDate(sheet), daysLate(sheet, today)];
      if (late === 0 || due === null || waits === "office") return [];
      const last = lastOf.get(sheet.sheetId) ?? null;
      const already = last?.day === today && last.waits === waits;
      return [{ sheet, waits, due, late, receivers: receiversOf(sheet), last, today: already }];
    })
    .toSorted((a, b) => b.late - a.late);
}
