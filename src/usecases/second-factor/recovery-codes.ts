import { createHash, randomBytes } from "node:crypto";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { base32 } from "./base32.ts";

const howMany = 10;

/** Makes new codes for a person in place of those before, and returns them: they can be shown this once only. */
export async function renewRecoveryCodes(tx: TenantTransaction, personId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () => base32(randomBytes(10)));
  await tx.query("delete from recovery_codes where person_id = $1", [personId]);
  await tx.query("insert into recovery_codes (person_id, code_hash) select $1, unnest($2::bytea[])", [
    personId,
    codes.map(hashOf),
  ]);
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, "$1-"));
}

/** Uses a code up. `left`: how many remain; null when it is none of the person's, or was used before. */
export async function spendRecoveryCode(
  tx: TenantTransaction,
  personId: string,
  typed: string,
  now: Date,
): Promise<{ left: number } | null> {
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z2-7]/g, "");
  if (code.length !== 16) return null;
  const [used] = await tx.query<{ left: number }>(
    `update recovery_codes set used_at = $3 where person_id = $1 and code_hash = $2 and used_at is null
     returning (select count(*) - 1 from recovery_codes where person_id = $1 and used_at is null)::int as left`,
    [personId, hashOf(code), now],
  );
  return used ?? null;
}

function hashOf(code: string): Buffer {
  return createHash("sha256").update(code).digest();
}
