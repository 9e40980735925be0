import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayGiveRole } from "../../domain/permissions/permissions.ts";
import { noteSettings } from "../history/note-settings.ts";
import { changeablePerson } from "./changeable-person.ts";
import { type GivePostOutcome, givePost, type NewPost } from "./give-post.ts";
import { postWords, unitWords } from "./post-words.ts";

export type AddPostOutcome =
  | { ok: true }
  | Extract<GivePostOutcome, { ok: false }>
  | { ok: false; reason: "not-found" | "forbidden" | "no-such-unit" | "last-administrator" };

/** Gives a person a further post, or a new main one in place of the present; says so in the history. */
export async function addPost(db: Database, actor: Actor, personId: string, post: NewPost): Promise<AddPostOutcome> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const found = await changeablePerson(tx, actor, personId);
    if (!found.ok) return found;
    if (!mayGiveRole(actor, post.role)) return { ok: false, reason: "forbidden" };
    const { person } = found;
    const unit = await unitWords(tx, post.unitId);
    if (unit === null) return { ok: false, reason: "no-such-unit" };
    const replaced = person.posts.filter(({ main, until }) => post.main && main && (until ?? post.from) >= post.from);
    if (person.wouldLeaveNoAdministrator(replaced.map(({ postId }) => postId))) {
      return { ok: false, reason: "last-administrator" };
    }
    const given = await givePost(tx, personId, post);
    if (!given.ok) return given;
    await noteSettings(tx, actor, `利用者「${person.name}」：${postWords({ ...post, unit })}を追加。`);
    return { ok: true };
  });
}
