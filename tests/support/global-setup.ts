import { rmSync } from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { prepareAppRole } from "../../src/database/app-role.ts";
import { migrate } from "../../src/database/migrate.ts";
import { startPrivateServer } from "../../src/database/private-server/start-private-server.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Where the tests' databases are: a private server for this run, or (TEST_DATABASE_URL) a server's superuser. */
export type TestServer = {
  owner: { host: string; port: number; user: string; password: string };
  app: { user: string; password: string };
  template: string;
};

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** One server per run with a migrated template; each test file clones it (tests/support/database.ts). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Whatever the run puts among the temporary files (browsers and programs that it starts, too) goes when it ends.
  const folder = temporaryFolder();
  process.env.TMPDIR = folder;
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? givenServer(given) : await freshServer();
  const template = `michi_template_${process.pid}`;
  const app = { user: "michishirube_test_app", password: "only-for-tests" };
  const client = new pg.Client({ ...server.owner, database: "postgres" });
  await client.connect();
  await client.query(`create database ${template}`);
  const owner = { ...server.owner, database: template };
  await migrate(owner);
  await prepareAppRole(owner, { ...app, resetPassword: true });
  project.provide("testServer", { owner: server.owner, app, template });
  return async () => {
    const mine = await client.query("select datname from pg_database where datname like $1", [`${template}%`]);
    for (const { datname } of mine.rows) await client.query(`drop database ${datname} with (force)`);
    await client.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}

type Server = { owner: TestServer["owner"]; stop(): Promise<void> };

async function freshServer(): Promise<Server> {
  const dataDir = temporaryFolder();
  // Tests of durability start servers of their own; here only speed counts.
  const { owner, stop } = await startPrivateServer({
    dataDir,
    settings: { fsync: "off", synchronous_commit: "off" },
  });
  return { owner, stop };
}

function givenServer(url: string): Server {
  const { host, port, user, password } = new pg.Client({ connectionString: url });
  return { owner: { host, port, user: user ?? "", password: password ?? "" }, stop: async () => {} };
}
