import type { Database } from "../../database/database.ts";
import { lockUnits } from "../../database/reorganisation-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayGiveRole } from "../../domain/permissions/permissions.ts";
import { noteSettings } from "../history/note-settings.ts";
import { changeablePerson } from "./changeable-person.ts";
import { type GivePostOutcome, givePost, type NewPost } from "./give-post.ts";
import { postWords } from "./post-words.ts";
import { unitOnDay } from "./unit-on-day.ts";

export type AddPostOutcome =
  | { ok: true }
  | Extract<GivePostOutcome, { ok: false }>
  | { ok: false; reason: "not-found" | "forbidden" | "no-such-unit" | "unit-not-there" | "last-administrator" };

/** Gives a person a further post, or a new main one in place of the present; says so in the history. */
export async function addPost(db: Database, actor: Actor, personId: string, post: NewPost): Promise<AddPostOutcome> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    // No unit ends while somebody is given a post in it.
    await lockUnits(tx);
    const found = await changeablePerson(tx, actor, personId);
    if (!found.ok) return found;
    if (!mayGiveRole(actor, post.role)) return { ok: false, reason: "forbidden" };
    const { person } = found;
    const unit = await unitOnDay(tx, post.unitId, post.from);
    if (!unit.ok) return unit;
    const replaced = person.posts.filter(({ main, until }) => post.main && main && (until ?? post.from) >= post.from);
    if (person.wouldLeaveNoAdministrator(replaced.map(({ postId }) => postId))) {
      return { ok: false, reason: "last-administrator" };
    }
    const given = await givePost(tx, personId, post);
    if (!given.ok) return given;
    await noteSettings(tx, actor, `利用者「${person.name}」：${postWords({ ...post, unit: unit.words })}を追加。`);
    return { ok: true };
  });
}
