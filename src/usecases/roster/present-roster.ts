import type { Database } from "../../database/database.ts";
import { rosterPeople } from "../../database/roster-store.ts";
import { type Actor, roleNames } from "../../domain/permissions/actor.ts";
import { rosterColumns } from "../../domain/roster/roster-columns.ts";

/** The posts of today and later as the rows of a file that can be edited and brought back. */
export async function presentRoster(db: Database, actor: Actor, today: string): Promise<string[][]> {
  const people = await db.withTenant(actor.tenantId, rosterPeople);
  return people.flatMap(({ closed, posts, loginName, name, email }) => {
    if (closed) return [];
    const held = posts.filter(({ until }) => until === null || until >= today);
    return held.map(({ unitPath: [department, section, team], title, role, main, from, until }) => {
      const values = {
        ...{ department, section, team, title, name, loginName, from },
        email: email ?? "",
        role: roleNames[role],
        kind: main ? "本務" : "兼務",
        until: until ?? "",
      };
      return rosterColumns.map(({ key }) => values[key] ?? "");
    });
  });
}
