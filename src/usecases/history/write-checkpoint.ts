import type { Database } from "../../database/database.ts";
import { chainHead } from "../../database/history-store.ts";
import type { Municipality } from "../../database/tables.ts";
import type { AuditFinding } from "../../domain/history/audit-report.ts";
import { lineHash, readLine, signedLine } from "./checkpoint-line.ts";
import type { CheckpointStore } from "./checkpoint-store.ts";
import { verifyFrom } from "./verify-history.ts";

/** `written` false: nothing has been added to the history since the last checkpoint. */
export type WriteCheckpointOutcome = { ok: true; written: boolean } | { ok: false; finding: AuditFinding };

/**
 * Signs where a municipality's history ends now, if it has grown. What came since the last checkpoint is verified first:
 * a chain that was tampered with is never signed.
 */
export async function writeCheckpoint(
  db: Database,
  { tenantId, code }: Municipality,
  store: CheckpointStore,
  now: Date,
): Promise<WriteCheckpointOutcome> {
  return await db.withTenant(tenantId, async (tx) => {
    // Two programs may share the folder.
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`checkpoint ${tenantId}`]);
    const head = await chainHead(tx);
    if (!head) return { ok: true, written: false };
    const text = await store.last(tenantId);
    const last = text === null ? null : readLine(text);
    if (text !== null && !last) return { ok: false, finding: { about: "checkpoint", fault: "unreadable", number: 1 } };
    const [remembered] = await tx.query<{ number: number }>("select number from checkpoint_heads where key_id = $1", [
      store.keyId,
    ]);
    // To begin anew would hide that lines are gone.
    if ((remembered?.number ?? 0) > (last?.number ?? 0)) {
      return { ok: false, finding: { about: "checkpoint", fault: "missing", number: (last?.number ?? 0) + 1 } };
    }
    if (head.seq === last?.seq) return { ok: true, written: false };
    const walked = await verifyFrom(tx, last);
    if (!walked.ok) return { ok: false, finding: walked.finding };
    const end = walked.last;
    if (!end) return { ok: true, written: false };
    const before = text === null ? "" : lineHash(text).toString("hex");
    const madeAt = now.toISOString();
    const number = (last?.number ?? 0) + 1;
    const line = signedLine({ city: code, tenantId, number, ...end, madeAt, before }, store.sign);
    await store.append(tenantId, line);
    await tx.query(
      `insert into checkpoint_heads (key_id, number, line_hash, made_at) values ($1, $2, $3, $4)
       on conflict (tenant_id, key_id) do update set number = $2, line_hash = $3, made_at = $4`,
      [store.keyId, number, lineHash(line), madeAt],
    );
    return { ok: true, written: true };
  });
}
