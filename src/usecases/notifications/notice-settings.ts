import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";

/** `daysBefore`: people are told so many days before a deadline. `morningHour`: in Japan; deadlines and digests come then. */
export type NoticeSettings = { daysBefore: number[]; morningHour: number };

export async function readNoticeSettings(db: Database, actor: Actor): Promise<NoticeSettings> {
  const [row] = await db.withTenant(actor.tenantId, (tx) =>
    tx.query<NoticeSettings>(`select days_before as "daysBefore", morning_hour as "morningHour" from notice_settings`),
  );
  return row ?? { daysBefore: [7, 1], morningHour: 8 };
}

/** For the office; said in the history. */
export async function saveNoticeSettings(db: Database, actor: Actor, given: NoticeSettings): Promise<void> {
  await db.withTenant(actor.tenantId, async (tx) => {
    await tx.query(
      `insert into notice_settings (days_before, morning_hour) values ($1, $2)
       on conflict (tenant_id) do update set days_before = excluded.days_before, morning_hour = excluded.morning_hour`,
      [given.daysBefore, given.morningHour],
    );
    const days = given.daysBefore.map((day) => (day === 0 ? "当日" : `${day}日前`)).join("、");
    await noteSettings(
      tx,
      actor,
      `期限のお知らせを「${days || "なし"}」、朝の時刻を${given.morningHour}時にしました。`,
    );
  });
}
