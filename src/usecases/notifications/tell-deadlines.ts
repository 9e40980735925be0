import { setImmediate } from "node:timers/promises";
import { openActors } from "../../database/actor-store.ts";
import type { Database } from "../../database/database.ts";
import { insertNotifications, type NewNotification } from "../../database/notification-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { stageOf } from "../../domain/cycle/situation.ts";
import { todoOf } from "../../domain/cycle/todo.ts";
import { deadlineNotice } from "../../domain/notifications/deadline-notice.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { mayReadSheet } from "../../domain/permissions/permissions.ts";
import { cycleSheets } from "../cycle/year-sheets.ts";

/** For so long what was read is kept. */
const keptDays = 400;

/**
 * Once a day, from the city's morning hour on: tells everyone whose deadlines are near or past. Several programs may ask
 * at once, one does it; a day on which none ran is made up for. Returns whether it was this call's to do.
 */
export async function tellDeadlines(db: Database, tenantId: string, now: Date): Promise<boolean> {
  return await db.withTenant(tenantId, async (tx) => {
    const today = japanDay(now);
    await tx.query("insert into notice_settings default values on conflict do nothing");
    const [due] = await tx.query<{ daysBefore: number[] }>(
      `select days_before as "daysBefore" from notice_settings
        where (told_on is null or told_on < $1::date) and extract(hour from $2::timestamptz at time zone 'Asia/Tokyo') >= morning_hour
        for update skip locked`,
      [today, now],
    );
    if (!due) return false;
    const notices = await deadlineNotices(tx, today, due.daysBefore);
    if (notices.length > 0) await tx.queryAll([insertNotifications(notices)]);
    await tx.query("delete from notifications where read_at < $1::timestamptz - make_interval(days => $2)", [
      now,
      keptDays,
    ]);
    await tx.query(
      "delete from mails where state in ('sent', 'dropped') and tried_at < $1::timestamptz - interval '90 days'",
      [now],
    );
    await tx.query("update notice_settings set told_on = $1", [today]);
    return true;
  });
}

async function deadlineNotices(
  tx: TenantTransaction,
  today: string,
  daysBefore: readonly number[],
): Promise<NewNotification[]> {
  const [sheets, actors] = [await cycleSheets(tx, null), await openActors(tx, today)];
  const notices: NewNotification[] = [];
  for (const sheet of sheets) {
    // A large city's sheets times its people take a second; meanwhile others are served.
    await setImmediate();
    const { sheetId } = sheet;
    const { stage, label } = stageOf(sheet);
    const place = { unitIds: sheet.units.map(({ unitId }) => unitId) };
    for (const actor of actors) {
      const todo = mayReadSheet(actor, place) ? todoOf({ ...sheet, actor, today, missing: 0 }) : null;
      const notice = todo && deadlineNotice(todo, today, daysBefore);
      if (!notice) continue;
      const { kind, due, mark } = notice;
      const occasion = `deadline ${sheetId} ${stage} ${due} ${mark}`;
      const about = { sheetId, threadId: null, causedBy: null, stage: label };
      notices.push({ personId: actor.personId, kind, ...about, due, occasion });
    }
  }
  return notices;
}
