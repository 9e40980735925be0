import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { migrate } from "./migrate.ts";
import { type Migration, migrationFiles } from "./migration-files.ts";

let t: TestDatabase;
beforeEach(async () => {
  t = await testDatabase();
});
afterEach(() => t.close());

const files = migrationFiles();
function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}
const applied = () => t.ownerQuery<{ name: string }>("select name from schema_migrations order by name");

test("a migrated database needs nothing more", async () => {
  expect(await migrate(t.ownerLogin)).toEqual([]);
  expect(await applied()).toEqual(files.map(({ name }) => ({ name })));
});

test("two programs that start at once apply a migration once", async () => {
  const next = [...files, migration("9001-next.sql", "create table next_one ()")];
  const outcomes = await Promise.all([migrate(t.ownerLogin, next), migrate(t.ownerLogin, next)]);
  expect(outcomes.flat()).toEqual(["9001-next.sql"]);
});

test("a migration killed midway leaves nothing, and the next start applies it whole", async () => {
  const slow =
    "create table half (); select pg_sleep(case when current_setting('my.fast', true) = 'yes' then 0 else 30 end)";
  const next = [...files, migration("9001-slow.sql", slow)];
  const killed = migrate(t.ownerLogin, next);
  killed.catch(() => {});
  let victims: object[] = [];
  while (victims.length === 0) {
    victims = await t.ownerQuery(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event = 'PgSleep'`,
    );
  }
  await expect(killed).rejects.toThrow();
  expect(await t.ownerQuery("select to_regclass('half')::text as half")).toEqual([{ half: null }]);
  expect(await applied()).toHaveLength(files.length);
  const [database] = await t.ownerQuery<{ name: string }>("select current_database() as name");
  await t.ownerQuery(`alter database ${database?.name} set my.fast = 'yes'`);
  expect(await migrate(t.ownerLogin, next)).toEqual(["9001-slow.sql"]);
});

test("a failing migration changes nothing", async () => {
  const next = [
    ...files,
    migration("9001-good.sql", "create table good ()"),
    migration("9002-bad.sql", "create table bad (); select 1/0"),
  ];
  await expect(migrate(t.ownerLogin, next)).rejects.toThrow("division by zero");
  expect(await t.ownerQuery("select to_regclass('good')::text as good, to_regclass('bad')::text as bad")).toEqual([
    { good: "good", bad: null },
  ]);
});

test("a released migration that was altered, and a database of a newer program, are refused", async () => {
  const [first, ...others] = files;
  const altered = [migration(first?.name ?? "", "select 1"), ...others];
  await expect(migrate(t.ownerLogin, altered)).rejects.toThrow("内容が変わっています");
  await expect(migrate(t.ownerLogin, others)).rejects.toThrow("新しい版");
});
