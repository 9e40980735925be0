import { type AdministratorPost, administratorPosts, listPosts, type PostRow } from "../../database/post-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayChangePerson } from "../../domain/permissions/permissions.ts";
import { isUuid } from "../is-uuid.ts";

export type ChangeablePerson = {
  name: string;
  email: string | null;
  closed: boolean;
  posts: PostRow[];
  /** Whether nobody could let others in any more if these posts of the person ended. */
  wouldLeaveNoAdministrator(postIds: string[]): boolean;
};

export type FoundPerson = { ok: true; person: ChangeablePerson } | { ok: false; reason: "not-found" | "forbidden" };

/** The person whose account or posts the actor is about to change, held still until the transaction ends. */
export async function changeablePerson(tx: TenantTransaction, actor: Actor, personId: string): Promise<FoundPerson> {
  if (!isUuid(personId)) return { ok: false, reason: "not-found" };
  const administrators = await administratorPosts(tx);
  const [known] = await tx.query<{ name: string; email: string | null; closed: boolean }>(
    "select name, email, disabled_at is not null as closed from people where person_id = $1 for update",
    [personId],
  );
  if (!known) return { ok: false, reason: "not-found" };
  const posts = await listPosts(tx, personId);
  const roles = posts.map(({ role }) => role);
  if (!mayChangePerson(actor, roles)) return { ok: false, reason: "forbidden" };
  const wouldLeaveNoAdministrator = (ending: string[]) =>
    administrators.length > 0 &&
    administrators.every(({ postId, goesOn }: AdministratorPost) =>
      [postId, goesOn].some((one) => one !== null && ending.includes(one)),
    );
  return { ok: true, person: { ...known, posts, wouldLeaveNoAdministrator } };
}
