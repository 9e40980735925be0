import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { verifyHistory } from "../usecases/history/verify-history.ts";
import { openInstallation } from "./connect.ts";
import type { DatabaseLogin } from "./database.ts";

let t: TestDatabase;
let empty: DatabaseLogin;
const role = `michi_office_${randomUUID().slice(0, 8)}`;
const asRole = (): DatabaseLogin => ({ ...empty, user: role, password: "office's choice" });

beforeEach(async () => {
  t = await testDatabase();
  const database = `michi_office_${randomUUID().slice(0, 8)}`;
  await t.ownerQuery(`create database ${database}`);
  empty = { ...t.ownerLogin, database };
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await t.ownerQuery(`drop database ${empty.database} with (force)`);
  await t.ownerQuery(`drop role if exists ${role}`);
  await t.close();
});

function urlOf({ user, password, host, port, database }: DatabaseLogin): string {
  const parameters = new URLSearchParams({ host: host ?? "", port: String(port) });
  return `postgres://${encodeURIComponent(user ?? "")}:${encodeURIComponent(password ?? "")}@/${database}?${parameters}`;
}

function use(app: DatabaseLogin, owner?: DatabaseLogin): void {
  vi.stubEnv("DATABASE_URL", urlOf(app));
  vi.stubEnv("DATABASE_OWNER_URL", owner && urlOf(owner));
}

test("with both URLs an empty server is prepared and used as the restricted role; later one URL is enough", async () => {
  const lines: string[] = [];
  use(asRole(), empty);
  const first = await openInstallation((line) => lines.push(line));
  expect(lines.join()).toContain("0001-foundation.sql");
  const tenantId = randomUUID();
  await first.db.withTenant(tenantId, (tx) =>
    tx.query("insert into municipalities (code, name) values ('990001', 'みちしるべ市')"),
  );
  await first.close();
  use(asRole());
  const second = await openInstallation();
  expect(second.kind).toBe("server");
  expect(await second.db.municipalities()).toEqual([{ tenantId, code: "990001", name: "みちしるべ市" }]);
  await second.close();
});

test("an owner without any other power is enough, and row-level security holds it too", async () => {
  const owner = `michi_owner_${randomUUID().slice(0, 8)}`;
  await t.ownerQuery(`create role ${role} login password 'office''s choice'`);
  await t.ownerQuery(`create role ${owner} login password 'of the owner'`);
  await t.ownerQuery(`alter database ${empty.database} owner to ${owner}`);
  try {
    use(asRole(), { ...empty, user: owner, password: "of the owner" });
    const { db, close } = await openInstallation();
    const cities = [randomUUID(), randomUUID()];
    for (const [index, tenantId] of cities.entries()) {
      await db.withTenant(tenantId, async (tx) => {
        await tx.query("insert into municipalities (code, name) values ($1, '市')", [`99000${index}`]);
        await tx.query("select append_history(array[null]::uuid[], null, 'demo', array[$1])", [
          '{"by":"","events":[]}',
        ]);
      });
    }
    for (const tenantId of cities) expect(await verifyHistory(db, tenantId)).toMatchObject({ ok: true, entries: 1 });
    await close();
  } finally {
    await t.ownerQuery(`drop database ${empty.database} with (force)`);
    await t.ownerQuery(`create database ${empty.database}`);
    await t.ownerQuery(`drop role ${owner}`);
  }
});

test("the owner's or a superuser's login is refused, before and after the tables are there", async () => {
  use(empty);
  await expect(openInstallation()).rejects.toThrow(/superuser.*開始しません.*DATABASE_OWNER_URL/);
  use(asRole(), empty);
  await (await openInstallation()).close();
  use(empty, empty);
  await expect(openInstallation()).rejects.toThrow("開始しません");
});

test("a server that isn't prepared is refused with what to do", async () => {
  use({ ...t.appLogin, database: empty.database ?? "" });
  await expect(openInstallation()).rejects.toThrow("準備ができていません");
});

test.each<[string, Partial<DatabaseLogin>, string]>([
  ["a wrong password", { password: "wrong" }, "DATABASE_URL のロールまたはパスワードが違う"],
  ["a database that isn't there", { database: "no_such_database" }, "DATABASE_URL のデータベースがありません"],
  ["a server that isn't there", { host: "127.0.0.1", port: 1 }, "DATABASE_URL のサーバーにつながりません"],
  ["a host that isn't there", { host: "no-such-host.invalid" }, "DATABASE_URL のサーバーにつながりません"],
])("%s is said in Japanese, without the password", async (_, difference, words) => {
  use({ ...t.appLogin, ...difference });
  const error = await openInstallation().catch((thrown: Error) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect((error as Error).message).toContain(words);
  expect((error as Error).message).not.toContain(t.appLogin.password);
});

test("an address of another kind is refused without being repeated", async () => {
  vi.stubEnv("DATABASE_URL", "mysql://root:secret@localhost/city");
  const error = await openInstallation().catch((thrown: Error) => thrown);
  expect((error as Error).message).toContain("DATABASE_URL の書き方が正しくありません");
  expect((error as Error).message).not.toContain("secret");
});

test("an owner that may not make the program's role is told what to ask for", async () => {
  const owner = `michi_owner_${randomUUID().slice(0, 8)}`;
  await t.ownerQuery(`create role ${owner} login password 'of the owner'`);
  await t.ownerQuery(`alter database ${empty.database} owner to ${owner}`);
  try {
    use(asRole(), { ...empty, user: owner, password: "of the owner" });
    await expect(openInstallation()).rejects.toThrow("管理者に create role ロール名");
  } finally {
    await t.ownerQuery(`drop database ${empty.database} with (force)`);
    await t.ownerQuery(`drop role ${owner}`);
    await t.ownerQuery(`create database ${empty.database}`);
  }
});
