import type { KeyObject } from "node:crypto";
import type { Database } from "../../database/database.ts";
import type { AuditFinding, CheckpointFault } from "../../domain/history/audit-report.ts";
import { type CheckpointLine, checkLines, lineHash } from "./checkpoint-line.ts";
import type { CheckpointStore } from "./checkpoint-store.ts";

/** Sound checkpoints of a municipality, and what is wrong with the others. */
export type KnownCheckpoints = { lines: CheckpointLine[]; findings: AuditFinding[] };

/** The checkpoints in the store, compared with how many the database remembers. */
export async function ownCheckpoints(
  db: Database,
  store: CheckpointStore,
  tenantId: string,
): Promise<KnownCheckpoints> {
  // The database first: lines that are added meanwhile are only more than it says.
  const heads = await db.withTenant(tenantId, (tx) =>
    tx.query<{ keyId: string; number: number; lineHash: Buffer }>(
      `select key_id as "keyId", number, line_hash as "lineHash" from checkpoint_heads order by made_at`,
    ),
  );
  const known: KnownCheckpoints = { lines: [], findings: [] };
  for (const head of heads) {
    const texts = await store.lines(tenantId, head.keyId);
    const publicKey = await store.publicKey(head.keyId);
    if (!publicKey) {
      known.findings.push(wrong("no-key", 1));
      continue;
    }
    const { lines, fault } = await checkLines(texts, tenantId, publicKey);
    known.lines.push(...lines);
    if (fault) known.findings.push(wrong(fault, lines.length + 1));
    else if (lines.length < head.number) known.findings.push(wrong("missing", lines.length + 1));
    else if (!lineHash(texts[head.number - 1] ?? "").equals(head.lineHash)) {
      known.findings.push(wrong("replaced", head.number));
    }
  }
  return known;
}

/** Checkpoints that were kept elsewhere, with the public key that was kept with them. */
export async function copiedCheckpoints(
  texts: string[],
  tenantId: string,
  publicKey: KeyObject,
): Promise<KnownCheckpoints> {
  const { lines, fault } = await checkLines(texts, tenantId, publicKey);
  return { lines, findings: fault ? [wrong(fault, lines.length + 1)] : [] };
}

function wrong(fault: CheckpointFault, number: number): AuditFinding {
  return { about: "checkpoint", fault, number };
}
