import type { WaitsFor } from "../domain/cycle/todo.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** When a sheet's people were last reminded, by whom. */
export type LastReminder = { sheetId: string; day: string; waits: WaitsFor; by: string };

/** The latest reminder of every sheet that has one. */
export function lastReminders(tx: TenantTransaction): Promise<LastReminder[]> {
  return tx.query(
    `select distinct on (r.sheet_id) r.sheet_id as "sheetId", r.on_day as day, r.waits_for as waits, p.name as by
       from reminders r join people p on p.person_id = r.sent_by order by r.sheet_id, r.sent_at desc`,
  );
}

/** Notes that a sheet's people are reminded today; false when somebody has done so already. */
export async function beginReminder(
  tx: TenantTransaction,
  reminder: { sheetId: string; day: string; waits: WaitsFor; by: string; people: number },
): Promise<boolean> {
  const { sheetId, day, waits, by, people } = reminder;
  const begun = await tx.query(
    `insert into reminders (sheet_id, on_day, waits_for, sent_by, people) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning sheet_id`,
    [sheetId, day, waits, by, people],
  );
  return begun.length > 0;
}

/** Who has an address and would get a mail, of these people; nobody while the city sends none. */
export async function reachedByMail(tx: TenantTransaction): Promise<Set<string>> {
  const rows = await tx.query<{ personId: string }>(
    `select person_id as "personId" from people where email is not null and exists (select from mail_settings)`,
  );
  return new Set(rows.map(({ personId }) => personId));
}
