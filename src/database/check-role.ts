import pg from "pg";
import type { DatabaseLogin } from "./database.ts";
import { type AppliedMigration, pendingMigrations } from "./migrate.ts";
import { migrationFiles } from "./migration-files.ts";

const howTo =
  "DATABASE_URL には表の所有者でも管理者でもないロールを、DATABASE_OWNER_URL には所有者のロールを指定して、もう一度開始してください(ロールがなければ作成します)。";

/**
 * Before the program opens its pool: throws, in Japanese, unless the role it logs in with is held by row-level
 * security and the database has this program's version.
 */
export async function checkRole(login: DatabaseLogin): Promise<void> {
  const client = new pg.Client({ ...login, application_name: "michishirube-check" });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query<RoleFacts>(roleFacts);
    const refusal = rows[0] ? roleRefusal(rows[0]) : "ロールを確認できません。";
    if (refusal) throw new Error(`${refusal}安全のため開始しません。${howTo}`);
    const migrated = await client.query("select to_regclass('schema_migrations') is not null as yes");
    if (!migrated.rows[0].yes) throw new Error(`データベースの準備ができていません。${howTo}`);
    const applied = await client.query<AppliedMigration>("select name, checksum from schema_migrations");
    if (pendingMigrations(migrationFiles(), applied.rows).length > 0) {
      throw new Error(
        "データベースが古い版のままです。DATABASE_OWNER_URL に所有者のロールを指定して michi migrate を実行してください。",
      );
    }
  } finally {
    await client.end();
  }
}

type RoleFacts = {
  name: string;
  superuser: boolean;
  bypassesRls: boolean;
  makesRoles: boolean;
  ownsTables: boolean;
};

/** Membership counts: SET ROLE is one statement away. */
const roleFacts = `
  select session_user as name,
    bool_or(r.rolsuper) as superuser,
    bool_or(r.rolbypassrls) as "bypassesRls",
    bool_or(r.rolcreaterole) as "makesRoles",
    exists (
      select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v') and pg_has_role(session_user, c.relowner, 'member')
    ) as "ownsTables"
  from pg_roles r
  where pg_has_role(session_user, r.oid, 'member') or r.rolname = current_user`;

function roleRefusal(role: RoleFacts): string | null {
  if (role.superuser) return `データベースのロール ${role.name} は管理者(superuser)です。`;
  if (role.bypassesRls) return `データベースのロール ${role.name} は行レベルの保護を無視できます(BYPASSRLS)。`;
  if (role.ownsTables) return `データベースのロール ${role.name} は表の所有者です。`;
  if (role.makesRoles) return `データベースのロール ${role.name} はほかのロールを作れます(CREATEROLE)。`;
  return null;
}
