import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cycleOf, named } from "../../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson, addSheet, sampleForm, sampleGoal } from "../../../tests/support/sample-city.ts";
import { type SheetAct, stateAt } from "../../domain/cycle/cycle-state.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import type { SheetChange } from "../../domain/sheets/sheet-change.ts";
import { sheetHistory } from "../history/sheet-history.ts";
import { verifyHistory } from "../history/verify-history.ts";
import { verifySheets } from "../history/verify-sheets.ts";
import { changeSheet } from "../sheets/change-sheet.ts";
import { createSheets } from "../sheets/create-sheets.ts";
import { readSheet, type SheetView } from "../sheets/read-sheet.ts";
import { actOnSheet } from "./act-on-sheet.ts";
import { setCycle, setCycleWithin } from "./set-cycle.ts";

let t: TestDatabase;
let office: Actor;
let staff: Actor;
let head: Actor;
const may = "2026-05-01";

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局", role: "office" });
  const sheetId = await newSheet();
  const { unit } = await look(sheetId);
  staff = await addPerson(t, { name: "担当", role: "staff", unitId: unit.unitIds[0] ?? null });
  head = await addPerson(t, { name: "部長", role: "head", unitId: unit.unitIds[1] ?? null });
  expect(await setCycle(t.db, office, 2026, cycleOf("standard"), "planning")).toEqual({ ok: true });
});
afterAll(() => t.close());

async function newSheet(title = "窓口の改善"): Promise<string> {
  const goal = sampleGoal(title === "" ? {} : { title });
  return (await addSheet(t, office, { texts: {}, goals: [goal] })).sheetId;
}

async function look(sheetId: string): Promise<SheetView> {
  const outcome = await readSheet(t.db, office, sheetId);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.view;
}

async function act(who: Actor, sheetId: string, what: SheetAct | SheetAct["do"], today = may, key = randomUUID()) {
  const { revision } = await look(sheetId);
  const request = { key, act: typeof what === "string" ? named(what, today) : what, seen: revision, today };
  return await actOnSheet(t.db, who, sheetId, request);
}

async function write(who: Actor, sheetId: string, text: string, today = may) {
  const { content } = await look(sheetId);
  const [goal] = content.goals;
  const owner = { of: "goal", goalId: goal?.id ?? "" } as const;
  const change: SheetChange = { do: "setText", owner, concept: "target", base: goal?.texts.target ?? "", text };
  return await changeSheet(t.db, who, sheetId, [change], "editor", today);
}

async function confirmedSheet(): Promise<string> {
  const sheetId = await newSheet();
  for (const [who, what] of [
    [staff, "submit"],
    [head, "approve"],
    [office, "confirm"],
  ] as const) {
    expect(await act(who, sheetId, what)).toMatchObject({ ok: true });
  }
  return sheetId;
}

describe("a sheet on its way", () => {
  test("words are written until it is submitted, and again when it is sent back", async () => {
    const sheetId = await newSheet();
    expect(await write(staff, sheetId, "10件")).toMatchObject({ ok: true });
    expect(await act(staff, sheetId, "submit")).toMatchObject({ ok: true, state: { status: "submitted" } });
    expect(await write(staff, sheetId, "20件")).toEqual({ ok: false, reason: "locked", why: "handed-in", day: null });
    const { content } = await look(sheetId);
    const goalId = content.goals[0]?.id ?? "";
    const back: SheetAct = {
      do: "sendBack",
      reason: "目標値の根拠が分かりません",
      notes: [{ goalId, concept: "target", text: "昨年度の件数を添えてください" }],
    };
    expect(await act(head, sheetId, back)).toMatchObject({ ok: true });
    expect((await look(sheetId)).cycle?.state.sentBack).toMatchObject({ by: "部長", on: may, notes: back.notes });
    expect(await write(staff, sheetId, "20件")).toMatchObject({ ok: true });
  });

  test("an empty required field keeps it from being submitted", async () => {
    const sheetId = await newSheet("");
    expect(await act(staff, sheetId, "submit")).toEqual({ ok: false, reason: "incomplete" });
    expect(await look(sheetId)).toMatchObject({ revision: 1 });
  });

  test("a request that arrives twice has one effect", async () => {
    const sheetId = await newSheet();
    const key = randomUUID();
    const { revision } = await look(sheetId);
    const request = { key, act: named("submit"), seen: revision, today: may };
    const both = await Promise.all([1, 2].map(() => actOnSheet(t.db, staff, sheetId, request)));
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await look(sheetId)).toMatchObject({ revision: revision + 1, cycle: { state: { status: "submitted" } } });
  });

  test("nobody approves words that they haven't seen", async () => {
    const sheetId = await newSheet();
    const { revision } = await look(sheetId);
    await act(staff, sheetId, "submit");
    const request = { key: randomUUID(), act: named("approve"), seen: revision, today: may };
    expect(await actOnSheet(t.db, head, sheetId, request)).toEqual({ ok: false, reason: "changed-since" });
  });

  test("another municipality's sheet is as unknown as one that doesn't exist", async () => {
    const tenantId = await t.addMunicipality("となり市");
    const stranger = await addPerson(t, { name: "他市の人", role: "office", tenantId });
    const sheetId = await newSheet();
    for (const id of [sheetId, randomUUID(), "no-uuid"]) {
      const request = { key: randomUUID(), act: named("close"), seen: 1, today: may };
      expect(await actOnSheet(t.db, stranger, id, request)).toEqual({ ok: false, reason: "not-found" });
    }
  });
});

