import type { Database } from "../../database/database.ts";
import {
  type Decision,
  type DisposalRecord,
  type DisposedSheet,
  type DoneDisposal,
  decisions,
  disposalRecords,
  disposedSheet,
  doneDisposals,
  recordGroups,
} from "../../database/retention-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import type { Period, RecordGroup, RecordKind } from "../../domain/retention/retention.ts";
import { isUuid } from "../is-uuid.ts";

export type { Decision, DisposalRecord, DisposedSheet } from "../../database/retention-store.ts";

export type Retention = { periods: Partial<Record<RecordKind, Period>>; groups: RecordGroup[]; done: DoneDisposal[] };

/** What is kept how long, and what was disposed of. */
export async function readRetention(db: Database, actor: Actor): Promise<Retention> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.query<{ kind: RecordKind; years: number | null }>(
      "select kind, years from retention_periods",
    );
    const periods = Object.fromEntries(rows.map(({ kind, years }) => [kind, { years }]));
    return { periods, groups: await recordGroups(tx), done: await doneDisposals(tx) };
  });
}

/** One kind of one year; `sheets`: what a disposal would take, without a word of it. */
export type GroupView = {
  group: RecordGroup | null;
  sheets: { sheetNumber: string; unit: string; goals: number }[];
  decisions: Decision[];
  records: DisposalRecord[];
};

export async function readGroup(db: Database, actor: Actor, kind: RecordKind, fiscalYear: number): Promise<GroupView> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const groups = await recordGroups(tx);
    const sheets = await tx.query<GroupView["sheets"][number]>(
      `select s.sheet_number as "sheetNumber", o.name as unit,
         (select count(*)::int from goals g where g.sheet_id = s.sheet_id) as goals
       from sheets s join org_units o on o.unit_id = s.unit_id where s.fiscal_year = $1 order by s.sheet_number`,
      [fiscalYear],
    );
    return {
      group: groups.find((one) => one.kind === kind && one.fiscalYear === fiscalYear) ?? null,
      sheets: kind === "imports" ? [] : sheets,
      decisions: await decisions(tx, kind, fiscalYear),
      records: await disposalRecords(tx, kind, fiscalYear),
    };
  });
}

/** What is left of a sheet that was disposed of; undefined when there never was such a sheet. */
export async function readDisposedSheet(
  db: Database,
  actor: Actor,
  sheetId: string,
): Promise<DisposedSheet | undefined> {
  if (!isUuid(sheetId)) return undefined;
  return await db.withTenant(actor.tenantId, (tx) => disposedSheet(tx, sheetId));
}
