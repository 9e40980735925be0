import { createHash } from "node:crypto";
import type { Database, TenantTransaction } from "../../database/database.ts";
import { type ChainRow, chainEntries, chainHead } from "../../database/history-store.ts";

/** A known end of the chain, kept outside the database: the hash (hexadecimal) of entry `seq`. */
export type Checkpoint = { seq: number; hash: string };

export type ChainFault =
  | "missing" // an entry is not there: `seq` is the first that lacks
  | "altered" // what the entry says is not what was written
  | "broken" // the entry doesn't follow from the one before
  | "cut" // entries at the end are gone: `seq` is the first that lacks
  | "rewritten"; // the chain is sound in itself but not the one the checkpoint saw

export type ChainVerdict =
  | { ok: true; entries: number; last: Checkpoint | null }
  | { ok: false; fault: ChainFault; seq: number; at: string | null; sheetId: string | null };

const pageSize = 2_000;

/**
 * Walks a municipality's whole history and computes every digest and hash again, independently of the database, and
 * names the first bad entry. A chain alone can't show that its end was cut together with its head: that takes a
 * checkpoint.
 */
export async function verifyHistory(db: Database, tenantId: string, checkpoint?: Checkpoint): Promise<ChainVerdict> {
  return await db.withTenant(tenantId, async (tx) => {
    const head = await chainHead(tx);
    const walked = await walk(tx, checkpoint);
    if (!walked.ok) return walked;
    const { last } = walked;
    // Entries written since the head was read only make the chain longer.
    if ((head?.seq ?? 0) > (last?.seq ?? 0)) return cutAfter(last);
    const end = await chainEnd(tx);
    if (end.last !== end.head) return { ok: false, fault: "broken", seq: end.head + 1, at: null, sheetId: null };
    if (checkpoint && checkpoint.seq > (last?.seq ?? 0)) return cutAfter(last);
    return walked;
  });
}

async function walk(tx: TenantTransaction, checkpoint?: Checkpoint): Promise<ChainVerdict> {
  let last: Checkpoint | null = null;
  let before: Buffer = Buffer.alloc(0);
  for (;;) {
    const next: number = (last?.seq ?? 0) + 1;
    const entries = await chainEntries(tx, next, pageSize);
    for (const [index, entry] of entries.entries()) {
      const fault = faultOf(tx.tenantId, entry, next + index, before) ?? checkpointFault(entry, checkpoint);
      if (fault) {
        const seq = fault === "missing" ? next + index : entry.seq;
        return { ok: false, fault, seq, at: entry.at, sheetId: entry.sheetId };
      }
      before = entry.hash;
      last = { seq: entry.seq, hash: entry.hash.toString("hex") };
    }
    if (entries.length < pageSize) return { ok: true, entries: last?.seq ?? 0, last };
  }
}

function faultOf(tenantId: string, entry: ChainRow, expected: number, before: Buffer): ChainFault | null {
  if (entry.seq !== expected) return "missing";
  // Disposed of by rule: payload and salt are both gone, the digest still holds its place in the chain.
  const disposed = entry.payload === null && entry.salt === null;
  if (!disposed) {
    const digest = sha256(entry.salt ?? Buffer.alloc(0), Buffer.from(entry.payload ?? "", "utf8"));
    if (!digest.equals(entry.digest)) return "altered";
  }
  const { seq, at, sheetId, actorId, via } = entry;
  const headText = [tenantId, seq, at, sheetId ?? "-", actorId ?? "-", via].join("|");
  return sha256(before, Buffer.from(headText, "utf8"), entry.digest).equals(entry.hash) ? null : "broken";
}

function checkpointFault(entry: ChainRow, checkpoint?: Checkpoint): ChainFault | null {
  if (entry.seq !== checkpoint?.seq) return null;
  return entry.hash.toString("hex") === checkpoint.hash ? null : "rewritten";
}

function cutAfter(last: Checkpoint | null): ChainVerdict {
  return { ok: false, fault: "cut", seq: (last?.seq ?? 0) + 1, at: null, sheetId: null };
}

/** In one statement, so that nothing is appended in between. */
async function chainEnd(tx: TenantTransaction): Promise<{ last: number; head: number }> {
  const [end] = await tx.query<{ last: number; head: number }>(
    `select coalesce((select max(seq) from history), 0) as last, coalesce((select seq from history_heads), 0) as head`,
  );
  return end ?? { last: 0, head: 0 };
}

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
