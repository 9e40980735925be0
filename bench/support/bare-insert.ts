import pg from "pg";
import type { DatabaseLogin } from "../../src/database/database.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";

type Row = Record<string, unknown>;

/** What an import left behind, table by table. */
export type StoredRows = { org_units: Row[]; sheets: Row[]; goals: Row[]; history: Row[] };

const tables = ["org_units", "sheets", "goals", "history"] as const;

export async function storedRows(owner: DatabaseLogin, tenantId: string): Promise<StoredRows> {
  const client = new pg.Client(owner);
  await client.connect();
  const rows = {} as StoredRows;
  for (const table of tables) {
    const found = await client.query(`select * from ${table} where tenant_id = $1`, [tenantId]);
    rows[table] = found.rows;
  }
  await client.end();
  return rows;
}

/**
 * The same rows for another municipality by multi-row INSERTs in one transaction, as the tables' owner: no row-level
 * security, nothing computed, and the hashes of the history are not made but copied.
 */
export async function bareInsert(owner: DatabaseLogin, rows: StoredRows, { tenantId, personId }: Actor): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query("begin");
  for (const table of tables) {
    await insert(
      client,
      table,
      rows[table].map((row) => ({
        ...row,
        tenant_id: tenantId,
        ...("actor_id" in row && { actor_id: personId }),
        ...("updated_by" in row && { updated_by: personId }),
      })),
    );
  }
  await client.query("commit");
  await client.end();
}

async function insert(client: pg.Client, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const perStatement = 1_000;
  for (let from = 0; from < rows.length; from += perStatement) {
    const part = rows.slice(from, from + perStatement);
    const places = part.map((_, row) => `(${columns.map((__, column) => `$${row * columns.length + column + 1}`)})`);
    await client.query(
      `insert into ${table} (${columns}) values ${places}`,
      part.flatMap((row) => columns.map((column) => parameterOf(row[column]))),
    );
  }
}

/** pg gives jsonb as objects and would send them as text of its own. */
function parameterOf(value: unknown): unknown {
  const isJson = typeof value === "object" && value !== null && !Buffer.isBuffer(value) && !(value instanceof Date);
  return isJson ? JSON.stringify(value) : value;
}
