import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { prepareAppRole } from "./app-role.ts";
import { checkRole } from "./check-role.ts";
import { type Database, type DatabaseLogin, openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";
import { startPrivateServer } from "./private-server/start-private-server.ts";
import { checkAddress, withServerTrouble } from "./server-trouble.ts";

/** An open installation. `close` also stops a private server that no other program uses. */
export type Installation = { db: Database; kind: "private" | "server"; close(): Promise<void> };

const databaseName = "michishirube";
const appRole = "michishirube_app";

/** The program's data folder. */
export function dataFolder(): string {
  return process.env.MICHI_DATA ?? fileURLToPath(new URL("../../data", import.meta.url));
}

/** Where signed checkpoints of the history lie; best on another disk or machine than the database. */
export function checkpointFolder(): string {
  return process.env.MICHI_CHECKPOINTS ?? join(dataFolder(), "checkpoints");
}

/**
 * Opens the database as the environment says. `DATABASE_URL`: the office's server, as a role without power over the
 * tables; with `DATABASE_OWNER_URL` beside it, the database is first migrated and that role made if missing.
 * Without `DATABASE_URL`: a private server in the data folder. `report` is told, in Japanese, what is going on.
 * Throws Errors with Japanese messages for the person who starts the program.
 */
export async function openInstallation(report: (line: string) => void = () => {}): Promise<Installation> {
  const url = process.env.DATABASE_URL;
  if (!url) return await openPrivate(report);
  checkAddress("DATABASE_URL", url);
  await prepareServer(report);
  const login = { connectionString: url };
  await withServerTrouble("DATABASE_URL", () => checkRole(login));
  return open(login, "server", async () => {});
}

async function openPrivate(report: (line: string) => void): Promise<Installation> {
  report("データベースを開始しています。");
  const server = await startPrivateServer({ dataDir: dataFolder(), report });
  try {
    await createDatabase(server.owner);
    const owner = { ...server.owner, database: databaseName };
    const login = { ...owner, user: appRole, password: server.appPassword };
    await prepareDatabase(owner, { user: appRole, password: server.appPassword, resetPassword: true }, report);
    await checkRole(login);
    return open(login, "private", server.stop);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** With `DATABASE_OWNER_URL`: migrates the office's server and makes the role of `DATABASE_URL`. Else does nothing. */
async function prepareServer(report: (line: string) => void): Promise<void> {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  if (!DATABASE_OWNER_URL) return;
  checkAddress("DATABASE_OWNER_URL", DATABASE_OWNER_URL);
  // The library reads the URL (and PGUSER, PGPASSWORD) as it will when it connects.
  const app = new pg.Client({ connectionString: DATABASE_URL });
  const role = { user: app.user ?? appRole, password: app.password ?? "", resetPassword: false };
  const owner = { connectionString: DATABASE_OWNER_URL };
  await withServerTrouble("DATABASE_OWNER_URL", () => prepareDatabase(owner, role, report));
}

async function prepareDatabase(
  owner: DatabaseLogin,
  role: Parameters<typeof prepareAppRole>[1],
  report: (line: string) => void,
): Promise<void> {
  const applied = await migrate(owner);
  if (applied.length > 0) report(`データベースを更新しました(${applied.join("、")})。`);
  await prepareAppRole(owner, role);
}

async function createDatabase(owner: DatabaseLogin): Promise<void> {
  const client = new pg.Client({ ...owner, database: "postgres" });
  await client.connect();
  try {
    const known = await client.query("select 1 from pg_database where datname = $1", [databaseName]);
    if (known.rowCount === 0) await client.query(`create database ${databaseName}`);
  } catch (error) {
    // Another program of ours was faster.
    if (!(error instanceof pg.DatabaseError && ["42P04", "23505"].includes(error.code ?? ""))) throw error;
  } finally {
    await client.end();
  }
}

function open(login: DatabaseLogin, kind: Installation["kind"], after: () => Promise<void>): Installation {
  const db = openDatabase(login);
  return {
    db,
    kind,
    async close() {
      await db.close();
      await after();
    },
  };
}
