import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { spendRecoveryCode } from "./recovery-codes.ts";
import { secretOwner } from "./secret-owner.ts";
import { stepOfCode } from "./totp.ts";

export type RightCode = { method: "totp" } | { method: "recovery-code"; left: number };

/**
 * Whether what was typed is the person's present code or an unused recovery code; either is used up by it. The caller
 * lets only one sign-in of an account through at a time (`guesserOf` holds the lock).
 */
export async function checkCode(
  tx: TenantTransaction,
  sealer: Sealer,
  personId: string,
  typed: string,
  now: Date,
): Promise<RightCode | null> {
  const [row] = await tx.query<{ sealed: Buffer; lastStep: number }>(
    `select sealed, last_step as "lastStep" from totp_secrets where person_id = $1 and confirmed_at is not null`,
    [personId],
  );
  const secret = row ? sealer.open(row.sealed, secretOwner(tx.tenantId, personId)) : null;
  const digits = typed.normalize("NFKC").replace(/\s/g, "");
  const step = !row || secret === null ? null : stepOfCode(secret, digits, now, row.lastStep);
  if (step !== null) {
    await tx.query("update totp_secrets set last_step = $2 where person_id = $1", [personId, step]);
    return { method: "totp" };
  }
  const used = await spendRecoveryCode(tx, personId, typed, now);
  return used && { method: "recovery-code", left: used.left };
}
