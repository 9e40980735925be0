import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { SheetChange } from "../domain/sheets/sheet-change.ts";

let t: TestDatabase;
let office: Visitor;
let sheetId: string;
const desk = sampleGoal({ title: "窓口の改善", target: "待ち時間8分" });
const road = sampleGoal({ title: "道路の点検", target: "年2回" });

beforeAll(async () => {
  t = await testDatabase();
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  ({ sheetId } = await addSheet(t, actor, { texts: {}, goals: [desk, road] }));
  office = await signedIn(t, webApp(t), actor);
  const write = (goal: typeof desk, concept: "yearEnd.report" | "target", text: string): SheetChange => {
    return { do: "setText", owner: { of: "goal", goalId: goal.id }, concept, base: goal.texts[concept] ?? "", text };
  };
  for (const changes of [
    [write(desk, "target", "平均５分")],
    [write(road, "target", "毎月"), write(desk, "yearEnd.report", "行列が消えた")],
  ]) {
    expect((await office.postJson(`/sheets/${sheetId}/changes`, { changes })).status).toBe(200);
  }
});
afterAll(() => t.close());

/** The differences alone, without what the page says around them. */
async function told(query: string): Promise<string> {
  const page = await (await office.get(`/sheets/${sheetId}/history${query}`)).text();
  return /<ol class="history">(.*)<\/ol>/s.exec(page)?.[1] ?? page;
}

test("of one goal, of one field, or of both: who wrote what, and of a request only that", async () => {
  const ofDesk = await told(`?goal=${desk.id}`);
  expect(ofDesk).toContain("５");
  expect(ofDesk).toContain("行列が消えた");
  expect(ofDesk).not.toContain("毎月");
  const target = await told("?field=target");
  expect(target).toContain("毎月");
  expect(target).not.toContain("行列が消えた");
  const both = await told(`?goal=${desk.id}&field=target`);
  expect(both).toContain("５");
  expect(both).not.toMatch(/毎月|行列が消えた/);
  expect(both.match(/history-entry/g)).toHaveLength(2);
  expect(await told(`?goal=${road.id}&field=yearEnd.report`)).toContain("選んだ欄の書き換えはありません");
  for (const nonsense of ["?goal=x", "?field=x", "?goal=&field="]) expect(await told(nonsense)).toContain("毎月");
});

test("a day leads to the sheet as it stood at the day's end in Japan", async () => {
  const answer = await office.get(`/sheets/${sheetId}?on=2026-10-01`);
  expect(answer.headers.get("Location")).toBe(`/sheets/${sheetId}?at=2026-10-01T14%3A59%3A59.999Z`);
  const later = await office.get(`/sheets/${sheetId}?at=2126-10-01T14%3A59%3A59.999Z`);
  expect(await later.text()).toContain("2126年10月1日(火) 23:59");
});

test("what was written anew stands whole, one below the other; what was mended, in its sentence", async () => {
  const report = (base: string, text: string): SheetChange => {
    return { do: "setText", owner: { of: "goal", goalId: road.id }, concept: "yearEnd.report", base, text };
  };
  const [first, anew] = [
    "春と秋に全路線を歩き、傷みを地図に書き入れる。",
    "通報アプリを入れ、直した日を毎週公開する。",
  ];
  for (const change of [report("", first), report(first, anew), report(anew, anew.replace("毎週", "毎月"))]) {
    expect((await office.postJson(`/sheets/${sheetId}/changes`, { changes: [change] })).status).toBe(200);
  }
  const reports = await told(`?goal=${road.id}&field=yearEnd.report`);
  expect(reports).toContain(`<del class="anew">${first}</del><ins class="anew">${anew}</ins>`);
  expect(reports).toContain("直した日を<del>毎週</del><ins>毎月</ins>公開する。");
});
