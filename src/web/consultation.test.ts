import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { builtInCycle } from "../domain/cycle/built-in-cycles.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { setCycle } from "../usecases/cycle/set-cycle.ts";
import { readSheet } from "../usecases/sheets/read-sheet.ts";

let t: TestDatabase;
let sheetId: string;
let goalId: string;
type Name = "office" | "staff" | "head" | "mayor" | "viceMayor" | "auditor";
let visitors: Record<Name, Visitor>;

beforeAll(async () => {
  t = await testDatabase();
  const office: Actor = await addPerson(t, { name: "事務局", role: "office" });
  const goal = sampleGoal({ title: "窓口の改善", target: "たくさん" });
  goalId = goal.id;
  ({ sheetId } = await addSheet(t, office, { texts: {}, goals: [goal] }));
  const outcome = await readSheet(t.db, office, sheetId);
  const [section = null, department = null] = outcome.ok ? outcome.view.unit.unitIds : [];
  await setCycle(t.db, office, 2026, builtInCycle("standard"), "consultation");
  const app = webApp(t, { now: () => new Date("2026-06-20T09:00:00+09:00") });
  const enter = async (name: string, role: Parameters<typeof addPerson>[1]["role"], unitId: string | null = null) =>
    signedIn(t, app, await addPerson(t, { name, role, unitId }));
  visitors = {
    office: await signedIn(t, app, office),
    staff: await enter("課員", "staff", section),
    head: await enter("部長", "head", department),
    mayor: await enter("市長", "mayor"),
    viceMayor: await enter("副市長", "viceMayor"),
    auditor: await enter("監査", "auditor"),
  };
});
afterAll(() => t.close());

const page = async (who: Name, path = `/sheets/${sheetId}`) => await (await visitors[who].get(path)).text();

async function act(who: Name, name: string, fields: Record<string, string> = {}) {
  const seen = /name="seen" value="(\d+)"/.exec(await page(who))?.[1] ?? "0";
  return await visitors[who].post(`/sheets/${sheetId}/acts/${name}`, { key: randomUUID(), seen, ...fields });
}

test("the mayor is asked when the head has approved; an instruction is shown at its place and answered", async () => {
  expect((await act("staff", "submit")).status).toBe(303);
  expect(await page("mayor", "/to-do")).not.toContain("総務課");
  expect((await act("mayor", "approve")).status).toBe(409);
  expect((await act("head", "approve")).status).toBe(303);
  expect(await page("viceMayor", "/to-do")).toContain("総務課");
  expect(await page("staff")).toContain("首長の同意待ち");
  const mayors = await page("mayor");
  expect(mayors).toContain("同意する");
  expect(mayors).toContain("指示を付けて返す");
  expect(await page("auditor")).not.toContain("同意する");
  expect((await act("auditor", "approve")).status).toBe(403);

  expect(await page("mayor", `/sheets/${sheetId}/acts/sendBack`)).toContain("たくさん");
  const fields = { reason: "市民に分かる数で示すこと", [`note.${goalId}.target`]: "何件かを書くこと" };
  expect((await act("mayor", "sendBack", { ...fields, reason: "" })).status).toBe(422);
  expect((await act("mayor", "sendBack", fields)).status).toBe(303);
  const staffs = await page("staff");
  expect(staffs).toContain("市長さんからの指示");
  expect(staffs).toContain("何件かを書くこと");
});

test("after the mayor has agreed the instruction stays with the sheet", async () => {
  const change = { do: "setText", owner: { of: "goal", goalId }, concept: "target", base: "たくさん", text: "月10件" };
  expect((await visitors.staff.postJson(`/sheets/${sheetId}/changes`, { changes: [change] })).status).toBe(200);
  for (const [who, name] of [
    ["staff", "submit"],
    ["head", "approve"],
    ["viceMayor", "approve"],
    ["office", "confirm"],
  ] as const) {
    expect((await act(who, name)).status).toBe(303);
    if (name !== "approve") continue;
    const meanwhile = (await page(who)).replace(/<!-- -->/g, "");
    expect(meanwhile).not.toContain("市長さんからの指示");
    expect(meanwhile).toContain("協議での首長の指示（1件）");
  }
  const after = await page("staff");
  expect(after.replace(/<!-- -->/g, "")).toContain("協議での首長の指示（1件）");
  expect(after).toContain("市民に分かる数で示すこと");
  expect(await page("office", `/sheets/${sheetId}/history`)).toContain("首長として同意しました");
});
