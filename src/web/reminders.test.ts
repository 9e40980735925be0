import { afterAll, beforeAll, expect, test } from "vitest";
import { type CycleCity, cycleCity } from "../../tests/support/cycle-city.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { remind } from "../usecases/reminders/remind.ts";

let t: TestDatabase;
let city: CycleCity;
let office: Visitor;
let head: Visitor;
const late = new Date("2026-06-10T03:00:00Z");
let now = late;

beforeAll(async () => {
  t = await testDatabase();
  city = await cycleCity(t);
  await enter();
});
afterAll(() => t.close());

/** Sessions don't last over the days of these tests. */
async function enter(): Promise<void> {
  const app = webApp(t, { now: () => now });
  office = await signedIn(t, app, city.people.office);
  head = await signedIn(t, app, city.people.sectionHead);
}

const send = (...sheets: string[]) => {
  const body = new URLSearchParams(sheets.map((id) => ["sheet", id]));
  return office.post("/to-do/reminders", Object.fromEntries(body));
};
const told = () =>
  t.ownerQuery<{ name: string }>(
    `select p.name from notifications n join people p using (tenant_id, person_id) where kind = 'reminder' order by 1`,
  );
const listed = async () => (await office.get("/to-do/reminders")).text();

test("the office sees who would be told before it sends", async () => {
  expect(await (await office.get("/to-do")).text()).toContain('href="/to-do/reminders"');
  const page = await listed();
  expect(page).toMatch(/総務部 総務課<\/a>.*田中 花.*ベルだけ.*まだありません/s);
  expect(page).toContain("「目標設定」の期限(5月15日(金))を過ぎています。事務局からのお願いです。");
  expect((await office.post("/to-do/reminders", {})).status).toBe(422);
  expect(await told()).toEqual([]);
});

test("sent twice, and by two at once, everyone is told once that day; the history says so", async () => {
  const answer = await send(city.sheetId);
  expect(answer.headers.get("Location")).toBe("/to-do/reminders?sheets=1&people=2");
  expect((await send(city.sheetId)).headers.get("Location")).toBe("/to-do/reminders?sheets=0&people=0");
  await Promise.all([1, 2, 3].map(() => remind(t.db, city.people.office, [city.sheetId], "2026-06-10")));
  expect(await told()).toEqual([{ name: "田中 花" }, { name: "鈴木 進" }]);
  expect(await listed()).toContain("今日送りました");
  expect(await (await office.get("/history")).text()).toContain("催促を2人に送りました：総務部 総務課。");
});

test("the next day it goes again; who has handed in is no longer asked, but whose turn it is then", async () => {
  now = new Date("2026-06-11T03:00:00Z");
  await enter();
  expect((await listed()).replace(/<[^>]+>/g, "")).toContain("6月10日(水) 佐藤 まどか");
  await send(city.sheetId);
  expect(await told()).toHaveLength(4);
  await city.act(city.people.office, { do: "extend", until: "2026-06-11" }, "2026-06-11");
  await city.act(city.people.staff, "submit", "2026-06-11");
  await send(city.sheetId);
  const names = (await told()).map(({ name }) => name);
  expect(names.filter((name) => name === "高橋 望")).toHaveLength(1);
  expect(names.filter((name) => name === "田中 花")).toHaveLength(2);
});

test("nobody but the office reminds, and of another city's sheets nobody", async () => {
  expect((await head.get("/to-do/reminders")).status).toBe(403);
  expect((await head.post("/to-do/reminders", { sheet: city.sheetId })).status).toBe(403);
  expect(await remind(t.db, city.people.sectionHead, [city.sheetId], "2026-06-12")).toEqual({
    ok: false,
    reason: "forbidden",
  });
});
