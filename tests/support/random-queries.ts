import { tableGrants } from "../../src/database/app-role.ts";
import type { Database } from "../../src/database/database.ts";
import type { Statement } from "../../src/database/statement.ts";
import { type Canary, privateTables, tellsOf } from "./canaries.ts";

/** What an answer must be beside telling nothing of others. */
type Expected = { rows?: number; n?: number };
type Asked = Statement & { expected: Expected };

/** A repeatable source of chance: the seed is printed with a failure. */
export function chanceOf(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  return { below, one, happens: (share: number) => next() < share };
}
type Chance = ReturnType<typeof chanceOf>;

/** Ways to read one or two tables; `$1` is the reader's own municipality, `$2` another one. */
const reading: ((
  a: string,
  b: string,
  rows: number,
) => { sql: string; expected?: Expected; takes: "own" | "other" | "" })[] = [
  (a, _, rows) => ({ sql: `select * from ${a}`, expected: { rows }, takes: "" }),
  (a, _, n) => ({ sql: `select count(*)::int as n from ${a}`, expected: { n }, takes: "" }),
  (a) => ({ sql: `select * from ${a} where tenant_id = $1`, expected: { rows: 0 }, takes: "other" }),
  (a) => ({
    sql: `select * from ${a} where tenant_id <> $1 or tenant_id is null`,
    expected: { rows: 0 },
    takes: "own",
  }),
  (a) => ({ sql: `select string_agg(x::text, '|') as all_of_it from ${a} x`, takes: "" }),
  (a, _, rows) => ({
    sql: `select to_jsonb(x) as x, lag(x::text) over (order by random()) from ${a} x`,
    expected: { rows },
    takes: "",
  }),
  (a) => ({ sql: `select * from ${a} order by tenant_id <> $1 desc, random() limit 1`, takes: "own" }),
  (a, b) => ({ sql: `select to_jsonb(x) as x, to_jsonb(y) as y from ${a} x cross join ${b} y`, takes: "" }),
  (a, b) => ({
    sql: `select x.*, exists (select from ${b} y where y.tenant_id = $1) as seen from ${a} x`,
    takes: "other",
  }),
  (a, b) => ({
    sql: `with r as (select x::text as t from ${a} x union all select y::text from ${b} y) select max(t), min(t) from r`,
    takes: "",
  }),
  (a, b) => ({
    sql: `select x::text, l.t from ${a} x left join lateral (select y::text as t from ${b} y limit 2) l on true`,
    takes: "",
  }),
  (a, b) => ({ sql: `select x::text from ${a} x left join ${b} y on y.tenant_id <> x.tenant_id`, takes: "" }),
];

/** Ways to write; all end in a transaction that is given up. */
const writing: { needs: string; sql: (a: string) => string }[] = [
  { needs: "update", sql: (a) => `update ${a} set tenant_id = $1 returning *` },
  {
    needs: "update",
    sql: (a) => `update ${a} set tenant_id = tenant_id where tenant_id = $1 or random() < 2 returning *`,
  },
  { needs: "delete", sql: (a) => `delete from ${a} where tenant_id = $1 or random() < 2 returning *` },
  { needs: "insert", sql: (a) => `insert into ${a} select x.* from ${a} x where x.tenant_id = $1 or true returning *` },
];

export type Finding = { sql: string; reader: string; what: string };

/**
 * Asks `queries` random questions as random municipalities over few connections, many at once; transactions are given up,
 * broken and their connections killed at random. Returns every answer that told of another municipality or was not all
 * of the reader's own.
 */
export async function askAtRandom(db: Database, canaries: Canary[], queries: number, seed: number) {
  const chance = chanceOf(seed);
  const findings: Finding[] = [];
  const done = { queries: 0, aborted: 0 };
  const converse = async (): Promise<void> => {
    while (done.queries < queries) {
      const reader = chance.one(canaries);
      const others = canaries.filter((one) => one !== reader);
      const asked = Array.from({ length: 20 + chance.below(60) }, () =>
        readingQuery(chance, reader, chance.one(others)),
      );
      done.queries += asked.length;
      const end = chance.below(40);
      const signs = others.map((one) => ({ of: one, tells: tellsOf(one) }));
      const judge = ({ sql, expected }: Asked, rows: object[]) => {
        for (const { tells } of signs) if (tells(rows)) findings.push({ sql, reader: reader.token, what: "a leak" });
        const n = (rows[0] as { n?: number } | undefined)?.n;
        const wrong =
          (expected.rows !== undefined && rows.length !== expected.rows) ||
          (expected.n !== undefined && n !== expected.n);
        if (wrong) findings.push({ sql, reader: reader.token, what: `${rows.length} rows, n ${n}` });
      };
      const work = db.withTenant(reader.tenantId, async (tx) => {
        const answers = await tx.queryAll(asked);
        for (const [index, one] of asked.entries()) judge(one, answers[index] ?? []);
        if (end >= 12) return;
        done.queries += 1;
        if (end === 0) await tx.query("select pg_terminate_backend(pg_backend_pid())");
        if (end === 1) await tx.query("select 1/0");
        const write = writingQuery(chance, chance.one(others));
        judge({ ...write, expected: {} }, await tx.query(write.sql, write.values));
        throw new GivenUp();
      });
      await work.catch((error) => {
        if (end >= 12) throw error;
        done.aborted += 1;
      });
    }
  };
  await Promise.all(Array.from({ length: 12 }, converse));
  return { findings, ...done };
}

class GivenUp extends Error {}

function readingQuery(chance: Chance, own: Canary, other: Canary): Asked {
  const a = chance.one(privateTables);
  const { sql, expected, takes } = chance.one(reading)(a, chance.one(privateTables), own.rows.get(a) ?? 0);
  const values = takes === "" ? [] : [takes === "own" ? own.tenantId : other.tenantId];
  return { sql, values, expected: expected ?? {} };
}

function writingQuery(chance: Chance, other: Canary): Statement {
  const grants: Record<string, string> = tableGrants;
  const { needs, sql } = chance.one(writing);
  const table = chance.one(privateTables.filter((one) => grants[one]?.includes(needs)));
  return { sql: sql(table), values: [other.tenantId] };
}
