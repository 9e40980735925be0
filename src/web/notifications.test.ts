import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CycleCity, cycleCity } from "../../tests/support/cycle-city.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { actOnSheet } from "../usecases/cycle/act-on-sheet.ts";

let t: TestDatabase;
let city: CycleCity;
let staff: Visitor;
let head: Visitor;
let stranger: Visitor;
const day = "2026-05-10";

beforeAll(async () => {
  t = await testDatabase();
  city = await cycleCity(t);
  const app = webApp(t);
  staff = await signedIn(t, app, city.people.staff);
  head = await signedIn(t, app, city.people.sectionHead);
  stranger = await signedIn(t, app, city.people.stranger);
});
afterAll(() => t.close());

const list = async (who: Visitor) => await (await who.get("/notifications")).text();
const firstOf = (page: string) => /action="(\/notifications\/[^"]+)"/.exec(page)?.[1] ?? "";
const counted = (page: string) => /未読<\/span>(\d+)/.exec(page)?.[1] ?? "0";

test("who must approve is told, one click leads to the sheet and the bell forgets it", async () => {
  await city.act(city.people.staff, "submit", day);
  const page = await list(head);
  expect(page).toContain("総務部 総務課　「目標設定」の承認をお願いします。");
  expect(page).toContain(`シート番号 ${city.sheetNumber}　期限 5月31日(日)　田中 花`);
  expect(counted(page)).toBe("1");
  const opened = await head.post(firstOf(page), {});
  expect([opened.status, opened.headers.get("Location")]).toEqual([303, `/sheets/${city.sheetId}`]);
  expect(counted(await list(head))).toBe("0");
  expect(await list(staff)).toContain("お知らせはありません");
});

test("what comes back is told without the words of the reason, and all can be read at once", async () => {
  const reason = "数字のひみつ";
  await city.act(city.people.sectionHead, { do: "sendBack", reason, notes: [] }, day);
  const page = await list(staff);
  expect(page).toContain("「目標設定」が差し戻されました。");
  expect(page).not.toMatch(/ひみつ/);
  expect(counted(page)).toBe("1");
  expect((await staff.post("/notifications", {})).status).toBe(303);
  expect(await list(staff)).toContain("すべて既読です。");
});

test("a request that arrives twice tells once, a refused one nobody", async () => {
  const { staff: actor } = city.people;
  const request = { key: randomUUID(), act: { do: "submit" as const }, seen: 0, today: day };
  const count = async () => (await t.ownerQuery("select 1 from notifications")).length;
  const before = await count();
  await actOnSheet(t.db, actor, city.sheetId, request);
  await actOnSheet(t.db, actor, city.sheetId, request);
  expect(await count()).toBe(before + 2);
  await actOnSheet(t.db, actor, city.sheetId, { ...request, key: randomUUID() });
  expect(await count()).toBe(before + 2);
});

test("what asked for something counts as read once it is done, by whomever; what only tells stays", async () => {
  const { staff: writer, sectionHead, departmentHead, office } = city.people;
  const unread = async (person: { personId: string }) =>
    (
      await t.ownerQuery<{ kind: string }>(
        "select kind from notifications where person_id = $1 and read_at is null order by kind",
        [person.personId],
      )
    ).map(({ kind }) => kind);
  await t.ownerQuery("update notifications set read_at = now()");
  await city.act(departmentHead, "sendBack", day);
  expect([await unread(writer), await unread(sectionHead)]).toEqual([["sent-back"], ["sent-back"]]);
  await city.act(writer, "submit", day);
  expect([await unread(writer), await unread(sectionHead)]).toEqual([[], ["to-approve"]]);
  expect(await unread(departmentHead)).toEqual(["to-approve"]);
  await city.act(departmentHead, "approve", day);
  expect([await unread(writer), await unread(sectionHead), await unread(office)]).toEqual([
    ["approved"],
    [],
    ["to-confirm"],
  ]);
  await city.act(office, "sendBack", day);
  expect([await unread(writer), await unread(office)]).toEqual([["approved", "sent-back"], []]);
});

test("a comment tells the person it names and leads to its thread; nobody tells themselves", async () => {
  const say = (to: string) => {
    const commentId = randomUUID();
    const fields = { commentId, threadId: "", place: "", body: "ひみつの相談", to };
    return staff.post(`/sheets/${city.sheetId}/comments`, fields).then(() => commentId);
  };
  const threadId = await say(city.people.stranger.personId);
  const page = await list(stranger);
  expect(page).toContain("田中 花さんが、コメントであなたに知らせています。");
  expect(page).not.toContain("ひみつ");
  const opened = await stranger.post(firstOf(page), {});
  expect(opened.headers.get("Location")).toBe(`/sheets/${city.sheetId}/comments#thread-${threadId}`);
  await say(city.people.staff.personId);
  expect(await list(staff)).not.toContain("コメントであなたに");
});

test("another person's notification is as one that isn't there", async () => {
  const theirs = firstOf(await list(head));
  expect(theirs).not.toBe("");
  expect((await staff.post(theirs, {})).status).toBe(404);
  expect((await staff.post(`/notifications/${randomUUID()}`, {})).status).toBe(404);
});

test("who no longer holds a post sees nothing of it, and who may not read comments isn't told that one names them", async () => {
  const { sectionHead } = city.people;
  const shown = await list(head);
  expect(shown).toContain("総務部 総務課");
  const theirs = firstOf(shown);
  await t.ownerQuery("update posts set until_day = '2020-01-01', from_day = '2019-01-01' where person_id = $1", [
    sectionHead.personId,
  ]);
  expect(await list(head)).not.toContain("総務部 総務課");
  expect((await head.post(theirs, {})).headers.get("Location")).toBeNull();
  expect(await list(stranger)).toContain("コメントであなたに");
  await t.ownerQuery("update posts set role = 'viewer' where person_id = $1", [city.people.stranger.personId]);
  expect(await list(stranger)).not.toContain("コメントであなたに");
});
