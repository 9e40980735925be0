import type { Actor } from "../domain/permissions/actor.ts";
import { actorPosts, heldPosts, isHeldOn } from "./post-store.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** Everybody's posts in one pass: half the time of asking for each person's. */
const selectActors = (of: "one" | "everybody") => `
  select p.person_id as "personId", p.name,
         coalesce(${actorPosts} filter (where o.post_id is not null), '[]') as posts
    from people p left join ${heldPosts(of)} o on o.person_id = p.person_id and ${isHeldOn("$1::date")}
   where p.disabled_at is null and ($2::uuid is null or p.person_id = $2)
   group by p.person_id, p.name order by p.person_id`;

async function actors(tx: TenantTransaction, today: string, personId: string | null): Promise<Actor[]> {
  const people = await tx.query<Omit<Actor, "tenantId">>(selectActors(personId === null ? "everybody" : "one"), [
    today,
    personId,
  ]);
  return people.map((person) => ({ tenantId: tx.tenantId, ...person }));
}

/** Everyone of the municipality who may sign in, each as the one who would act that day. Always in the same order. */
export function openActors(tx: TenantTransaction, today: string): Promise<Actor[]> {
  return actors(tx, today, null);
}

/** A person as the one who would act that day; null when their account is closed. */
export async function openActor(tx: TenantTransaction, personId: string, today: string): Promise<Actor | null> {
  return (await actors(tx, today, personId))[0] ?? null;
}
