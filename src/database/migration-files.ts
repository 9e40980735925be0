import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/** One immutable SQL file. A file that has been released is never edited: add another. */
export type Migration = { name: string; sql: string; checksum: string };

const folder = new URL("./migrations/", import.meta.url);

/** All migrations in their order. */
export function migrationFiles(): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names.sort().map((name) => {
    // A checkout on Windows may have other line ends; that is no other migration.
    const sql = readFileSync(new URL(name, folder), "utf8").replaceAll("\r\n", "\n");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}