describe("after confirmation", () => {
  test("goals stand until they are amended with a reason that the history keeps", async () => {
    const sheetId = await confirmedSheet();
    expect(await write(office, sheetId, "30件")).toMatchObject({ reason: "locked", why: "confirmed" });
    expect(await act(staff, sheetId, { do: "amend", reason: "補正予算" })).toMatchObject({ ok: true });
    expect(await write(staff, sheetId, "30件")).toMatchObject({ ok: true });
    const history = await sheetHistory(t.db, office, sheetId);
    const entries = history.ok ? history.entries : [];
    expect(entries[0]).toMatchObject({ by: "担当", amendment: "補正予算", events: [{ after: "30件" }] });
    expect(entries[1]).toMatchObject({
      via: "act",
      events: [],
      note: "確定した内容の修正を始めました。理由：補正予算",
    });
    expect(await act(staff, sheetId, "submit")).toMatchObject({ ok: true });
    expect(await act(head, sheetId, "approve")).toMatchObject({ ok: true });
    expect(await act(office, sheetId, "confirm")).toMatchObject({
      ok: true,
      state: { stage: "midYear", amendment: null },
    });
    expect(await write(staff, sheetId, "40件")).toMatchObject({ why: "confirmed" });
  });

  test("words that had arrived are saved though the sheet is confirmed since", async () => {
    const sheetId = await newSheet();
    const { content, unit } = await look(sheetId);
    const owner = { of: "goal", goalId: content.goals[0]?.id ?? "" } as const;
    const change: SheetChange = { do: "setText", owner, concept: "target", base: "", text: "10件" };
    expect(unit.unitIds).toContain(staff.posts[0]?.unitId);
    expect(await changeSheet(t.db, staff, sheetId, [change], "editor", may)).toMatchObject({ ok: true });
    await act(staff, sheetId, "submit");
    expect(await changeSheet(t.db, staff, sheetId, [change], "editor", may)).toMatchObject({ ok: true });
  });

  test("acts stand in the chain, and every sheet is still what its history leads to", async () => {
    await confirmedSheet();
    expect(await verifyHistory(t.db, t.tenantId)).toMatchObject({ ok: true });
    expect((await verifySheets(t.db, t.tenantId)).differing).toEqual([]);
  });
});

test("after the last day the sheet is locked until the office extends it", async () => {
  const sheetId = await newSheet();
  expect(await write(staff, sheetId, "5件", "2026-05-23")).toEqual({
    ok: false,
    reason: "locked",
    why: "deadline-passed",
    day: "2026-05-22",
  });
  expect(await act(staff, sheetId, "extend", "2026-05-23")).toEqual({ ok: false, reason: "not-yours" });
  expect(await act(office, sheetId, { do: "extend", until: "2026-05-31" }, "2026-05-23")).toMatchObject({ ok: true });
  expect(await write(staff, sheetId, "5件", "2026-05-31")).toMatchObject({ ok: true });
});

test("a year without a cycle is written as ever, and knows no acts", async () => {
  const other = await testDatabase();
  try {
    const actor = await addPerson(other, { name: "事務局", role: "office" });
    const { sheetId } = await addSheet(other, actor, { texts: {}, goals: [] });
    const change: SheetChange = { do: "setText", owner: { of: "sheet" }, concept: "mission", base: "", text: "使命" };
    expect(await changeSheet(other.db, actor, sheetId, [change], "editor", "2030-01-01")).toMatchObject({ ok: true });
    const request = { key: randomUUID(), act: named("submit"), seen: 2, today: may };
    expect(await actOnSheet(other.db, actor, sheetId, request)).toEqual({ ok: false, reason: "no-cycle" });
  } finally {
    await other.close();
  }
});

