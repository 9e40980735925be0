import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Database, type DatabaseLogin, openDatabase } from "../../src/database/database.ts";

/** A migrated database of the test file's own, with one invented municipality in it. Close it in `afterAll`. */
export type TestDatabase = {
  /** Logged in as the program's restricted role. */
  db: Database;
  tenantId: string;
  appLogin: DatabaseLogin;
  ownerLogin: DatabaseLogin;
  /** Asks as the owner, past row-level security: what is really there. */
  ownerQuery<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Adds another municipality and returns its tenant id. */
  addMunicipality(name: string): Promise<string>;
  close(): Promise<void>;
};

export async function testDatabase(): Promise<TestDatabase> {
  const { owner, app, template } = inject("testServer");
  const database = `${template}_${randomUUID().replaceAll("-", "")}`;
  await asOwner({ ...owner, database: "postgres" }, `create database ${database} template ${template}`);
  const ownerLogin = { ...owner, database };
  const appLogin = { ...owner, ...app, database };
  const client = new pg.Client(ownerLogin);
  client.on("error", () => {});
  await client.connect();
  const db = openDatabase(appLogin, { connections: 8 });
  let municipalities = 0;
  const addMunicipality = async (name: string): Promise<string> => {
    const tenantId = randomUUID();
    municipalities += 1;
    const code = `99${String(municipalities).padStart(4, "0")}`;
    await db.withTenant(tenantId, (tx) =>
      tx.query("insert into municipalities (code, name) values ($1, $2)", [code, name]),
    );
    return tenantId;
  };
  return {
    db,
    tenantId: await addMunicipality("みちしるべ市"),
    appLogin,
    ownerLogin,
    ownerQuery: async (sql, values) => (await client.query(sql, values)).rows,
    addMunicipality,
    async close() {
      await db.close();
      await client.end();
      await asOwner({ ...owner, database: "postgres" }, `drop database ${database} with (force)`);
    },
  };
}

async function asOwner(login: DatabaseLogin, sql: string): Promise<void> {
  const client = new pg.Client(login);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
