import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { migrate } from "./migrate.ts";
import { migrationFiles } from "./migration-files.ts";

const suffix = randomUUID().slice(0, 8);
const [owner, database] = [`michi_posts_owner_${suffix}`, `michi_posts_${suffix}`];

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  await t.ownerQuery(`create role ${owner} login password 'of the owner'`);
  await t.ownerQuery(`create database ${database} owner ${owner}`);
});
afterAll(async () => {
  await t.ownerQuery(`drop database ${database} with (force)`);
  await t.ownerQuery(`drop role ${owner}`);
  await t.close();
});

test("people of before keep what they were, though the tables' owner sees no rows itself", async () => {
  const login = { ...t.ownerLogin, user: owner, password: "of the owner", database };
  await migrate(
    login,
    migrationFiles().filter(({ name }) => name < "0050"),
  );
  const client = new pg.Client(login);
  await client.connect();
  for (const name of ["みなと市", "となり市"]) {
    const [tenant, unit] = [randomUUID(), randomUUID()];
    await client.query("select set_config('app.tenant', $1, false)", [tenant]);
    await client.query("insert into municipalities (code, name) values ($1, $2)", [tenant, name]);
    await client.query("insert into org_units (unit_id, name, level) values ($1, '総務課', 'section')", [unit]);
    await client.query(
      `insert into people (login_name, name, post, role, unit_id, created_at) values
         ('a', '事務', '主査', 'office', null, '2026-04-01T15:30:00Z'), ('b', '課長', '課長', 'head', $1, '2026-04-01T01:00:00Z')`,
      [unit],
    );
  }
  await client.end();
  await migrate(login);
  const reader = new pg.Client({ ...t.ownerLogin, database });
  await reader.connect();
  const { rows } = await reader.query(
    `select p.login_name as who, o.role, o.title, o.main, o.from_day::text as from, o.unit_id is not null as "inUnit"
       from people p join posts o using (tenant_id, person_id) order by p.tenant_id, p.login_name, o.main desc`,
  );
  const { rows: walls } = await reader.query(
    "select relforcerowsecurity as forced from pg_class where relname = 'people'",
  );
  await reader.end();
  const city = [
    { who: "a", role: "office", title: "主査", main: true, from: "2026-04-02", inUnit: false },
    { who: "a", role: "administrator", title: "", main: false, from: "2026-04-02", inUnit: false },
    { who: "b", role: "head", title: "課長", main: true, from: "2026-04-01", inUnit: true },
  ];
  expect(rows).toEqual([...city, ...city]);
  expect(walls).toEqual([{ forced: true }]);
});
