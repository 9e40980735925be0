import type { Kysely } from "kysely";
import type pg from "pg";
import { kyselyOn } from "./kysely-on.ts";
import { type Statement, statementName } from "./statement.ts";
import type { Tables } from "./tables.ts";

/**
 * The only way to the data of a municipality: a transaction in which PostgreSQL itself shows and accepts the rows
 * of that municipality only. It can't be used after its end.
 */
export type TenantTransaction = {
  readonly tenantId: string;
  /** Typed queries; prefer `query` on hot paths. */
  readonly kysely: Kysely<Tables>;
  /** Runs one statement, prepared by name, and returns its rows. */
  query<Row extends object = never>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Sends several statements in one round trip; rows per statement. The first error is thrown. */
  queryAll(statements: readonly Statement[]): Promise<object[][]>;
  /** The last statements and COMMIT in one round trip. Nothing can be asked afterwards. */
  queryAllAndCommit(statements: readonly Statement[]): Promise<object[][]>;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Opens the transaction on a pipelining client, runs `work`, commits. After an error the connection is destroyed, so
 * that nothing of an aborted transaction can leak into the next one.
 */
export async function runTenantTransaction<T>(
  client: pg.PoolClient,
  tenantId: string,
  work: (tx: TenantTransaction) => Promise<T>,
): Promise<T> {
  let state: "open" | "committed" | "over" = "open";
  try {
    if (!uuid.test(tenantId)) throw new Error("The tenant's id is not a UUID.");
    // Not awaited: it travels in the same packet as the first statement. Without it no row is visible or accepted.
    const begun = client.query(`begin; select set_config('app.tenant', '${tenantId}', true)`);
    begun.catch(() => {});

    const send = async ({ sql, values }: Statement): Promise<pg.QueryResult> => {
      if (state !== "open") throw new Error("The transaction is over.");
      const answer = client.query({ name: statementName(sql), text: sql, values: values as unknown[] });
      answer.catch(() => {});
      await begun;
      return answer;
    };
    const commit = async (): Promise<void> => {
      const { command } = await client.query("commit");
      if (command !== "COMMIT") throw new Error("The database rolled the transaction back.");
    };
    const rowsOf = async (sent: Promise<pg.QueryResult>[]): Promise<object[][]> => {
      const settled = await Promise.allSettled(sent);
      const failed = settled.find((one) => one.status === "rejected");
      if (failed) throw failed.reason;
      return settled.map((one) => (one.status === "fulfilled" ? one.value.rows : []));
    };
    let kysely: Kysely<Tables> | null = null;
    const result = await work({
      tenantId,
      get kysely() {
        kysely ??= kyselyOn(send);
        return kysely;
      },
      async query<Row extends object>(sql: string, values?: readonly unknown[]) {
        return (await send({ sql, values: values ?? [] })).rows as Row[];
      },
      queryAll: (statements) => rowsOf(statements.map(send)),
      async queryAllAndCommit(statements) {
        const sent = statements.map(send);
        const committed = commit();
        state = "committed";
        committed.catch(() => {});
        const rows = await rowsOf(sent);
        await committed;
        return rows;
      },
    });
    if (state === "open") {
      state = "over";
      await begun;
      await commit();
    }
    client.release();
    return result;
  } catch (error) {
    state = "over";
    client.release(true);
    throw error;
  }
}
