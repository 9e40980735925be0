import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Role } from "../domain/permissions/actor.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let sheetId: string;
let unitIds: Map<string, string>;
let office: Visitor;
const goal = sampleGoal({ title: "港の目標", target: "ふるい目標値" });

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t);
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  ({ sheetId } = await addSheet(t, actor, { texts: {}, goals: [goal] }, ["港湾部", "港湾課"]));
  await addSheet(t, actor, { texts: {}, goals: [sampleGoal({ title: "森の目標" })] }, ["環境部", "環境課"]);
  const units = await t.ownerQuery<{ id: string; name: string }>("select unit_id as id, name from org_units");
  unitIds = new Map(units.map(({ id, name }) => [name, id]));
  office = await signedIn(t, app, actor);
  await office.post("/settings/years/2026/units", {
    name: "水産課",
    parentId: unitIds.get("港湾部") ?? "",
    since: "always",
  });
});
afterAll(() => t.close());

/** What a person finds of the harbour sheet's history, of the forest's, of the settings', and of the sheet as it stood. */
const cases: [Role, string | null, ("harbour" | "forest" | "settings")[]][] = [
  ["staff", "港湾課", ["harbour"]],
  ["head", "港湾部", ["harbour"]],
  ["head", "環境課", ["forest"]],
  ["staff", "水産課", []],
  ["mayor", null, ["harbour", "forest"]],
  ["viceMayor", null, ["harbour", "forest"]],
  ["auditor", null, ["harbour", "forest", "settings"]],
  ["office", null, ["harbour", "forest", "settings"]],
  ["administrator", null, ["settings"]],
];

test.each(cases)("%s of %s finds the history of %j everywhere", async (role, unit, found) => {
  const person = await addPerson(t, { name: "だれか", role, unitId: unit && (unitIds.get(unit) ?? null) });
  const one = await signedIn(t, app, person);
  const recent = await (await one.get("/history")).text();
  expect({
    harbour: recent.includes("港湾課"),
    forest: recent.includes("環境課"),
    settings: recent.includes("水産課"),
  }).toEqual({
    harbour: found.includes("harbour"),
    forest: found.includes("forest"),
    settings: found.includes("settings"),
  });
  const may = found.includes("harbour");
  expect((await one.get(`/sheets/${sheetId}/history`)).status).toBe(may ? 200 : 403);
  const at = encodeURIComponent(new Date(Date.now() + 60_000).toISOString());
  for (const path of ["", "/content", "/export.json", "/export.csv"]) {
    expect([path, (await one.get(`/sheets/${sheetId}${path}?at=${at}`)).status]).toEqual([path, may ? 200 : 404]);
    expect([path, (await one.get(`/sheets/${sheetId}${path}`)).status]).toEqual([path, 200]);
  }
  expect((await (await one.get(`/sheets/${sheetId}`)).text()).includes(`/sheets/${sheetId}/history`)).toBe(may);
});

test.each(["viewer", "hr"] as const)("%s has no history at all, nor a way that leads there", async (role) => {
  const one = await signedIn(t, app, await addPerson(t, { name: role, role }));
  const recent = await (await one.get("/history")).text();
  expect(recent).toContain("ご覧になれる履歴はありません");
  expect(recent).not.toMatch(/港湾課|環境課|水産課/);
  expect((await one.get(`/sheets/${sheetId}/history`)).status).toBe(403);
  const page = await (await one.get(`/sheets/${sheetId}`)).text();
  expect(page).toContain("港の目標");
  expect(page).not.toMatch(/"[^"]*history/);
});
