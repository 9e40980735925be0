import type { Database } from "../../database/database.ts";
import { insertNotifications, type NewNotification } from "../../database/notification-store.ts";
import { beginReminder } from "../../database/reminder-store.ts";
import { stageOf } from "../../domain/cycle/situation.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayRunCycle } from "../../domain/permissions/permissions.ts";
import { noteSettings } from "../history/note-settings.ts";
import { type LateSheet, lateSheets } from "./late-sheets.ts";

/** How many sheets' people were reminded, and how many people that were. */
export type RemindOutcome = { ok: true; sheets: number; people: number } | { ok: false; reason: "forbidden" };

/**
 * Reminds those whom these late sheets wait for, each sheet once a day: sent twice, or by two at once, it has one
 * effect. What is no longer late is left out. Said in the history.
 */
export async function remind(
  db: Database,
  actor: Actor,
  sheetIds: readonly string[],
  today: string,
): Promise<RemindOutcome> {
  if (!mayRunCycle(actor)) return { ok: false, reason: "forbidden" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const chosen = new Set(sheetIds);
    const late = (await lateSheets(tx, today)).filter(
      ({ sheet, receivers }) => chosen.has(sheet.sheetId) && receivers.length > 0,
    );
    const notices: NewNotification[] = [];
    const reminded: string[] = [];
    // In one order, so that two who remind at once wait for each other instead of blocking.
    for (const one of late.toSorted((a, b) => (a.sheet.sheetId < b.sheet.sheetId ? -1 : 1))) {
      const { sheet, waits, receivers } = one;
      const begun = { sheetId: sheet.sheetId, day: today, waits, by: actor.personId, people: receivers.length };
      if (!(await beginReminder(tx, begun))) continue;
      notices.push(...noticesOf(one, actor, today));
      reminded.push(sheet.path.join(" "));
    }
    const people = new Set(notices.map(({ personId }) => personId)).size;
    if (reminded.length > 0) {
      await tx.queryAll([insertNotifications(notices)]);
      await noteSettings(tx, actor, `期限を過ぎたシートの催促を${people}人に送りました：${reminded.join("、")}。`);
    }
    return { ok: true, sheets: reminded.length, people };
  });
}

function noticesOf({ sheet, waits, due, receivers }: LateSheet, { personId: causedBy }: Actor, today: string) {
  const { sheetId } = sheet;
  const about = { kind: "reminder" as const, sheetId, threadId: null, causedBy, stage: stageOf(sheet).label, due };
  const occasion = `reminder ${sheetId} ${today} ${waits}`;
  return receivers.map(({ personId }): NewNotification => ({ ...about, personId, occasion }));
}
