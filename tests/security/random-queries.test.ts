import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { type Canary, privateTables, releaseCanaries } from "../support/canaries.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { askAtRandom } from "../support/random-queries.ts";

let t: TestDatabase;
let db: Database;
let canaries: Canary[];
const seed = Date.now() % 1_000_000_000;

beforeAll(async () => {
  t = await testDatabase();
  db = openDatabase(t.appLogin, { connections: 5 });
  canaries = await releaseCanaries(t, 3);
});
afterAll(async () => {
  await db.close();
  await t.close();
});

async function rowsLeft(): Promise<Map<string, number>[]> {
  const counted = privateTables.map(
    (table) => `select '${table}' as t, count(*)::int as n from ${table} where tenant_id = $1`,
  );
  const left: Map<string, number>[] = [];
  for (const { tenantId } of canaries) {
    const rows = await t.ownerQuery<{ t: string; n: number }>(counted.join(" union all "), [tenantId]);
    left.push(new Map(rows.map((row) => [row.t, row.n])));
  }
  return left;
}

test("every table holds rows of every municipality", () => {
  for (const { rows } of canaries) expect([...rows].filter(([, n]) => n === 0)).toEqual([]);
});

test("a hundred thousand random questions over few connections: nobody hears of another municipality", async () => {
  const { findings, queries, aborted } = await askAtRandom(db, canaries, 100_000, seed);
  expect({ seed, findings: findings.slice(0, 5) }).toEqual({ seed, findings: [] });
  expect(queries).toBeGreaterThanOrEqual(100_000);
  expect(aborted).toBeGreaterThan(100);
  expect(await rowsLeft()).toEqual(canaries.map(({ rows }) => rows));
}, 240_000);

// The test would see a wall that is gone: each way of losing it, one after the other.
test.each([
  ["without its policy nobody sees their own rows", "drop policy tenant on goals", "0 rows"],
  [
    "with a policy that lets all through, others' rows are seen",
    "create policy tenant on goals using (true)",
    "a leak",
  ],
  ["with row security switched off as well", "alter table comments disable row level security", "a leak"],
])("%s", async (_, sql, what) => {
  await t.ownerQuery(sql);
  const { findings } = await askAtRandom(db, canaries, 4_000, seed);
  expect(findings.some((one) => one.what.startsWith(what))).toBe(true);
  expect(findings.every((one) => /goals|comments/.test(one.sql))).toBe(true);
});
