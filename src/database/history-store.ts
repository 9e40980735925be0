import type { SheetActName } from "../domain/cycle/cycle-state.ts";
import type { Concern } from "../domain/history/concerns.ts";
import type { Via } from "../domain/history/history-payload.ts";
import type { Statement } from "./statement.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

export type HistoryRow = {
  seq: number;
  at: string;
  sheetId: string | null;
  actorId: string | null;
  via: string;
  payload: string | null;
};

const columns = `seq, at, sheet_id as "sheetId", actor_id as "actorId", via, payload`;

/** Appends one entry for each payload. Takes the lock of the municipality's chain: send it last. */
export function appendHistory(
  actorId: string | null,
  via: string,
  entries: { sheetId: string | null; payload: string }[],
): Statement {
  return {
    sql: `select first_seq as "firstSeq", written_at as "writtenAt" from append_history($1, $2, $3, $4)`,
    values: [entries.map(({ sheetId }) => sheetId), actorId, via, entries.map(({ payload }) => payload)],
  };
}

/** Saves a sheet's own texts, counts its revision up and appends the entry, all with the entry's time. */
export function closeChange(change: {
  sheetId: string;
  texts: unknown;
  actorId: string;
  via: string;
  payload: string;
}): Statement {
  return {
    sql: `with entry as (select written_at from append_history(array[$1]::uuid[], $3, $4, array[$5]))
          update sheets set texts = $2, revision = revision + 1, updated_at = entry.written_at, updated_by = $3
          from entry where sheet_id = $1
          returning revision, updated_at as "savedAt"`,
    values: [change.sheetId, JSON.stringify(change.texts), change.actorId, change.via, change.payload],
  };
}

/** Saves where a sheet stands now, counts its revision up and appends the entry, all with the entry's time. */
export function closeAct(act: { sheetId: string; state: unknown; actorId: string; payload: string }): Statement {
  return {
    sql: `with entry as (select written_at from append_history(array[$1]::uuid[], $3, 'act', array[$4]))
          update sheets set cycle_state = $2, revision = revision + 1, updated_at = entry.written_at, updated_by = $3
          from entry where sheet_id = $1
          returning revision, updated_at as "savedAt"`,
    values: [act.sheetId, JSON.stringify(act.state), act.actorId, act.payload],
  };
}

/** Appends what was said beside a sheet; its words stay as they are, but every entry counts the revision up. */
export function closeBeside(said: { sheetId: string; actorId: string; via: Via; payload: string }): Statement {
  return {
    sql: `with entry as (select written_at from append_history(array[$1]::uuid[], $2, $3, array[$4]))
          update sheets set revision = revision + 1 from entry where sheet_id = $1`,
    values: [said.sheetId, said.actorId, said.via, said.payload],
  };
}

/** Appends what happened beside a sheet's words, in words; every entry counts the revision up. */
export function closeNote(noted: { sheetId: string; actorId: string; via: string; payload: string }): Statement {
  return {
    sql: `with entry as (select written_at from append_history(array[$1]::uuid[], $2, $3, array[$4]))
          update sheets set revision = revision + 1 from entry where sheet_id = $1`,
    values: [noted.sheetId, noted.actorId, noted.via, noted.payload],
  };
}

/**
 * Entries of a sheet, newest first, before entry number `before`. With `goalId` or `concept` only those that mention it:
 * whether they are about it is for the caller to see.
 */
export function sheetEntries(
  tx: TenantTransaction,
  sheetId: string,
  { before, limit, goalId, concept }: { before: number; limit: number } & Concern,
): Promise<HistoryRow[]> {
  return tx.query(
    `select ${columns} from history where sheet_id = $1 and seq < $2
       and ($4::text is null or position($4 in payload) > 0) and ($5::text is null or position($5 in payload) > 0)
     order by seq desc limit $3`,
    [sheetId, before, limit, goalId, concept === null ? null : JSON.stringify(concept)],
  );
}

/**
 * Entries of a sheet that may have put the present text into a cell, newest first: they mention the cell's owner (null:
 * the sheet itself) and either its concept or a row that was added with its texts.
 */
export function entriesOfCell(
  tx: TenantTransaction,
  sheetId: string,
  ownerId: string | null,
  concept: string,
): Promise<HistoryRow[]> {
  return tx.query(
    `select ${columns} from history
     where sheet_id = $1 and ($2::text is null or position($2 in payload) > 0)
       and (position($3 in payload) > 0 or position('"did":"add' in payload) > 0)
     order by seq desc limit 100`,
    [sheetId, ownerId, `"concept":${JSON.stringify(concept)}`],
  );
}

/** All entries of a sheet until a time (ISO, inclusive), oldest first. */
export function sheetEntriesUntil(tx: TenantTransaction, sheetId: string, asOf: string): Promise<HistoryRow[]> {
  return tx.query(`select ${columns} from history where sheet_id = $1 and at <= $2 order by seq`, [sheetId, asOf]);
}

/** The entries that led to a revision of a sheet, oldest first: every entry of a sheet counts its revision up by one. */
export function sheetEntriesToRevision(
  tx: TenantTransaction,
  sheetId: string,
  revision: number,
): Promise<HistoryRow[]> {
  return tx.query(`select ${columns} from history where sheet_id = $1 order by seq limit $2`, [sheetId, revision]);
}

/** The entries of a sheet since an act was last done with it, oldest first. */
export function entriesSinceAct(tx: TenantTransaction, sheetId: string, act: SheetActName): Promise<HistoryRow[]> {
  return tx.query(
    `select ${columns} from history
     where sheet_id = $1 and seq > (select max(seq) from history
                                     where sheet_id = $1 and via = 'act' and position($2 in payload) > 0)
     order by seq`,
    [sheetId, `"act":{"did":"${act}"`],
  );
}

export type ChainRow = HistoryRow & { salt: Buffer | null; digest: Buffer; hash: Buffer };

/** The chain in its order, a page from `from` on. */
export function chainEntries(tx: TenantTransaction, from: number, limit: number): Promise<ChainRow[]> {
  return tx.query(`select ${columns}, salt, digest, hash from history where seq >= $1 order by seq limit $2`, [
    from,
    limit,
  ]);
}

export type ChainHead = { seq: number; at: string; hash: Buffer };

export async function chainHead(tx: TenantTransaction): Promise<ChainHead | null> {
  const [head] = await tx.query<ChainHead>("select seq, at, hash from history_heads");
  return head ?? null;
}
