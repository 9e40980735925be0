import type { Actor } from "../domain/permissions/actor.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** Everyone of the municipality who may sign in, each as the one who would act. Always in the same order. */
export async function openActors(tx: TenantTransaction): Promise<Actor[]> {
  const people = await tx.query<Omit<Actor, "tenantId">>(
    `select person_id as "personId", name, role, unit_id as "unitId" from people
      where disabled_at is null order by person_id`,
  );
  return people.map((person) => ({ tenantId: tx.tenantId, ...person }));
}
