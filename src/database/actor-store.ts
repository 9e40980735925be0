import type { Actor } from "../domain/permissions/actor.ts";
import { postsOn } from "./post-store.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** Everyone of the municipality who may sign in, each as the one who would act that day. Always in the same order. */
export async function openActors(tx: TenantTransaction, today: string): Promise<Actor[]> {
  const people = await tx.query<Omit<Actor, "tenantId">>(
    `select p.person_id as "personId", p.name, ${postsOn("p.person_id", "$1::date")} as posts from people p
      where p.disabled_at is null order by p.person_id`,
    [today],
  );
  return people.map((person) => ({ tenantId: tx.tenantId, ...person }));
}
