import { afterAll, beforeAll, expect, test } from "vitest";
import { type CycleCity, cycleCity } from "../../../tests/support/cycle-city.ts";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { saveNoticeSettings } from "./notice-settings.ts";
import { tellDeadlines } from "./tell-deadlines.ts";

let t: TestDatabase;
let city: CycleCity;
beforeAll(async () => {
  t = await testDatabase();
  city = await cycleCity(t);
});
afterAll(() => t.close());

/** Runs the day's look at nine in Japan and says who was newly told what. */
async function on(day: string, hour = "09"): Promise<string[]> {
  const before = await t.ownerQuery<{ id: string }>("select notification_id as id from notifications");
  await tellDeadlines(t.db, t.tenantId, new Date(`${day}T${hour}:00:00+09:00`));
  const rows = await t.ownerQuery<{ id: string; name: string; kind: string; due: string; sheet: string }>(
    `select n.notification_id as id, p.name, n.kind, n.due::text, n.sheet_id as sheet
       from notifications n join people p using (tenant_id, person_id) order by p.name`,
  );
  return rows
    .filter(({ id, sheet }) => sheet === city.sheetId && !before.some((one) => one.id === id))
    .map(({ name, kind, due }) => `${name} ${kind} ${due}`);
}

test("a week and a day before, and once when it is past; not before the morning, not twice, a missed day is made up for", async () => {
  const writers = (what: string) => [`田中 花 ${what}`, `鈴木 進 ${what}`];
  expect(await on("2026-05-07")).toEqual([]);
  expect(await on("2026-05-08", "07")).toEqual([]);
  expect(await on("2026-05-08")).toEqual(writers("deadline 2026-05-15"));
  expect(await on("2026-05-08", "10")).toEqual([]);
  expect(await on("2026-05-09")).toEqual([]);
  expect(await on("2026-05-15")).toEqual(writers("deadline 2026-05-15"));
  expect(await on("2026-05-16")).toEqual(writers("overdue 2026-05-15"));
  expect(await on("2026-05-17")).toEqual([]);
  await city.act(city.people.staff, "submit", "2026-05-18");
  expect(await on("2026-05-25")).toEqual(["鈴木 進 deadline 2026-05-31", "高橋 望 deadline 2026-05-31"]);
});

test("the city chooses how many days before", async () => {
  await saveNoticeSettings(t.db, city.people.office, { daysBefore: [3], morningHour: 8 });
  expect(await on("2026-05-27")).toEqual([]);
  expect(await on("2026-05-28")).toEqual(["鈴木 進 deadline 2026-05-31", "高橋 望 deadline 2026-05-31"]);
});

test("of several programs at once one looks", async () => {
  const at = new Date("2026-06-01T09:00:00+09:00");
  const looks = await Promise.all([1, 2, 3, 4].map(() => tellDeadlines(t.db, t.tenantId, at)));
  expect(looks.filter(Boolean)).toHaveLength(1);
});
