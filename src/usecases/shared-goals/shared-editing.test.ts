import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cycleOf } from "../../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson } from "../../../tests/support/sample-city.ts";
import { openFiscalYear } from "../../database/fiscal-year-store.ts";
import { storeForm } from "../../database/form-store.ts";
import { builtInForm } from "../../domain/forms/built-in-forms.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import type { Texts } from "../../domain/sheets/sheet-content.ts";
import { actOnSheet } from "../cycle/act-on-sheet.ts";
import { setCycle } from "../cycle/set-cycle.ts";
import { verifyHistory } from "../history/verify-history.ts";
import { verifySharedGoals } from "../history/verify-shared-goals.ts";
import { verifySheets } from "../history/verify-sheets.ts";
import { changeSheet } from "../sheets/change-sheet.ts";
import { createSheets } from "../sheets/create-sheets.ts";
import { changeSharedGoal } from "./change-shared-goal.ts";
import { makeSharedGoal } from "./make-shared-goal.ts";
import { placeSharedGoal } from "./place-shared-goal.ts";
import { readSharedGoal, type SharedGoalView } from "./read-shared-goal.ts";
import { spreadSharedGoal } from "./spread-shared-goal.ts";

let t: TestDatabase;
let office: Actor;
let sharedGoalId: string;
const today = "2026-06-01";

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  const form = builtInForm("standard");
  if (!form) throw new Error("no form");
  await t.db.withTenant(t.tenantId, async (tx) => {
    await storeForm(tx, form);
    await openFiscalYear(tx, 2026, form);
    const sheets = ["窓口課", "証明課", "道路課"].map((name) => {
      return { fiscalYear: 2026, unitPath: ["市民部", name], form, content: { texts: {}, goals: [] } };
    });
    await createSheets(tx, office, sheets, "import");
  });
  const made = await makeSharedGoal(t.db, office, { fiscalYear: 2026, ownerUnitId: null, title: "定時に帰る" });
  if (!made.ok) throw new Error(made.reason);
  ({ sharedGoalId } = made);
  const plan: Texts = {
    currentIssues: "帰れない",
    indicatorText: "割合",
    target: "九割",
    due: "年度末",
    method: "毎週",
  };
  const written = Object.entries(plan) as [Concept, string][];
  const changes = written.map(([concept, text]) => ({ concept, base: "", text }));
  expect(await changeSharedGoal(t.db, office, sharedGoalId, changes, today)).toMatchObject({ ok: true });
  const units = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where level = 'section'");
  const ids = units.map(({ id }) => id);
  expect(await placeSharedGoal(t.db, office, sharedGoalId, ids, today)).toMatchObject({ ok: true, placed: 3 });
});
afterAll(() => t.close());

async function viewOf(): Promise<SharedGoalView> {
  const view = await readSharedGoal(t.db, office, sharedGoalId, today);
  if (!view) throw new Error("the shared goal is gone");
  return view;
}

test("two to five people write the shared plan and the reports at once: every accepted word is there or in the history", async () => {
  let count = 0;
  const writing = fc.record({
    who: fc.constantFrom("owner", "窓口課", "証明課", "道路課"),
    // On the words as they are, or on words that were never there.
    stale: fc.boolean(),
  });
  const round = fc.array(fc.array(writing, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(round, async (rounds) => {
      const accepted: string[] = [];
      for (const people of rounds) {
        const { record, places } = await viewOf();
        await Promise.all(
          people.map(async ({ who, stale }) => {
            count += 1;
            const text = `文章${count}番`;
            const place = places.find(({ sheet }) => sheet.path.at(-1) === who);
            const base = (now: string | undefined) => (stale ? "だれも書いていない文" : (now ?? ""));
            const outcome = place
              ? await changeSheet(
                  t.db,
                  office,
                  place.sheet.sheetId,
                  [
                    {
                      ...{ do: "setText", owner: { of: "goal", goalId: place.goal.id }, concept: "midYear.status" },
                      ...{ base: base(place.goal.texts["midYear.status"]), text },
                    },
                  ],
                  "editor",
                  today,
                )
              : await changeSharedGoal(
                  t.db,
                  office,
                  sharedGoalId,
                  [{ concept: "target", base: base(record.texts.target), text }],
                  today,
                );
            if (outcome.ok) accepted.push(text);
            else expect(outcome.reason).toBe("conflict");
          }),
        );
      }
      const after = await viewOf();
      expect(after.waiting).toEqual([]);
      for (const { goal } of after.places) expect(goal.texts.target).toBe(after.record.texts.target);
      const [{ all } = { all: "" }] = await t.ownerQuery<{ all: string }>(
        "select string_agg(payload, ' ') as all from history",
      );
      for (const text of accepted) expect(all).toContain(`"after":"${text}"`);
    }),
    { numRuns: 12 },
  );
  expect(await verifyHistory(t.db, t.tenantId)).toMatchObject({ ok: true });
  expect((await verifySheets(t.db, t.tenantId)).differing).toEqual([]);
  expect(await verifySharedGoals(t.db, t.tenantId)).toEqual([]);
});

test("sheets whose plan is confirmed are named, not changed; under amendment they take the new words, marked as such", async () => {
  expect(await setCycle(t.db, office, 2026, cycleOf("standard"), "midYear")).toEqual({ ok: true });
  const before = await viewOf();
  const change = { concept: "due" as const, base: "年度末", text: "2月末" };
  const outcome = await changeSharedGoal(t.db, office, sharedGoalId, [change], today);
  expect(outcome).toMatchObject({ ok: true, spread: 0, waiting: [{ why: "confirmed" }, {}, {}] });
  const unchanged = await viewOf();
  expect(unchanged.record.texts.due).toBe("2月末");
  expect(unchanged.places.map(({ sheet }) => sheet.revision)).toEqual(before.places.map(({ sheet }) => sheet.revision));
  expect(unchanged.waiting.map(({ labels }) => labels)).toEqual([["期限"], ["期限"], ["期限"]]);
  const [first] = unchanged.places;
  const act = { do: "amend", reason: "議会の日程が変わったため" } as const;
  const key = "00000000-0000-4000-8000-000000000001";
  const request = { key, act, seen: first?.sheet.revision ?? 0, today };
  expect(await actOnSheet(t.db, office, first?.sheet.sheetId ?? "", request)).toMatchObject({ ok: true });
  expect(await spreadSharedGoal(t.db, office, sharedGoalId, today)).toMatchObject({ ok: true, spread: 1 });
  const after = await viewOf();
  expect(after.waiting).toHaveLength(2);
  const [entry] = await t.ownerQuery<{ payload: string }>(
    "select payload from history where sheet_id = $1 order by seq desc limit 1",
    [first?.sheet.sheetId],
  );
  expect(JSON.parse(entry?.payload ?? "")).toMatchObject({ amendment: "議会の日程が変わったため" });
});

test("an administrator who changes a shared plan past the program is found out", async () => {
  await t.ownerQuery(`update shared_goals set texts = texts || '{"target":"一割"}'`);
  expect(await verifySharedGoals(t.db, t.tenantId)).toEqual(["定時に帰る"]);
});
