import { afterAll, beforeAll, expect, test } from "vitest";
import { cycleOf } from "../../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson } from "../../../tests/support/sample-city.ts";
import { openFiscalYear } from "../../database/fiscal-year-store.ts";
import { storeForm } from "../../database/form-store.ts";
import { ensureUnits } from "../../database/org-unit-store.ts";
import { builtInForm } from "../../domain/forms/built-in-forms.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { setCycle } from "../cycle/set-cycle.ts";
import { changeSheet } from "../sheets/change-sheet.ts";
import { changeSharedGoal } from "./change-shared-goal.ts";
import { makeSharedGoal } from "./make-shared-goal.ts";
import { placeSharedGoal } from "./place-shared-goal.ts";
import { readSharedGoal } from "./read-shared-goal.ts";
import { withdrawSharedGoal } from "./withdraw-shared-goal.ts";

let t: TestDatabase;
let office: Actor;
let staff: Actor;
const today = "2026-06-01";
const path = ["市民部", "窓口課"];

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  const form = builtInForm("kokubunji-2022");
  if (!form) throw new Error("no form");
  const units = await t.db.withTenant(t.tenantId, async (tx) => {
    await storeForm(tx, form);
    await openFiscalYear(tx, 2026, form);
    return await ensureUnits(tx, [["市民部"], path], 2026);
  });
  staff = await addPerson(t, {
    name: "市民 次郎",
    role: "staff",
    unitId: units.get(JSON.stringify(["市民部"])) ?? null,
  });
});
afterAll(() => t.close());

test("a rating that is kept back from who withdraws the goal stays with the unit's own goal", async () => {
  const [department, section] = await t.ownerQuery<{ id: string }>(
    "select unit_id as id from org_units order by level",
  );
  const owner = { fiscalYear: 2026, ownerUnitId: department?.id ?? "", title: "接遇を磨く" };
  const made = await makeSharedGoal(t.db, staff, owner);
  if (!made.ok) throw new Error(made.reason);
  const plan = { planCategory: "その他", target: "全員", method: "研修", due: "年度末", unit: "共通" };
  const written = Object.entries(plan) as [Concept, string][];
  const changes = written.map(([concept, text]) => ({ concept, base: "", text }));
  expect(await changeSharedGoal(t.db, staff, made.sharedGoalId, changes, today)).toMatchObject({ ok: true });
  const placed = await placeSharedGoal(t.db, staff, made.sharedGoalId, [section?.id ?? ""], today);
  expect(placed).toMatchObject({ ok: true, placed: 1 });
  const place = async (who: Actor) => (await readSharedGoal(t.db, who, made.sharedGoalId, today))?.places[0];
  const { sheet, goal } = (await place(office)) ?? {};
  const at = { of: "goal", goalId: goal?.id ?? "" } as const;
  const rating = { do: "setText", owner: at, concept: "rating.supervisor", base: "", text: "ほぼ達成した" } as const;
  expect(await changeSheet(t.db, office, sheet?.sheetId ?? "", [rating], "editor", today)).toMatchObject({ ok: true });
  const cycle = cycleOf("kokubunji");
  const keeping = cycle.stages.map((one) => ({ ...one, hiddenUntilConfirmed: one.stage === "secondEvaluation" }));
  const set = await setCycle(t.db, office, 2026, { ...cycle, stages: keeping }, "planning");
  expect(set).toEqual({ ok: true });

  expect((await place(staff))?.goal.texts["rating.supervisor"]).toBeUndefined();
  const outcome = await withdrawSharedGoal(t.db, staff, made.sharedGoalId, at.goalId, today);
  expect(outcome).toEqual({ ok: true, kept: true });
  const rows = await t.ownerQuery<{ texts: object }>("select texts from goals where goal_id = $1", [at.goalId]);
  expect(rows[0]?.texts).toMatchObject({ "rating.supervisor": "ほぼ達成した" });
});
