import { createHash } from "node:crypto";
import type { Database, TenantTransaction } from "../../database/database.ts";
import { type ChainRow, chainEntries, chainHead } from "../../database/history-store.ts";
import type { AuditFinding, ChainFault } from "../../domain/history/audit-report.ts";

/** A known point of the chain, kept outside the database: the hash (hexadecimal) of entry `seq`. */
export type Checkpoint = { seq: number; hash: string };

type EntryFinding = Extract<AuditFinding, { about: "entry" }>;

export type ChainVerdict =
  | { ok: true; entries: number; last: Checkpoint | null }
  | { ok: false; finding: EntryFinding };

const pageSize = 2_000;

/**
 * Walks a municipality's whole history and computes every digest and hash again, independently of the database, and
 * names the first bad entry. A chain alone can't show that its end was cut together with its head: that takes
 * checkpoints.
 */
export async function verifyHistory(
  db: Database,
  tenantId: string,
  checkpoints: readonly Checkpoint[] = [],
): Promise<ChainVerdict> {
  return await db.withTenant(tenantId, (tx) => verifyWithin(tx, null, checkpoints));
}

/** Only what came after a checkpoint, which must still stand. */
export function verifyFrom(tx: TenantTransaction, from: Checkpoint | null): Promise<ChainVerdict> {
  return verifyWithin(tx, from, from ? [from] : []);
}

async function verifyWithin(
  tx: TenantTransaction,
  from: Checkpoint | null,
  checkpoints: readonly Checkpoint[],
): Promise<ChainVerdict> {
  const head = await chainHead(tx);
  if (from && (head?.seq ?? 0) < from.seq) return cutAfter(head);
  const walked = await walk(
    tx,
    from,
    Map.groupBy(checkpoints, ({ seq }) => seq),
  );
  if (!walked.ok) return walked;
  const { last } = walked;
  // Entries written since the head was read only make the chain longer.
  if ((head?.seq ?? 0) > (last?.seq ?? 0)) return cutAfter(last);
  const end = await chainEnd(tx);
  if (end.last !== end.head) return { ok: false, finding: finding("broken", end.head + 1) };
  if (checkpoints.some(({ seq }) => seq > (last?.seq ?? 0))) return cutAfter(last);
  return walked;
}

/** From the checkpoint's own entry on: it is compared with the checkpoint, those after it with the one before. */
async function walk(
  tx: TenantTransaction,
  from: Checkpoint | null,
  known: ReadonlyMap<number, Checkpoint[]>,
): Promise<ChainVerdict> {
  let last: Checkpoint | null = null;
  let before: Buffer | null = from ? null : Buffer.alloc(0);
  for (;;) {
    const next: number = last ? last.seq + 1 : (from?.seq ?? 1);
    const entries = await chainEntries(tx, next, pageSize);
    for (const [index, entry] of entries.entries()) {
      const fault = faultOf(tx.tenantId, entry, next + index, before) ?? checkpointFault(entry, known);
      if (fault) {
        const seq = fault === "missing" ? next + index : entry.seq;
        return { ok: false, finding: finding(fault, seq, entry) };
      }
      before = entry.hash;
      last = { seq: entry.seq, hash: entry.hash.toString("hex") };
    }
    if (entries.length < pageSize) return { ok: true, entries: last?.seq ?? 0, last };
  }
}

/** `before` null: what stood before isn't looked at; the entry's own hash is known from a checkpoint. */
function faultOf(tenantId: string, entry: ChainRow, expected: number, before: Buffer | null): ChainFault | null {
  if (entry.seq !== expected) return "missing";
  // Disposed of by rule: payload and salt are both gone, the digest still holds its place in the chain.
  const disposed = entry.payload === null && entry.salt === null;
  if (!disposed) {
    const digest = sha256(entry.salt ?? Buffer.alloc(0), Buffer.from(entry.payload ?? "", "utf8"));
    if (!digest.equals(entry.digest)) return "altered";
  }
  if (!before) return null;
  const { seq, at, sheetId, actorId, via } = entry;
  const headText = [tenantId, seq, at, sheetId ?? "-", actorId ?? "-", via].join("|");
  return sha256(before, Buffer.from(headText, "utf8"), entry.digest).equals(entry.hash) ? null : "broken";
}

function checkpointFault(entry: ChainRow, known: ReadonlyMap<number, Checkpoint[]>): ChainFault | null {
  const own = entry.hash.toString("hex");
  return known.get(entry.seq)?.some(({ hash }) => hash !== own) ? "rewritten" : null;
}

function cutAfter(last: { seq: number } | null): ChainVerdict {
  return { ok: false, finding: finding("cut", (last?.seq ?? 0) + 1) };
}

function finding(fault: ChainFault, seq: number, entry?: Pick<ChainRow, "at" | "sheetId">): EntryFinding {
  return { about: "entry", fault, seq, at: entry?.at ?? null, sheetId: entry?.sheetId ?? null };
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
