import { createPublicKey } from "node:crypto";
import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { type CheckpointStore, publicPem } from "./checkpoint-store.ts";

/** How many signed checkpoints the municipality has, and when the last one was made. */
export async function checkpointState(db: Database, actor: Actor): Promise<{ count: number; lastAt: string | null }> {
  const [state] = await db.withTenant(actor.tenantId, (tx) =>
    tx.query<{ count: number; lastAt: string | null }>(
      `select coalesce(sum(number), 0)::int as count, max(made_at) as "lastAt" from checkpoint_heads`,
    ),
  );
  return state ?? { count: 0, lastAt: null };
}

/** The municipality's checkpoints of the key that signs now, to be kept elsewhere; null when there are none. */
export async function checkpointCopy(store: CheckpointStore, actor: Actor): Promise<string | null> {
  const lines = await store.lines(actor.tenantId, store.keyId);
  return lines.length === 0 ? null : `${lines.join("\n")}\n`;
}

/** The key with which anyone can check the signatures. */
export function checkpointPublicKey(store: CheckpointStore): string {
  return publicPem(createPublicKey(store.sign));
}
