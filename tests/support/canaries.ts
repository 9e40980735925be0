import { randomUUID } from "node:crypto";
import pg from "pg";
import { tableGrants } from "../../src/database/app-role.ts";
import type { TestDatabase } from "./database.ts";

/** A municipality whose every row says whose it is. `rows`: how many it has in each table. */
export type Canary = { tenantId: string; token: string; rows: Map<string, number> };

type Column = { table: string; name: string; type: string; allowed: string[] | null };

/** Names of municipalities are public; every other table must keep its rows to itself. */
export const privateTables = Object.keys(tableGrants).filter((table) => table !== "municipalities");

/**
 * Puts rows of several municipalities into every table there is, each municipality a different number of them, all
 * texts and bytes telling their owner. Foreign keys are left out: only the walls count here.
 */
export async function releaseCanaries(t: TestDatabase, municipalities: number): Promise<Canary[]> {
  const columns = await columnsOf(t);
  const client = new pg.Client(t.ownerLogin);
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    const canaries: Canary[] = [];
    for (let nth = 1; nth <= municipalities; nth += 1) {
      const tenantId = await t.addMunicipality(`見本${nth}市`);
      const canary = { tenantId, token: `canary${randomUUID().replaceAll("-", "")}`, rows: new Map<string, number>() };
      for (const table of privateTables) {
        const own = columns.filter((one) => one.table === table);
        for (let row = 0; row < nth + 1; row += 1) await addRow(client, own, canary, row);
        const { rows } = await client.query(`select count(*)::int as n from ${table} where tenant_id = $1`, [tenantId]);
        canary.rows.set(table, rows[0].n);
      }
      canaries.push(canary);
    }
    return canaries;
  } finally {
    await client.end();
  }
}

/** Whether an answer of the database holds anything of a municipality. */
export function tellsOf({ token, tenantId }: Canary): (answer: unknown) => boolean {
  const signs = [token, Buffer.from(token).toString("hex"), tenantId];
  return (answer) => {
    const text = JSON.stringify(answer, (_, value) =>
      value?.type === "Buffer" ? Buffer.from(value.data).toString("latin1") : value,
    );
    return signs.some((sign) => text.includes(sign));
  };
}

/** Columns that take a value, with the words that a check allows. */
async function columnsOf(t: TestDatabase): Promise<Column[]> {
  const rows = await t.ownerQuery<Omit<Column, "allowed"> & { rule: string | null }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
            (select pg_get_constraintdef(k.oid) from pg_constraint k
              where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)
                and pg_get_constraintdef(k.oid) like '%ARRAY[%' limit 1) as rule
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity = '' and a.attgenerated = ''`,
  );
  return rows.map(({ rule, ...column }) => ({
    ...column,
    allowed: rule ? [...rule.matchAll(/'([^']+)'::text/g)].map(([, word]) => word ?? "") : null,
  }));
}

async function addRow(client: pg.Client, columns: Column[], canary: Canary, row: number): Promise<void> {
  const values = columns.map((column) => cellOf(column, canary, row));
  await client.query(
    `insert into ${columns[0]?.table} (${columns.map(({ name }) => name).join(", ")})
     values (${values.map((_, index) => `$${index + 1}`).join(", ")}) on conflict do nothing`,
    values,
  );
}

function cellOf({ name, type, allowed }: Column, { tenantId, token }: Canary, row: number): unknown {
  if (name === "tenant_id") return tenantId;
  if (allowed) return allowed[row % allowed.length];
  const text = `${token}-${row}`;
  switch (type) {
    case "uuid":
      return randomUUID();
    case "text":
    case "character varying":
      return text;
    case "jsonb":
    case "json":
      return JSON.stringify({ text });
    case "bytea":
      return Buffer.from(text);
    case "text[]":
      return [text];
    case "uuid[]":
      return [randomUUID()];
    case "integer[]":
      return [row + 1];
    case "boolean":
      return row % 2 === 0;
    case "date":
      return `2026-04-0${row + 1}`;
    case "timestamp with time zone":
      return `2026-04-0${row + 1}T00:00:00Z`;
    case "smallint":
    case "integer":
    case "bigint":
    case "numeric":
    case "double precision":
      return row + 1;
    default:
      throw new Error(`No canary is known for a column of ${type} (${name}).`);
  }
}
