import type { OpenDisposal, RecordGroup, RecordKind } from "../domain/retention/retention.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

const items = `
  select 'sheets' as kind, fiscal_year, count(*)::int as items from sheets group by fiscal_year
  union all
  select 'notes', s.fiscal_year, count(*)::int from sheets s
    join (select t.sheet_id from comments c join comment_threads t on t.thread_id = c.thread_id
          union all select sheet_id from activity_notes) said on said.sheet_id = s.sheet_id
    group by s.fiscal_year
  union all
  select 'imports', import_year(i), count(*)::int from import_files f join imports i on i.import_id = f.import_id
    group by import_year(i)`;

const selectGroups = `
  with items as (${items})
  select i.kind, i.fiscal_year as "fiscalYear", i.items,
    (select jsonb_build_object('years', p.years) from retention_periods p where p.kind = i.kind) as period,
    (select coalesce(sum(e.years), 0)::int from retention_extensions e
      where e.kind = i.kind and e.fiscal_year = i.fiscal_year) as extended,
    exists (select from retention_holds h
      where h.kind = i.kind and h.fiscal_year = i.fiscal_year and h.released_at is null) as held,
    (select jsonb_build_object('state', d.state, 'proposedBy', d.proposed_by) from disposals d
      where d.kind = i.kind and d.fiscal_year = i.fiscal_year and d.state in ('proposed', 'approved')) as disposal
  from items i order by i.fiscal_year, array_position(array['sheets', 'notes', 'imports'], i.kind)`;

/** Everything there is, by kind and year. */
export function recordGroups(tx: TenantTransaction): Promise<RecordGroup[]> {
  return tx.query<RecordGroup>(selectGroups);
}

/** One decision after the other: two people at once don't both propose. */
export async function lockRetention(tx: TenantTransaction): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`retention ${tx.tenantId}`]);
}

export async function disposalFingerprint(
  tx: TenantTransaction,
  kind: RecordKind,
  fiscalYear: number,
): Promise<string> {
  const [row] = await tx.query<{ fingerprint: string }>("select disposal_fingerprint($1, $2) as fingerprint", [
    kind,
    fiscalYear,
  ]);
  return row?.fingerprint ?? "";
}

export type OpenDisposalRow = OpenDisposal & { disposalId: string; fingerprint: string };

export async function openDisposal(
  tx: TenantTransaction,
  kind: RecordKind,
  fiscalYear: number,
): Promise<OpenDisposalRow | undefined> {
  const [row] = await tx.query<OpenDisposalRow>(
    `select disposal_id as "disposalId", state, proposed_by as "proposedBy", fingerprint from disposals
     where kind = $1 and fiscal_year = $2 and state in ('proposed', 'approved')`,
    [kind, fiscalYear],
  );
  return row;
}

/** A decision in the order it was taken. */
export type Decision = { at: string; by: string; what: string; reason: string };

/** What was decided about a kind of a year: holds, extensions, proposals, approvals. */
export function decisions(tx: TenantTransaction, kind: RecordKind, fiscalYear: number): Promise<Decision[]> {
  return tx.query<Decision>(
    `select d.at, p.name as by, d.what, d.reason from (
       select held_at as at, held_by as person, '廃棄の停止' as what, reason from retention_holds
         where kind = $1 and fiscal_year = $2
       union all select released_at, released_by, '停止の解除', '' from retention_holds
         where kind = $1 and fiscal_year = $2 and released_at is not null
       union all select extended_at, extended_by, years || '年の延長', reason from retention_extensions
         where kind = $1 and fiscal_year = $2
       union all select proposed_at, proposed_by, '廃棄の提案', basis from disposals where kind = $1 and fiscal_year = $2
       union all select approved_at, approved_by, '廃棄の承認', '' from disposals
         where kind = $1 and fiscal_year = $2 and approved_at is not null
       union all select done_at, done_by, '廃棄の実行', '' from disposals
         where kind = $1 and fiscal_year = $2 and done_at is not null
     ) d join people p on p.person_id = d.person order by d.at`,
    [kind, fiscalYear],
  );
}

export type DisposalRecord = {
  disposalId: string;
  basis: string;
  proposedBy: string;
  proposedAt: string;
  approvedBy: string;
  approvedAt: string;
  doneBy: string;
  doneAt: string;
  counts: Record<string, number>;
  sheets: { sheetNumber: string; unitPath: string[]; goals: number }[];
};

const selectRecord = `
  select d.disposal_id as "disposalId", d.basis, a.name as "proposedBy", d.proposed_at as "proposedAt",
    b.name as "approvedBy", d.approved_at as "approvedAt", c.name as "doneBy", d.done_at as "doneAt", d.record as counts,
    (select coalesce(jsonb_agg(jsonb_build_object('sheetNumber', s.sheet_number, 'unitPath', s.unit_path,
       'goals', cardinality(s.goal_ids)) order by s.sheet_number), '[]')
     from disposed_sheets s where s.disposal_id = d.disposal_id) as sheets
  from disposals d join people a on a.person_id = d.proposed_by join people b on b.person_id = d.approved_by
    join people c on c.person_id = d.done_by
  where d.state = 'done'`;

/** What was disposed of, by whom and on what ground: the record stays. */
export function disposalRecords(
  tx: TenantTransaction,
  kind: RecordKind,
  fiscalYear: number,
): Promise<DisposalRecord[]> {
  return tx.query<DisposalRecord>(`${selectRecord} and d.kind = $1 and d.fiscal_year = $2 order by d.done_at`, [
    kind,
    fiscalYear,
  ]);
}

export type DoneDisposal = { kind: RecordKind; fiscalYear: number; doneAt: string };

export function doneDisposals(tx: TenantTransaction): Promise<DoneDisposal[]> {
  return tx.query<DoneDisposal>(
    `select kind, fiscal_year as "fiscalYear", done_at as "doneAt" from disposals where state = 'done' order by done_at desc`,
  );
}

export type DisposedSheet = { sheetNumber: string; fiscalYear: number; unitPath: string[]; disposedAt: string };

/** What is left of a sheet that was disposed of. */
export async function disposedSheet(tx: TenantTransaction, sheetId: string): Promise<DisposedSheet | undefined> {
  const [row] = await tx.query<DisposedSheet>(
    `select s.sheet_number as "sheetNumber", s.fiscal_year as "fiscalYear", s.unit_path as "unitPath",
       d.done_at as "disposedAt"
     from disposed_sheets s join disposals d on d.disposal_id = s.disposal_id where s.sheet_id = $1`,
    [sheetId],
  );
  return row;
}

/** The years of the goals before these that were disposed of: goal's id -> the sheet on which the one before stood. */
export async function disposedForebears(
  tx: TenantTransaction,
  goalIds: string[],
): Promise<{ goalId: string; fiscalYear: number; sheetNumber: string; unitPath: string[] }[]> {
  return await tx.query(
    `select g.goal_id as "goalId", s.fiscal_year as "fiscalYear", s.sheet_number as "sheetNumber", s.unit_path as "unitPath"
     from goals g join disposed_sheets s on g.previous_goal_id = any (s.goal_ids) where g.goal_id = any($1)
     order by s.fiscal_year, s.sheet_number`,
    [goalIds],
  );
}