describe("setting a year's cycle", () => {
  test("a stage in which sheets stand can't be left out; unacted sheets begin where the city says", async () => {
    await confirmedSheet();
    const kokubunji = cycleOf("kokubunji");
    expect(await setCycle(t.db, office, 2026, kokubunji, "planning")).toMatchObject({ reason: "sheets-affected" });
    expect(await setCycle(t.db, office, 2026, cycleOf("yokote"), "midYear")).toEqual({ ok: true });
    expect((await look(await newSheet())).cycle).toMatchObject({
      definition: { key: "yokote" },
      state: { stage: "midYear" },
    });
    expect(await setCycle(t.db, office, 2026, cycleOf("standard"), "planning")).toEqual({ ok: true });
  });

  test("an act that waited while the year got another cycle is decided by the new one", async () => {
    const standard = cycleOf("standard");
    const definition = { ...standard, stages: standard.stages.filter(({ stage }) => stage !== "midYear") };
    const form = { key: sampleForm.key, version: sampleForm.version };
    const content = { texts: {}, goals: [sampleGoal({ title: "目標" })] };
    const [made] = await t.db.withTenant(office.tenantId, (tx) =>
      createSheets(tx, office, [{ fiscalYear: 2027, unitPath: ["総務部", "総務課"], form, content }], "import"),
    );
    const sheetId = made?.sheetId ?? "";
    expect(await setCycle(t.db, office, 2027, standard, "midYear")).toEqual({ ok: true });
    const request = { key: randomUUID(), act: named("submit"), seen: 1, today: "2027-10-10" };
    const waiting = await t.db.withTenant(office.tenantId, async (tx) => {
      const choice = { definition, startStage: "planning" as const, move: true };
      expect(await setCycleWithin(tx, office, 2027, choice)).toEqual({ ok: true });
      const asked = actOnSheet(t.db, office, sheetId, request);
      const blocked = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await t.ownerQuery(blocked)).length === 0) await setImmediate();
      return { asked };
    });
    expect(await waiting.asked).toEqual({ ok: false, reason: "deadline-passed" });
    expect((await look(sheetId)).cycle?.state.stage).toBe("planning");
  });

  test("words that wait for the sheet meanwhile are refused in words, too", async () => {
    const whole = cycleOf("kokubunji");
    const definition = { ...whole, stages: whole.stages.filter(({ stage }) => stage !== "secondEvaluation") };
    const form = { key: sampleForm.key, version: sampleForm.version };
    const goal = sampleGoal({ title: "目標" });
    const [made] = await t.db.withTenant(office.tenantId, (tx) =>
      createSheets(
        tx,
        office,
        [{ fiscalYear: 2028, unitPath: ["総務部", "総務課"], form, content: { texts: {}, goals: [goal] } }],
        "import",
      ),
    );
    const sheetId = made?.sheetId ?? "";
    expect(await setCycle(t.db, office, 2028, definition, "planning")).toEqual({ ok: true });
    const at = { ...stateAt("yearEnd"), status: "confirmed" };
    await t.ownerQuery("update sheets set cycle_state = $2 where sheet_id = $1", [sheetId, JSON.stringify(at)]);
    const waiting = await t.db.withTenant(office.tenantId, async (tx) => {
      const choice = { definition: whole, startStage: "planning" as const, move: true };
      expect(await setCycleWithin(tx, office, 2028, choice)).toEqual({ ok: true });
      const owner = { of: "goal", goalId: goal.id } as const;
      const change: SheetChange = { do: "setText", owner, concept: "target", base: "", text: "5分" };
      const asked = changeSheet(t.db, office, sheetId, [change], "editor", "2028-10-10");
      const blocked = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await t.ownerQuery(blocked)).length === 0) await setImmediate();
      return { asked };
    });
    expect(await waiting.asked).toMatchObject({ ok: false, reason: "locked" });
    expect((await look(sheetId)).cycle?.state.stage).toBe("secondEvaluation");
  });

  test("only the office does it, for a year that is open, with a cycle that can be lived", async () => {
    const standard = cycleOf("standard");
    expect(await setCycle(t.db, head, 2026, standard, "planning")).toEqual({ ok: false, reason: "forbidden" });
    expect(await setCycle(t.db, office, 2031, standard, "planning")).toEqual({ ok: false, reason: "not-found" });
    expect(await setCycle(t.db, office, 2026, standard, "consultation")).toEqual({
      ok: false,
      reason: "no-such-stage",
    });
    const backwards = { ...standard, stages: standard.stages.toReversed() };
    expect(await setCycle(t.db, office, 2026, backwards, "planning")).toMatchObject({ reason: "invalid" });
  });
});
