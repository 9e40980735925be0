import { hashOf } from "./hash-of.ts";

/** One SQL statement with its `$1` values. */
export type Statement = { sql: string; values?: readonly unknown[] };

/** Statements built from ever different texts must not fill the server's memory with prepared plans. */
const mostNames = 1000;
const names = new Map<string, string>();

/** Name under which a statement is prepared once per connection; undefined: send it unprepared. */
export function statementName(sql: string): string | undefined {
  const known = names.get(sql);
  if (known) return known;
  if (names.size >= mostNames) return undefined;
  const name = hashOf(sql);
  names.set(sql, name);
  return name;
}
