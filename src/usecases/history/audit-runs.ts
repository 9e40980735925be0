import type { Database } from "../../database/database.ts";
import type { AuditReport } from "../../domain/history/audit-report.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { auditHistory } from "./audit-history.ts";
import type { CheckpointStore } from "./checkpoint-store.ts";
import { ownCheckpoints } from "./known-checkpoints.ts";

export type AuditRun = {
  runId: string;
  /** Null: the program itself, once a day. */
  askedBy: string | null;
  askedAt: string;
  state: "queued" | "running" | "done";
  finishedAt: string | null;
  report: AuditReport | null;
};

/** Asks for a verification; one that already waits or runs is enough. */
export async function askForAudit(db: Database, actor: Actor): Promise<void> {
  await db.withTenant(actor.tenantId, async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`audit ${tx.tenantId}`]);
    await tx.query(
      "insert into audit_runs (asked_by) select $1 where not exists (select from audit_runs where state <> 'done')",
      [actor.personId],
    );
  });
}

/** The program's own verification of the day; false when there was one in the last day, or one waits. */
export async function askForDailyAudit(db: Database, tenantId: string): Promise<boolean> {
  return await db.withTenant(tenantId, async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`audit ${tenantId}`]);
    const asked = await tx.query(
      `insert into audit_runs (asked_by) select null
       where not exists (select from audit_runs
                         where state <> 'done' or (asked_by is null and asked_at > now() - interval '1 day'))
       returning 1 as one`,
    );
    return asked.length > 0;
  });
}

/** The latest verifications, newest first. */
export function auditRuns(db: Database, actor: Actor): Promise<AuditRun[]> {
  return db.withTenant(actor.tenantId, (tx) =>
    tx.query<AuditRun>(
      `select run_id as "runId", p.name as "askedBy", asked_at as "askedAt", state, finished_at as "finishedAt", report
       from audit_runs r left join people p on p.person_id = r.asked_by order by asked_at desc limit 10`,
    ),
  );
}

/** Carries out the verification that waits; also one whose program was lost. Null when none does. */
export async function runNextAudit(
  db: Database,
  tenantId: string,
  store: CheckpointStore,
): Promise<AuditReport | null> {
  const runId = await db.withTenant(tenantId, async (tx) => {
    const [claimed] = await tx.query<{ runId: string }>(
      `update audit_runs set state = 'running', started_at = now() where run_id = (
         select run_id from audit_runs
         where state = 'queued' or state = 'running' and started_at < now() - interval '1 hour'
         order by asked_at limit 1 for update skip locked)
       returning run_id as "runId"`,
    );
    return claimed?.runId ?? null;
  });
  if (!runId) return null;
  const report = await auditHistory(db, tenantId, await ownCheckpoints(db, store, tenantId));
  await db.withTenant(tenantId, (tx) =>
    tx.query("update audit_runs set state = 'done', finished_at = clock_timestamp(), report = $2 where run_id = $1", [
      runId,
      JSON.stringify(report),
    ]),
  );
  return report;
}

/** At the start: what a program that ended was verifying waits again. */
export async function requeueAudits(db: Database, tenantId: string): Promise<void> {
  await db.withTenant(tenantId, (tx) => tx.query("update audit_runs set state = 'queued' where state = 'running'"));
}
