import type { TenantTransaction } from "../../database/tenant-transaction.ts";

const day = 24 * 60 * 60 * 1000;

/** A browser is known for so long after its last sign-in, in milliseconds. */
export const deviceLifetime = 400 * day;

/** Some browsers forget their cookies every evening: of each person the latest are kept. */
const mostOfOnePerson = 20;

/** Remembers that the person has signed in with this browser (OWASP: device cookies). */
export async function rememberDevice(
  tx: TenantTransaction,
  personId: string,
  deviceHash: Buffer,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into known_devices (person_id, device_hash, last_used_at) values ($1, $2, $3)
     on conflict (tenant_id, person_id, device_hash) do update set last_used_at = excluded.last_used_at`,
    [personId, deviceHash, now],
  );
  await tx.query(
    `delete from known_devices where person_id = $1 and (last_used_at < $2 or device_hash not in
       (select device_hash from known_devices where person_id = $1 order by last_used_at desc limit $3))`,
    [personId, new Date(now.getTime() - deviceLifetime), mostOfOnePerson],
  );
}
