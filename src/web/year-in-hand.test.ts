import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";

let t: TestDatabase;
let person: Visitor;
let now = new Date("2027-03-31T23:50:00+09:00");

beforeAll(async () => {
  t = await testDatabase();
  await t.db.withTenant(t.tenantId, (tx) => tx.query("insert into fiscal_years (fiscal_year) values (2026), (2027)"));
  person = await signedIn(t, webApp(t, { now: () => now }), await addPerson(t, { name: "佐藤", role: "staff" }));
});
afterAll(() => t.close());

const shown = async () => /年度を選ぶ：.*?(令和\d+年度)/s.exec(await (await person.get("/account")).text())?.[1];

test("the year that was opened in advance is in hand from its first of April", async () => {
  expect((await person.get("/")).headers.get("Location")).toBe("/years/2026");
  expect(await shown()).toBe("令和8年度");
  now = new Date("2027-04-01T00:00:00+09:00");
  expect((await person.get("/")).headers.get("Location")).toBe("/years/2027");
  expect(await shown()).toBe("令和9年度");
});
