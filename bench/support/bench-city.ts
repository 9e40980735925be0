import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import pg from "pg";
import { prepareAppRole } from "../../src/database/app-role.ts";
import { type Database, type DatabaseLogin, openDatabase } from "../../src/database/database.ts";
import { openFiscalYear } from "../../src/database/fiscal-year-store.ts";
import { storeForm } from "../../src/database/form-store.ts";
import { migrate } from "../../src/database/migrate.ts";
import { startPrivateServer } from "../../src/database/private-server/start-private-server.ts";
import type { FormDefinition } from "../../src/domain/forms/form-definition.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { addPerson } from "../../src/usecases/people/add-person.ts";
import { temporaryFolder } from "../../tests/support/temporary-folder.ts";

/**
 * A private server with the settings of real use (every commit is flushed), in a folder that goes at the end; or, with
 * TEST_DATABASE_URL, a database of its own on that server.
 */
export type BenchServer = {
  db: Database;
  ownerLogin: DatabaseLogin;
  appLogin: DatabaseLogin;
  /** An empty municipality with this form for FY2026, and a person of its office. */
  newCity(form: FormDefinition): Promise<Actor>;
  close(): Promise<void>;
};

export async function benchServer(): Promise<BenchServer> {
  const server = process.env.TEST_DATABASE_URL ? givenServer(process.env.TEST_DATABASE_URL) : await freshServer();
  const database = `michi_bench_${process.pid}`;
  const ownerLogin = { ...server.owner, database };
  const app = { user: "michi_bench_app", password: randomUUID() };
  const appLogin = { ...ownerLogin, ...app };
  const admin = new pg.Client({ ...server.owner, database: "postgres" });
  await admin.connect();
  await admin.query(`create database ${database}`);
  await migrate(ownerLogin);
  await prepareAppRole(ownerLogin, { ...app, resetPassword: true });
  const db = openDatabase(appLogin);
  let cities = 0;
  return {
    db,
    ownerLogin,
    appLogin,
    async newCity(form) {
      const tenantId = randomUUID();
      const code = String(990_000 + ++cities);
      return await db.withTenant(tenantId, async (tx) => {
        await tx.query("insert into municipalities (code, name) values ($1, $2)", [code, "みちしるべ市"]);
        await storeForm(tx, form);
        await openFiscalYear(tx, 2026, { key: form.key, version: form.version });
        const name = "計測 太郎";
        const posts = [
          { role: "office" as const, unitId: null, title: "主査", main: true, from: "2026-04-01", until: null },
        ];
        const person = await addPerson(tx, { loginName: "office", name, posts, passwordHash: null });
        if (!person) throw new Error("a new city knows nobody yet");
        return { tenantId, personId: person.personId, name, posts };
      });
    },
    async close() {
      await db.close();
      await admin.query(`drop database ${database} with (force)`);
      await admin.end();
      await server.stop();
    },
  };
}

type Server = { owner: Required<Pick<DatabaseLogin, "host" | "port" | "user" | "password">>; stop(): Promise<void> };

async function freshServer(): Promise<Server> {
  const folder = temporaryFolder();
  const server = await startPrivateServer({ dataDir: folder });
  return {
    owner: server.owner,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function givenServer(url: string): Server {
  const { host, port, user = "", password = "" } = new pg.Client({ connectionString: url });
  return { owner: { host, port, user, password: String(password) }, stop: async () => {} };
}
