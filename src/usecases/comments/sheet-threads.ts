import { type MentionRow, mentionsOf, namablePeople, type ThreadRow, threadsOf } from "../../database/comment-store.ts";
import type { Database } from "../../database/database.ts";
import { sheetPlace } from "../../database/sheet-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadComments, type SheetPlace } from "../../domain/permissions/permissions.ts";

/** What is said about a sheet, open threads first; nothing for who may not read that. */
export async function sheetThreads(db: Database, actor: Actor, sheetId: string): Promise<ThreadRow[]> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const place = await sheetPlace(tx, sheetId);
    return place && mayReadComments(actor, place) ? await threadsOf(tx, sheetId) : [];
  });
}

/** The latest comments that name the actor, as far as they may read them. */
export async function ownMentions(db: Database, actor: Actor): Promise<MentionRow[]> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const mentions = await mentionsOf(tx, actor.personId, 100);
    const readable = new Map<string, boolean>();
    for (const { sheetId } of mentions) {
      if (readable.has(sheetId)) continue;
      const place = await sheetPlace(tx, sheetId);
      readable.set(sheetId, place !== undefined && mayReadComments(actor, place));
    }
    return mentions.filter(({ sheetId }) => readable.get(sheetId));
  });
}

/** The people whom a comment can name: everyone else who may read it. */
export async function peopleToName(
  db: Database,
  actor: Actor,
  sheet: SheetPlace,
): Promise<{ personId: string; name: string; unit: string }[]> {
  const people = await db.withTenant(actor.tenantId, namablePeople);
  return people
    .filter((person) => person.personId !== actor.personId && mayReadComments({ ...actor, ...person }, sheet))
    .map(({ personId, name, unit }) => ({ personId, name, unit }));
}
