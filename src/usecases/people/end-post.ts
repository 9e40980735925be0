import type { Database } from "../../database/database.ts";
import type { PostRow } from "../../database/post-store.ts";
import { lockUnits } from "../../database/reorganisation-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import { changeablePerson } from "./changeable-person.ts";
import { closePost } from "./close-post.ts";
import { dayWords, postWords } from "./post-words.ts";

export type EndPostOutcome =
  | { ok: true }
  | {
      ok: false;
      reason: "not-found" | "forbidden" | "last-administrator" | "ends-before-it-begins" | "begun-before" | "goes-on";
    };

/** Lets a post end on a day, the last on which it is held; after that it gives nothing. */
export async function endPost(
  db: Database,
  actor: Actor,
  which: { personId: string; postId: string },
  until: string,
): Promise<EndPostOutcome> {
  return await onPost(db, actor, which, async (tx, post, posts) => {
    if (until < post.from) return { ok: false, reason: "ends-before-it-begins" };
    const next = posts.find(({ continues }) => continues === post.postId);
    if (next && until >= next.from) return { ok: false, reason: "goes-on" };
    await closePost(tx, post.postId, until);
    return { ok: true, said: `${postWords(post)}を${dayWords(until)}で終了` };
  });
}

/** Takes back a post that was entered by mistake: one that began today, or is still to begin. */
export async function takeBackPost(
  db: Database,
  actor: Actor,
  which: { personId: string; postId: string },
  today: string,
): Promise<EndPostOutcome> {
  return await onPost(db, actor, which, async (tx, post) => {
    if (post.from < today) return { ok: false, reason: "begun-before" };
    await tx.query("delete from posts where post_id = $1", [post.postId]);
    return { ok: true, said: `${postWords(post)}を取り消し` };
  });
}

type Done = { ok: true; said: string } | Exclude<EndPostOutcome, { ok: true }>;

async function onPost(
  db: Database,
  actor: Actor,
  { personId, postId }: { personId: string; postId: string },
  work: (tx: TenantTransaction, post: PostRow, posts: PostRow[]) => Promise<Done>,
): Promise<EndPostOutcome> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    await lockUnits(tx);
    const found = await changeablePerson(tx, actor, personId);
    if (!found.ok) return found;
    const post = found.person.posts.find((one) => one.postId === postId);
    if (!post) return { ok: false, reason: "not-found" };
    if (found.person.wouldLeaveNoAdministrator([postId])) return { ok: false, reason: "last-administrator" };
    const done = await work(tx, post, found.person.posts);
    if (!done.ok) return done;
    await noteSettings(tx, actor, `利用者「${found.person.name}」：${done.said}。`);
    return { ok: true };
  });
}
