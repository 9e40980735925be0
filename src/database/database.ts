import pg from "pg";
import { gatheringSocket } from "./gathering-socket.ts";
import { type Listener, listenOn } from "./listen-on.ts";
import type { Municipality } from "./tables.ts";
import { runTenantTransaction, type TenantTransaction } from "./tenant-transaction.ts";
import { typeParsers } from "./type-parsers.ts";

export type { TenantTransaction } from "./tenant-transaction.ts";

/** The program's door to PostgreSQL. Its connections belong to a role that can't bypass row-level security. */
export type Database = {
  /**
   * Runs `work` in one transaction that sees and accepts the rows of this municipality only. It is committed when the
   * promise is fulfilled; after an error nothing is written and the error is thrown on.
   */
  withTenant<T>(tenantId: string, work: (tx: TenantTransaction) => Promise<T>): Promise<T>;
  /** Codes and names of all municipalities of this installation: the one thing that may be read before signing in. */
  municipalities(): Promise<Municipality[]>;
  /** Hears what the database tells all programs on a channel; see listen-on.ts. */
  listen(channel: "sheet_news" | "mail_news", heard: (words: string) => void): Listener;
  close(): Promise<void>;
};

export type DatabaseLogin = {
  host?: string;
  port?: number;
  user?: string;
  password?: string;
  database?: string;
  connectionString?: string;
};

/** Opens a pool as the role in `login`. The caller has checked the role (check-role.ts). */
export function openDatabase(login: DatabaseLogin, options: { connections?: number } = {}): Database {
  const pool = new pg.Pool({
    ...login,
    application_name: "michishirube",
    max: options.connections ?? 16,
    pipeline: true,
    stream: gatheringSocket,
    types: typeParsers,
    connectionTimeoutMillis: 10_000,
    lock_timeout: 30_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // An idle connection that the server ends is replaced at the next use.
  pool.on("error", () => {});
  return {
    async withTenant(tenantId, work) {
      const client = await pool.connect();
      // While it is checked out the pool doesn't listen; the query in hand reports the loss.
      client.on("error", ignore);
      try {
        return await runTenantTransaction(client, tenantId, work);
      } finally {
        client.off("error", ignore);
      }
    },
    async municipalities() {
      const { rows } = await pool.query({
        name: "municipalities",
        text: `select tenant_id as "tenantId", code, name from municipalities order by code`,
      });
      return rows;
    },
    listen: (channel, heard) => listenOn(login, channel, heard),
    close: () => pool.end(),
  };
}

function ignore(): void {}
