import pg from "pg";
import type { DatabaseLogin } from "./database.ts";
import type { Tables } from "./tables.ts";

const all = "select, insert, update, delete";

/** What the program's role may do with each table. History is read only: it grows by append_history alone. */
export const tableGrants = {
  municipalities: "select, insert, update",
  forms: "select, insert",
  fiscal_years: all,
  org_units: all,
  reorganisations: "select, insert, delete",
  unit_successors: "select, insert, delete",
  earlier_units: "select",
  earlier_sheet_units: "select",
  people: all,
  posts: all,
  support_grants: "select, insert, update",
  sessions: all,
  sign_in_attempts: "select, insert, delete",
  totp_secrets: all,
  known_devices: all,
  passkeys: all,
  passkey_enrolments: "select, insert, delete",
  recovery_codes: all,
  second_steps: all,
  identity_providers: "select, insert, delete",
  directories: "select, insert, delete",
  site_addresses: "select, insert, update",
  provider_sign_ins: "select, insert, delete",
  second_factor_roles: "select, insert, delete",
  sheets: all,
  sheet_presence: all,
  comment_threads: "select, insert, update",
  comments: "select, insert",
  notifications: all,
  activity_notes: all,
  evidence_files: "select, insert, delete",
  reminders: "select, insert",
  calendar_feeds: "select, insert, update",
  notice_settings: all,
  mail_settings: all,
  mails: all,
  mail_parts: all,
  goals: all,
  work_items: all,
  shared_goals: all,
  shared_goal_rows: all,
  goal_links: all,
  removed_goal_lines: "select, insert, update",
  ended_goals: all,
  history: "select",
  history_heads: "select",
  checkpoint_heads: "select, insert, update",
  audit_runs: "select, insert, update",
  retention_periods: all,
  retention_holds: "select, insert, update",
  retention_extensions: "select, insert",
  disposals: "select, insert, update",
  disposed_sheets: "select",
  imports: all,
  import_files: all,
  consultation_slots: all,
  writing_rules: all,
  year_cycles: "select, insert",
  act_requests: "select, insert",
} as const satisfies Record<keyof Tables, string>;

const routineGrants = [
  "function append_history(uuid[], uuid, text, text[])",
  "function carry_out_disposal(uuid, uuid)",
];

/**
 * As the owner: makes the role under which the program logs in, if there is none, and grants it what it needs.
 * `resetPassword`: also set the password of a role that exists (our private server; never on the office's).
 */
export async function prepareAppRole(
  owner: DatabaseLogin,
  app: { user: string; password: string; resetPassword: boolean },
): Promise<void> {
  const client = new pg.Client({ ...owner, application_name: "michishirube-migrate" });
  client.on("error", () => {});
  await client.connect();
  try {
    const role = client.escapeIdentifier(app.user);
    const password = client.escapeLiteral(app.password);
    const known = await client.query("select 1 from pg_roles where rolname = $1", [app.user]);
    if (known.rowCount === 0) {
      await client
        .query(`create role ${role} login password ${password}`)
        // Another database of the same server was being prepared at the same moment.
        .catch((error) => (error.code === "42710" || error.code === "23505" ? null : Promise.reject(error)));
    } else if (app.resetPassword) {
      await client.query(`alter role ${role} password ${password}`);
    }
    await client.query(
      [
        `grant usage on schema public to ${role}`,
        `grant select on schema_migrations to ${role}`,
        ...Object.entries(tableGrants).map(([table, rights]) => `grant ${rights} on ${table} to ${role}`),
        ...routineGrants.map((routine) => `grant execute on ${routine} to ${role}`),
      ].join("; "),
    );
  } finally {
    await client.end();
  }
}
