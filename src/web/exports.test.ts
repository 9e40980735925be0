import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";

let t: TestDatabase;
let viewer: Visitor;
let departmentId: string;
beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t);
  const office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "窓口を待たせない", target: "=1+1" })] });
  await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "公園を直す" })] }, ["都市部", "公園課"]);
  const [row] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = '都市部'");
  departmentId = row?.id ?? "";
  viewer = await signedIn(t, app, await addPerson(t, { name: "田中 誠", role: "viewer" }));
});
afterAll(() => t.close());

test("a year goes out whole, as a file with a name that says what it is", async () => {
  const answer = await viewer.get("/years/2026/export.csv");
  const csv = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
  expect(answer.status).toBe(200);
  expect(decodeURIComponent(answer.headers.get("Content-Disposition") ?? "")).toContain("令和8年度");
  expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(csv.startsWith("\uFEFF")).toBe(true);
  expect(csv).toContain("窓口を待たせない");
  expect(csv).toContain("\nみちしるべ市,2026,");
  expect(csv).toContain("公園を直す");
  expect(csv).toContain("'=1+1");
});

test("of one department only its own sheets go out", async () => {
  const csv = await (await viewer.get(`/years/2026/export.csv?department=${departmentId}`)).text();
  expect(csv).toContain("公園を直す");
  expect(csv).not.toContain("窓口を待たせない");
});

test.each([
  "/years/2026/export.csv?department=00000000-0000-4000-8000-000000000000",
  "/years/2026/export.exe",
  "/years/abc/export.csv",
])("%s is not there", async (path) => {
  expect((await viewer.get(path)).status).toBe(404);
});

test("a year without sheets says so instead of giving an empty file", async () => {
  const answer = await viewer.get("/years/2001/export.pdf");
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("書き出すシートがありません");
});
