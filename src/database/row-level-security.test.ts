import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { tableGrants } from "./app-role.ts";
import { openDatabase } from "./database.ts";

let t: TestDatabase;
let otherTenant: string;
beforeAll(async () => {
  t = await testDatabase();
  otherTenant = await t.addMunicipality("となり市");
  for (const [tenant, name] of [
    [t.tenantId, "企画課"],
    [otherTenant, "財政課"],
  ] as const) {
    await t.db.withTenant(tenant, (tx) =>
      tx.query("insert into org_units (name, level) values ($1, 'section')", [name]),
    );
  }
});
afterAll(() => t.close());

const unitNames = (tenant: string, db = t.db) =>
  db.withTenant(tenant, async (tx) => {
    const rows = await tx.query<{ name: string }>("select name from org_units order by name");
    return rows.map(({ name }) => name);
  });

test("each municipality sees its own rows and only those", async () => {
  expect(await unitNames(t.tenantId)).toEqual(["企画課"]);
  expect(await unitNames(otherTenant)).toEqual(["財政課"]);
  expect(await unitNames(randomUUID())).toEqual([]);
});

test("a tenant id that is no UUID is refused before anything is sent", async () => {
  for (const tenantId of ["", "x', true); drop table goals; --"]) {
    await expect(unitNames(tenantId)).rejects.toThrow("not a UUID");
  }
});

test("a row can't be written into or moved to another municipality", async () => {
  const insert = t.db.withTenant(t.tenantId, (tx) =>
    tx.query("insert into org_units (tenant_id, name, level) values ($1, '侵入課', 'section')", [otherTenant]),
  );
  await expect(insert).rejects.toMatchObject({ code: "42501" });
  const move = t.db.withTenant(t.tenantId, (tx) => tx.query("update org_units set tenant_id = $1", [otherTenant]));
  await expect(move).rejects.toMatchObject({ code: "42501" });
  expect(await unitNames(otherTenant)).toEqual(["財政課"]);
});

test("after an error, an abort or a killed backend the next transaction starts clean", async () => {
  const db = openDatabase(t.appLogin, { connections: 1 });
  const faults = ["select 1/0", "select pg_terminate_backend(pg_backend_pid())", "no sql at all"];
  for (const fault of faults) {
    await expect(db.withTenant(otherTenant, (tx) => tx.query(fault))).rejects.toThrow();
    expect(await unitNames(t.tenantId, db)).toEqual(["企画課"]);
    expect(await unitNames(randomUUID(), db)).toEqual([]);
  }
  const thrown = db.withTenant(otherTenant, async (tx) => {
    await tx.query("delete from org_units");
    throw new Error("changed my mind");
  });
  await expect(thrown).rejects.toThrow("changed my mind");
  expect(await unitNames(otherTenant, db)).toEqual(["財政課"]);
  await db.close();
});

test("an ended transaction can't be used", async () => {
  let kept: Parameters<Parameters<typeof t.db.withTenant>[1]>[0] | undefined;
  await t.db.withTenant(t.tenantId, async (tx) => {
    kept = tx;
  });
  await expect(kept?.query("select 1")).rejects.toThrow("over");
});

test("every table is held by forced row-level security, and tenant_id leads every key", async () => {
  const tables = await t.ownerQuery<{ name: string; held: boolean; checked: boolean }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as held,
      exists (select from pg_policy p where p.polrelid = c.oid and p.polwithcheck is not null) as checked
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm')
      and c.relname <> 'schema_migrations'`);
  expect(tables.filter(({ held, checked }) => !held || !checked)).toEqual([]);
  expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(tableGrants).sort());
  const keys = await t.ownerQuery<{ key: string; first: string }>(`
    select k.conname as key, a.attname as first from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f')
      and k.conrelid <> 'schema_migrations'::regclass`);
  expect(keys.filter(({ first }) => first !== "tenant_id")).toEqual([
    // The code is the municipality's public name.
    { key: "municipalities_code_key", first: "code" },
  ]);
  const open = await t.ownerQuery<{ policy: string }>(`
    select tablename || '.' || policyname as policy from pg_policies
    where coalesce(qual, with_check) not like '%tenant_id = %app_tenant%'`);
  expect(open).toEqual([{ policy: "municipalities.anyone_reads" }]);
});

test("views would have to run with the reader's rights", async () => {
  const views = await t.ownerQuery(`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
      and not coalesce(reloptions @> array['security_invoker=true'], false)`);
  expect(views).toEqual([]);
});

test("the program's role can't rewrite history", async () => {
  for (const sql of ["delete from history", "update history set via = ''", "update history_heads set seq = 0"]) {
    await expect(t.db.withTenant(t.tenantId, (tx) => tx.query(sql))).rejects.toMatchObject({ code: "42501" });
  }
});
