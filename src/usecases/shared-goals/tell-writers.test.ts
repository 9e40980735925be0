import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson } from "../../../tests/support/sample-city.ts";
import { openFiscalYear } from "../../database/fiscal-year-store.ts";
import { storeForm } from "../../database/form-store.ts";
import { builtInForm } from "../../domain/forms/built-in-forms.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import { noticeWords } from "../../domain/notifications/notice.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { ownNotifications } from "../notifications/own-notifications.ts";
import { createSheets } from "../sheets/create-sheets.ts";
import { changeSharedGoal } from "./change-shared-goal.ts";
import { deployList } from "./deploy-list.ts";
import { makeSharedGoal, removeSharedGoal } from "./make-shared-goal.ts";
import { placeSharedGoal } from "./place-shared-goal.ts";
import { readSharedGoal } from "./read-shared-goal.ts";
import { withdrawSharedGoal } from "./withdraw-shared-goal.ts";

const today = "2026-06-01";
const plan = { currentIssues: "帰れない", indicatorText: "割合", target: "九割", due: "年度末", method: "毎週" };
const title = "定時に帰る";

let t: TestDatabase;
let office: Actor;
let sharedGoalId: string;
let listSheet: string;
const people = new Map<string, Actor>();
const units = new Map<string, string>();

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  const form = builtInForm("standard");
  if (!form) throw new Error("no form");
  await t.db.withTenant(t.tenantId, async (tx) => {
    await storeForm(tx, form);
    await openFiscalYear(tx, 2026, form);
    const sheetOf = (unitPath: string[], goals: { id: string; texts: object; workItems: [] }[] = []) => {
      return { fiscalYear: 2026, unitPath, form, content: { texts: {}, goals } };
    };
    const lines = ["1", "2"].map((number) => {
      return { id: crypto.randomUUID(), texts: { ...plan, number, title: `部の目標${number}` }, workItems: [] as [] };
    });
    await createSheets(tx, office, [sheetOf(["市民部", "窓口課"]), sheetOf(["市民部", "証明課"])], "import");
    const [list] = await createSheets(tx, office, [sheetOf(["市民部"], lines)], "import");
    listSheet = list?.sheetId ?? "";
  });
  const rows = await t.ownerQuery<{ id: string; name: string }>("select unit_id as id, name from org_units");
  for (const { id, name } of rows) units.set(name, id);
  for (const [name, role, unit] of [
    ["担当", "staff", "窓口課"],
    ["課長", "head", "窓口課"],
    ["隣の担当", "staff", "証明課"],
    ["部長", "head", "市民部"],
    ["監査", "auditor", "窓口課"],
  ] as const) {
    people.set(name, await addPerson(t, { name, role, unitId: units.get(unit) ?? null }));
  }
  const made = await makeSharedGoal(t.db, office, { fiscalYear: 2026, ownerUnitId: null, title });
  if (!made.ok) throw new Error(made.reason);
  ({ sharedGoalId } = made);
  await write(plan);
});
afterAll(() => t.close());

async function write(texts: Partial<Record<Concept, string>>, base: Partial<Record<Concept, string>> = {}) {
  const changes = (Object.entries(texts) as [Concept, string][]).map(([concept, text]) => {
    return { concept, base: base[concept] ?? "", text };
  });
  expect(await changeSharedGoal(t.db, office, sharedGoalId, changes, today)).toMatchObject({ ok: true });
}

/** What everybody was told since this was last asked. */
async function told(): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, actor] of people) {
    for (const one of await ownNotifications(t.db, actor))
      lines.push(`${name}：${one.path.at(-1)} ${noticeWords(one)}`);
  }
  await t.ownerQuery("delete from notifications");
  return lines.sort();
}

test("who writes a section's sheet is told when a shared goal comes, changes and goes", async () => {
  expect(await told()).toEqual([]);
  const unitIds = [units.get("窓口課") ?? ""];
  expect(await placeSharedGoal(t.db, office, sharedGoalId, unitIds, today)).toEqual({
    ok: true,
    placed: 1,
    refused: [],
  });
  expect(await told()).toEqual([
    "担当：窓口課 共通目標「定時に帰る」がシートに載りました。",
    "課長：窓口課 共通目標「定時に帰る」がシートに載りました。",
  ]);
  expect(await placeSharedGoal(t.db, office, sharedGoalId, unitIds, today)).toMatchObject({ placed: 0 });
  expect(await told()).toEqual([]);

  await write({ target: "八割" }, plan);
  await write({ target: "七割" }, { target: "八割" });
  expect(await told()).toEqual([
    "担当：窓口課 シートに載っている共通目標「定時に帰る」の計画が変わりました。",
    "課長：窓口課 シートに載っている共通目標「定時に帰る」の計画が変わりました。",
  ]);

  const goalId = (await readSharedGoal(t.db, office, sharedGoalId, today))?.places[0]?.goal.id ?? "";
  expect(await withdrawSharedGoal(t.db, office, sharedGoalId, goalId, today)).toEqual({ ok: true, kept: false });
  expect(await told()).toEqual([
    "担当：窓口課 共通目標「定時に帰る」がシートから外されました。",
    "課長：窓口課 共通目標「定時に帰る」がシートから外されました。",
  ]);
});

test("a notice outlives its shared goal, but the goal's name doesn't", async () => {
  const made = await makeSharedGoal(t.db, office, { fiscalYear: 2026, ownerUnitId: null, title: "ひみつの目標" });
  const id = made.ok ? made.sharedGoalId : "";
  const changes = (Object.entries(plan) as [Concept, string][]).map(([concept, text]) => ({ concept, base: "", text }));
  expect(await changeSharedGoal(t.db, office, id, changes, today)).toMatchObject({ ok: true });
  await placeSharedGoal(t.db, office, id, [units.get("証明課") ?? ""], today);
  const goalId = (await readSharedGoal(t.db, office, id, today))?.places[0]?.goal.id ?? "";
  await withdrawSharedGoal(t.db, office, id, goalId, today);
  expect(await removeSharedGoal(t.db, office, id)).toMatchObject({ ok: true });
  expect(await told()).toEqual([
    "隣の担当：証明課 共通目標がシートから外されました。",
    "隣の担当：証明課 共通目標がシートに載りました。",
  ]);
});

test("a list that is deployed tells each section once, and not who deployed it", async () => {
  const [row] = await t.ownerQuery<{ ids: string[] }>(
    "select array_agg(goal_id) as ids from goals where sheet_id = $1",
    [listSheet],
  );
  const sections = [units.get("窓口課") ?? "", units.get("証明課") ?? ""];
  const wanted = Object.fromEntries((row?.ids ?? []).map((id) => [id, sections]));
  const head = people.get("部長") as Actor;
  expect(await deployList(t.db, head, listSheet, wanted, today)).toMatchObject({ ok: true, lines: 2, placed: 4 });
  expect(await told()).toEqual([
    "担当：窓口課 共通目標がシートに載りました。",
    "課長：窓口課 共通目標がシートに載りました。",
    "隣の担当：証明課 共通目標がシートに載りました。",
  ]);
});
