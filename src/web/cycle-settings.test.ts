import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { readCycle } from "../usecases/cycle/read-cycle.ts";

let t: TestDatabase;
let office: Actor;
let visitor: Visitor;
let staff: Visitor;
const path = "/settings/years/2026/cycle";

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局", role: "office" });
  await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "目標" })] });
  const app = webApp(t);
  visitor = await signedIn(t, app, office);
  staff = await signedIn(t, app, await addPerson(t, { name: "担当", role: "staff" }));
});
afterAll(() => t.close());

/** What the page's form would send back untouched. */
async function fieldsOf(base: string): Promise<Record<string, string>> {
  const page = await (await visitor.get(`${path}${base && `?base=${base}`}`)).text();
  const fields: Record<string, string> = { startStage: "planning" };
  for (const [input] of page.matchAll(/<input [^>]*>/g)) {
    const name = / name="([^"]*)"/.exec(input)?.[1];
    if (name && !input.includes('type="checkbox"')) fields[name] = / value="([^"]*)"/.exec(input)?.[1] ?? "";
  }
  return fields;
}

test("the office chooses a built-in cycle, changes its days, and finds them again", async () => {
  expect(await (await visitor.get(path)).text()).toContain("課ごとの組織目標");
  const fields = await fieldsOf("yokote");
  expect(fields["closes.midYear.section"]).toBe("2026-10-20");
  const changed = { ...fields, "closes.midYear.section": "2026-10-25", "own.planning": "yes", startStage: "midYear" };
  expect((await visitor.post(path, changed)).status).toBe(303);
  const stored = await readCycle(t.db, office, 2026);
  expect(stored?.cycle).toMatchObject({ version: 1, startStage: "midYear", definition: { key: "yokote" } });
  const [planning, midYear] = stored?.cycle?.definition.stages ?? [];
  expect([planning?.mayApproveOwn, midYear?.windows.section?.closes]).toEqual([true, "10-25"]);
  expect((await fieldsOf(""))["closes.midYear.section"]).toBe("2026-10-25");
});

test("days that can't be lived are refused with the place, and nothing changes", async () => {
  const fields = await fieldsOf("yokote");
  const backwards = await visitor.post(path, { ...fields, "closes.midYear.section": "2026-09-01" });
  expect(backwards.status).toBe(422);
  expect(await backwards.text()).toContain("「上半期レビュー」の終わりの日が始まりの日より前です。");
  const far = await visitor.post(path, { ...fields, "opens.planning.section": "2019-04-01" });
  expect(await far.text()).toContain("前後1年");
  const grace = await visitor.post(path, { ...fields, "grace.planning": "たくさん" });
  expect(await grace.text()).toContain("0から365");
  expect((await readCycle(t.db, office, 2026))?.cycle?.version).toBe(1);
});

test("nobody but the office comes here, and a year that isn't open has no cycle", async () => {
  expect([(await staff.get(path)).status, (await staff.post(path, {})).status]).toEqual([403, 403]);
  expect((await visitor.get("/settings/years/2040/cycle")).status).toBe(404);
});
