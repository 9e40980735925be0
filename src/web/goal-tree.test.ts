import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { loadDemoCity } from "../demo-city/load-demo-city.ts";
import { demoCity } from "../demo-city/units.ts";

let t: TestDatabase;
let viewer: Visitor;
let head: Visitor;
let stranger: Visitor;
let department: string;
let without: string;

beforeAll(async () => {
  t = await testDatabase();
  await loadDemoCity(t.db);
  const tenantId = (await t.db.municipalities()).find(({ code }) => code === demoCity.code)?.tenantId ?? "";
  const unitOf = async (name: string) =>
    (await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = $1", [name]))[0]?.id ?? "";
  department = await unitOf("総務部");
  without = await unitOf("産業振興部");
  const app = webApp(t);
  viewer = await signedIn(t, app, await addPerson(t, { name: "監査 人", role: "viewer", tenantId }));
  head = await signedIn(t, app, await addPerson(t, { name: "部長 人", role: "head", unitId: without, tenantId }));
  stranger = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office" }));
});
afterAll(() => t.close());

const listOf = (html: string) => html.slice(html.indexOf('id="tree-list"'));

test("picture and list hold the same goals with the same links", async () => {
  const html = await (await viewer.get("/years/2026/tree")).text();
  const picture = html.slice(html.indexOf("<svg"), html.indexOf('id="tree-list"'));
  const links = (part: string) => [...part.matchAll(/href="(\/sheets\/[^"]+)"/g)].map(([, href]) => href).sort();
  expect(links(picture)).toHaveLength(46);
  expect(links(listOf(html))).toEqual(links(picture));
});

test("a section's goal stands under its department's, that under the plan's heading", async () => {
  const text = listOf(await (await viewer.get(`/years/2026/tree?department=${department}`)).text()).replace(
    /<[^>]+>/g,
    " ",
  );
  const at = (words: string) => text.indexOf(words);
  expect(at("第5章 ともにつくる市政")).toBeLessThan(at("職員が市民に向き合う時間を1割増やす"));
  expect(at("職員が市民に向き合う時間を1割増やす")).toBeLessThan(at("紙の決裁をなくし"));
  expect(text).not.toContain("3月・4月の窓口の待ち時間");
  expect(text).toContain("計画につながっていない目標");
});

test("who heads a department that has no sheet can begin it here", async () => {
  const html = await (await head.get(`/years/2026/tree?department=${without}`)).text();
  expect(html).toContain("部のシートを作る");
  expect(await (await viewer.get(`/years/2026/tree?department=${without}`)).text()).not.toContain("部のシートを作る");
  const begun = await head.post("/years/2026/sheets", { unitId: without, having: "0" });
  expect(begun.headers.get("Location")).toMatch(/^\/sheets\//);
});

test("another city has neither the year nor the department", async () => {
  expect((await stranger.get("/years/2026/tree")).status).toBe(404);
  expect((await viewer.get("/years/2026/tree?department=00000000-0000-4000-8000-000000000001")).status).toBe(404);
  expect((await viewer.get("/years/2026/tree?department=x")).status).toBe(404);
});
