import pg from "pg";
import type { Database, DatabaseLogin } from "../../src/database/database.ts";
import { type Statement, statementName } from "../../src/database/statement.ts";
import type { TenantTransaction } from "../../src/database/tenant-transaction.ts";

/** What a use case sent to the database: the statements of each round trip. */
export type Recorded = { tenantId: string; roundTrips: Statement[][] };

/** Runs `work` for real and keeps the statements it sent. */
export async function record(
  db: Database,
  tenantId: string,
  work: (tx: TenantTransaction) => Promise<unknown>,
): Promise<Recorded> {
  const roundTrips: Statement[][] = [];
  await db.withTenant(tenantId, async (tx) => {
    const keep = (statements: readonly Statement[]) => roundTrips.push([...statements]);
    await work({
      tenantId,
      kysely: tx.kysely,
      query: (sql, values) => {
        keep([{ sql, values: values ?? [] }]);
        return tx.query(sql, values);
      },
      queryAll: (statements) => {
        keep(statements);
        return tx.queryAll(statements);
      },
      queryAllAndCommit: (statements) => {
        keep(statements);
        return tx.queryAllAndCommit(statements);
      },
    });
  });
  return { tenantId, roundTrips };
}

/** One connection that sends recorded statements again, prepared and in the same packets, and nothing else. */
export async function bareConnection(
  login: DatabaseLogin,
): Promise<{ send(recorded: Recorded): Promise<void>; close(): Promise<void> }> {
  const client = new pg.Client({ ...login, pipeline: true });
  await client.connect();
  return {
    async send({ tenantId, roundTrips }) {
      const waiting: Promise<unknown>[] = [client.query(`begin; select set_config('app.tenant', '${tenantId}', true)`)];
      for (const [index, statements] of roundTrips.entries()) {
        for (const { sql, values } of statements) {
          waiting.push(client.query({ name: statementName(sql), text: sql, values: values as unknown[] }));
        }
        if (index === roundTrips.length - 1) waiting.push(client.query("commit"));
        await Promise.all(waiting.splice(0));
      }
    },
    close: () => client.end(),
  };
}
