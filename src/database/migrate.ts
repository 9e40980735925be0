import pg from "pg";
import type { DatabaseLogin } from "./database.ts";
import { type Migration, migrationFiles } from "./migration-files.ts";

/** Any number, the same in all versions: two programs that start at once migrate one after the other. */
const lockKey = 5_771_264_001;

/**
 * Brings the database to this program's version as the owner role and returns the names of what was applied. Each
 * migration is one transaction, so a program killed midway leaves whole migrations. Throws in Japanese when the
 * database belongs to a newer program or a released migration was altered.
 */
export async function migrate(owner: DatabaseLogin, migrations: Migration[] = migrationFiles()): Promise<string[]> {
  const client = new pg.Client({ ...owner, application_name: "michishirube-migrate" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await client.query(
      `create table if not exists schema_migrations
         (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    );
    const applied = await client.query<AppliedMigration>("select name, checksum from schema_migrations");
    const pending = pendingMigrations(migrations, applied.rows);
    for (const { name, sql, checksum } of pending) {
      await client.query("begin");
      await client.query(sql);
      await client.query("insert into schema_migrations (name, checksum) values ($1, $2)", [name, checksum]);
      await client.query("commit");
    }
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

export type AppliedMigration = { name: string; checksum: string };

/** What is still to be applied. Throws when the database and the program don't belong together. */
export function pendingMigrations(migrations: Migration[], applied: AppliedMigration[]): Migration[] {
  for (const { name, checksum } of applied) {
    const known = migrations.find((one) => one.name === name);
    if (!known) {
      throw new Error(
        `データベースは、このプログラムより新しい版で更新されています(${name})。新しい版のプログラムをお使いください。`,
      );
    }
    if (known.checksum !== checksum) {
      throw new Error(
        `適用済みの移行ファイル ${name} の内容が変わっています。配布された元のファイルに戻してください。`,
      );
    }
  }
  return migrations.filter(({ name }) => !applied.some((one) => one.name === name));
}
