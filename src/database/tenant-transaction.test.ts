import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

test("the query builder works inside, typed, with the tenant filled in", async () => {
  const unitId = randomUUID();
  const rows = await t.db.withTenant(t.tenantId, async ({ kysely }) => {
    await kysely.insertInto("org_units").values({ unit_id: unitId, name: "広報課", level: "section" }).execute();
    const { numUpdatedRows } = await kysely
      .updateTable("org_units")
      .set({ name: "広聴課" })
      .where("unit_id", "=", unitId)
      .executeTakeFirstOrThrow();
    expect(numUpdatedRows).toBe(1n);
    return await kysely.selectFrom("org_units").select(["tenant_id", "name"]).where("unit_id", "=", unitId).execute();
  });
  expect(rows).toEqual([{ tenant_id: t.tenantId, name: "広聴課" }]);
});

test("values arrive as what they are", async () => {
  const [row] = await t.db.withTenant(t.tenantId, (tx) =>
    tx.query(`select 9007199254740991 as big, array[1, 2]::bigint[] as bigs, 1.10::numeric as exact, date '2027-03-31' as day,
      timestamptz '2026-11-20 09:00:00.123+09' as time, '{"a":[1]}'::jsonb as json, true as yes, null as nothing`),
  );
  expect(row).toEqual({
    big: 9007199254740991,
    bigs: [1, 2],
    exact: "1.10",
    day: "2027-03-31",
    time: "2026-11-20T00:00:00.123Z",
    json: { a: [1] },
    yes: true,
    nothing: null,
  });
  const tooBig = t.db.withTenant(t.tenantId, (tx) => tx.query("select 9007199254740993 as big"));
  await expect(tooBig).rejects.toThrow("out of range");
});

test("of several statements in one packet the first error is told and nothing is written", async () => {
  const insert = { sql: "insert into org_units (name, level) values ('消える課', 'section')" };
  const fault = { sql: "select 1 / $1::integer", values: [0] };
  for (const way of ["queryAll", "queryAllAndCommit"] as const) {
    const attempt = t.db.withTenant(t.tenantId, (tx) => tx[way]([insert, fault, insert]));
    await expect(attempt).rejects.toThrow("division by zero");
  }
  expect(await t.ownerQuery("select 1 from org_units where name = '消える課'")).toEqual([]);
});

test("a commit that PostgreSQL turned into a rollback is an error, never a success", async () => {
  const attempt = t.db.withTenant(t.tenantId, async (tx) => {
    await tx.query("insert into org_units (name, level) values ('消える課', 'section')");
    await tx.query("select 1 / 0").catch(() => {});
    return "saved";
  });
  await expect(attempt).rejects.toThrow("rolled");
});

test("more transactions than connections wait their turn", async () => {
  const counts = await Promise.all(
    Array.from({ length: 40 }, () => t.db.withTenant(t.tenantId, (tx) => tx.query("select pg_sleep(0.01)"))),
  );
  expect(counts).toHaveLength(40);
});
