import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { stopTypesetter } from "../documents/writing/pdf/write-pdf.ts";
import type { Role } from "../domain/permissions/actor.ts";

const goals = {
  harbour: sampleGoal({ title: "港の目標", target: "はじめの目標値" }),
  forest: sampleGoal({ title: "森の目標", target: "はじめの目標値" }),
};
const sheets = { harbour: "", forest: "" };
const exportDay = new Date("2026-10-01T06:00:00Z");
const visitors = new Map<string, Visitor>();

let t: TestDatabase;
let harbourUnit: string;
let at: string;
let then: string[][];

beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t, { now: () => exportDay });
  const office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  for (const [name, unitPath] of [
    ["harbour", ["港湾部", "港湾課"]],
    ["forest", ["環境部", "環境課"]],
  ] as const) {
    ({ sheetId: sheets[name] } = await addSheet(t, office, { texts: {}, goals: [goals[name]] }, [...unitPath]));
  }
  const units = await t.ownerQuery<{ id: string; name: string }>("select unit_id as id, name from org_units");
  const unit = (name: string) => units.find((one) => one.name === name)?.id ?? "";
  harbourUnit = unit("港湾部");
  visitors.set("office", await signedIn(t, app, office));
  for (const [name, role, unitId] of [
    ["staff", "staff", unit("港湾課")],
    ["auditor", "auditor", null],
    ["viewer", "viewer", null],
    ["hr", "hr", unit("港湾課")],
    ["administrator", "administrator", null],
  ] as [string, Role, string | null][]) {
    visitors.set(name, await signedIn(t, app, await addPerson(t, { name, role, unitId })));
  }
  at = await write("harbour", "はじめの目標値", "10月の目標値");
  then = await files();
  await write("harbour", "10月の目標値", "あとからの目標値");
  await write("forest", "はじめの目標値", "あとからの目標値");
  await t.db.withTenant(t.tenantId, (tx) =>
    tx.query("update org_units set name = '港湾振興課' where name = '港湾課'", []),
  );
});
afterAll(async () => {
  await stopTypesetter();
  await t.close();
});

const who = (name: string) => visitors.get(name) as Visitor;

async function write(sheet: keyof typeof goals, base: string, text: string): Promise<string> {
  const owner = { of: "goal", goalId: goals[sheet].id };
  const changes = [{ do: "setText", owner, concept: "target", base, text }];
  const answer = await who("office").postJson(`/sheets/${sheets[sheet]}/changes`, { changes });
  return ((await answer.json()) as { savedAt: string }).savedAt;
}

async function files(query = ""): Promise<string[][]> {
  const found: string[][] = [];
  for (const format of ["xlsx", "pdf", "csv", "json"]) {
    const answer = await who("office").get(`/years/2026/export.${format}${query}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const name = answer.headers.get("Content-Disposition") ?? "";
    found.push([format, String(answer.status), name, createHash("sha256").update(bytes).digest("hex")]);
  }
  return found;
}

const csv = async (name: string, query: string) => {
  const answer = await who(name).get(`/years/2026/export.csv?${query}`);
  return { status: answer.status, text: await answer.text() };
};

test("the year's file as of a time is, to the byte, what was exported then", async () => {
  expect(await files()).not.toEqual(then);
  expect(await files(`?at=${at}`)).toEqual(then);
});

test("the day chosen on the page counts to its end; before there was a sheet there is nothing to write", async () => {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
  expect((await csv("office", `on=${today}`)).text).toContain("あとからの目標値");
  const before = await csv("office", "on=2020-04-01");
  expect(before.status).toBe(422);
  expect(before.text).toContain("まだありませんでした");
  for (const query of ["on=", "on=2026-02-30", "at=yesterday"]) expect((await csv("office", query)).status).toBe(404);
});

test("it holds the sheets whose history the person reads, and is offered to those only", async () => {
  const offered = async (name: string) => (await (await who(name).get("/years/2026")).text()).includes('name="on"');
  for (const name of ["office", "auditor"]) {
    const { text } = await csv(name, `at=${at}`);
    expect([text.includes("10月の目標値"), text.includes("森の目標")]).toEqual([true, true]);
    expect(await offered(name)).toBe(true);
  }
  const own = await csv("staff", `at=${at}`);
  expect(own.text).toContain("10月の目標値");
  expect(own.text).not.toContain("森の目標");
  expect(await offered("staff")).toBe(true);
  for (const name of ["viewer", "hr", "administrator"]) {
    expect((await csv(name, `at=${at}`)).status).toBe(404);
    expect(await offered(name)).toBe(false);
    expect((await who(name).get("/years/2026/export.csv")).status).toBe(200);
  }
});

test("of one department, as of then", async () => {
  const { text } = await csv("office", `department=${harbourUnit}&at=${at}`);
  expect(text).toContain("10月の目標値");
  expect(text).not.toContain("森の目標");
});
