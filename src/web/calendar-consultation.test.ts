import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, visitor, webApp } from "../../tests/support/web-city.ts";
import { insertSlots } from "../database/timetable-store.ts";
import { builtInCycle } from "../domain/cycle/built-in-cycles.ts";
import type { SheetAct } from "../domain/cycle/cycle-state.ts";
import type { Actor, Role } from "../domain/permissions/actor.ts";
import { actOnSheet } from "../usecases/cycle/act-on-sheet.ts";
import { setCycle } from "../usecases/cycle/set-cycle.ts";
import { readSheet } from "../usecases/sheets/read-sheet.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let sheetId: string;
const people = new Map<string, Actor>();

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t, { now: () => new Date("2026-06-17T09:00:00+09:00") });
  const office = await addPerson(t, { name: "事務局", role: "office" });
  people.set("office", office);
  const goal = sampleGoal({ title: "窓口の改善", target: "月10件" });
  ({ sheetId } = await addSheet(t, office, { texts: {}, goals: [goal] }, ["総務部", "総務課"]));
  const read = await readSheet(t.db, office, sheetId);
  const [section = null, department = null] = read.ok ? read.view.unit.unitIds : [];
  await setCycle(t.db, office, 2026, builtInCycle("standard"), "consultation");
  for (const [name, role, unitId] of [
    ["staff", "staff", section],
    ["head", "head", department],
    ["mayor", "mayor", null],
    ["viceMayor", "viceMayor", null],
    ["auditor", "auditor", null],
  ] as [string, Role, string | null][]) {
    people.set(name, await addPerson(t, { name, role, unitId }));
  }
  const meeting = { date: "2026-06-24", start: "9:30", end: "11:00", unit: "総務部" };
  const room = { fiscalYear: 2026, buffer: false, basicPrograms: null, attendees: ["市長"], venue: "庁議室" };
  await t.db.withTenant(t.tenantId, (tx) => insertSlots(tx, [{ ...meeting, ...room }]));
});
afterAll(() => t.close());

const person = (name: string) => people.get(name) as Actor;

/** The consultation's days of a person, as their calendar program shows them. */
async function consultationOf(name: string): Promise<string[]> {
  const page = await (await (await signedIn(t, app, person(name))).post("/account/calendar", { act: "make" })).text();
  const path = /value="https?:\/\/[^/"]+(\/calendar\/[^"]+\.ics)"/.exec(page)?.[1] ?? "";
  const text = (await (await visitor(app).get(path)).text()).replace(/\r\n[ \t]/g, "");
  return text
    .split("BEGIN:VEVENT")
    .slice(1)
    .map((entry) => {
      const line = (key: string) => new RegExp(`^${key}[^:\r\n]*:(.*)$`, "m").exec(entry)?.[1]?.trim() ?? "";
      const talk = line("DESCRIPTION").match(/協議 [^\\]*/)?.[0] ?? "";
      return `${line("DTSTART")} ${line("SUMMARY")} ${talk}`;
    })
    .filter((line) => line.includes("首長との協議"));
}

async function act(name: string, asked: SheetAct): Promise<void> {
  const read = await readSheet(t.db, person(name), sheetId);
  const seen = read.ok ? read.view.revision : 0;
  const request = { key: randomUUID(), act: asked, seen, today: "2026-06-17" };
  expect(await actOnSheet(t.db, person(name), sheetId, request)).toMatchObject({ ok: true });
}

test("each finds their own last day of the consultation; the mayor's and the vice-mayor's is for agreeing", async () => {
  const talk = "協議 6月24日(水) 9:30～11:00 庁議室";
  expect(await consultationOf("staff")).toEqual([`20260630 総務課 首長との協議 提出の期限 ${talk}`]);
  expect(await consultationOf("head")).toEqual([`20260630 総務課 首長との協議 承認の期限 ${talk}`]);
  for (const name of ["mayor", "viceMayor"]) {
    expect(await consultationOf(name)).toEqual([`20260710 総務課 首長との協議 同意の期限 ${talk}`]);
  }
  expect(await consultationOf("office")).toEqual(["20260720 首長との協議 確定の期限 "]);
  expect(await consultationOf("auditor")).toEqual([]);
});

test("what is behind a person says so: the head's before the mayor has agreed, the mayor's afterwards", async () => {
  const done = async (name: string) => (await consultationOf(name)).map((line) => line.includes("（済）"));
  await act("staff", { do: "submit" });
  expect([await done("staff"), await done("head"), await done("mayor")]).toEqual([[true], [false], [false]]);
  await act("head", { do: "approve", reason: "" });
  expect([await done("head"), await done("mayor"), await done("viceMayor")]).toEqual([[true], [false], [false]]);
  await act("viceMayor", { do: "approve", reason: "" });
  expect([await done("mayor"), await done("viceMayor"), await done("office")]).toEqual([[true], [true], [false]]);
  await act("office", { do: "confirm" });
  expect(await done("office")).toEqual([true]);
});

test("an instruction of the mayor makes it the unit's turn again, with the days that it has for that", async () => {
  await act("office", { do: "reopen", reason: "市長がもう一度協議する", until: "2026-07-05" });
  await act("staff", { do: "submit" });
  await act("head", { do: "approve", reason: "" });
  await act("mayor", { do: "sendBack", reason: "数を示すこと", notes: [] });
  expect(await consultationOf("staff")).toMatchObject([expect.stringContaining("20260705 総務課 首長との協議 提出")]);
  expect(await consultationOf("mayor")).toMatchObject([expect.stringContaining("20260710 総務課 首長との協議 同意")]);
});
