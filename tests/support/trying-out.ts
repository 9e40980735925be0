import type { Database, TenantTransaction } from "../../src/database/database.ts";

/** A database of which nothing stays: what the program writes is counted, then rolled back. Off, it is like any other. */
export type TryingOut = {
  db: Database;
  /** From now on. */
  begin(): void;
  /** The tables in which rows were written since it was asked last; who was seen when aside. */
  wroteTo(): string[];
};

/** Counts of this connection that the server has not gathered yet: what grows while work is done was done by it. */
const countRows = `
  select relname as name, n_tup_ins + n_tup_upd + n_tup_del as rows from pg_stat_xact_user_tables
   where relname not in ('sessions', 'sign_in_attempts', 'sheet_presence')`;

async function rowsWritten(tx: TenantTransaction): Promise<Map<string, number>> {
  const tables = await tx.query<{ name: string; rows: number }>(countRows);
  return new Map(tables.map(({ name, rows }) => [name, rows]));
}

/** So a thousand acts can be tried on one and the same city. Ask for one thing at a time. */
export function tryingOut(db: Database): TryingOut {
  let on = false;
  const written = new Set<string>();
  return {
    begin() {
      on = true;
    },
    wroteTo() {
      const tables = [...written].sort();
      written.clear();
      return tables;
    },
    db: {
      ...db,
      withTenant: (tenantId, work) =>
        db.withTenant(tenantId, async (tx) => {
          if (!on) return await work(tx);
          const before = await rowsWritten(tx);
          const result = await work({ ...tx, queryAllAndCommit: tx.queryAll });
          for (const [name, rows] of await rowsWritten(tx)) if (rows > (before.get(name) ?? 0)) written.add(name);
          await tx.query("rollback");
          return result;
        }),
    },
  };
}
