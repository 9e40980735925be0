import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import { changeablePerson } from "../people/changeable-person.ts";

/** Which sessions to end: one by its id, or all; `except` stays open. */
export type SessionChoice = { one: string } | { all: true; except: string | null };

/** Ends sessions of the person who acts. One that has ended meanwhile, or is another's, counts as none. */
export async function endOwnSessions(db: Database, actor: Actor, choice: SessionChoice): Promise<{ ended: number }> {
  const ended = await db.withTenant(actor.tenantId, (tx) => tx.query(...deletion(actor.personId, choice)));
  return { ended: ended.length };
}

/** Ends sessions of somebody else and says so in the history. */
export async function endPersonSessions(
  db: Database,
  actor: Actor,
  personId: string,
  choice: SessionChoice,
): Promise<{ ok: true; ended: number } | { ok: false; reason: "not-found" | "forbidden" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const found = await changeablePerson(tx, actor, personId);
    if (!found.ok) return found;
    const { person } = found;
    const ended = (await tx.query(...deletion(personId, choice))).length;
    if (ended > 0) await noteSettings(tx, actor, `利用者「${person.name}」：サインイン中の画面${ended}件を終了。`);
    return { ok: true, ended };
  });
}

function deletion(personId: string, choice: SessionChoice): [sql: string, values: unknown[]] {
  if ("one" in choice) {
    return ["delete from sessions where person_id = $1 and session_id = $2 returning 1", [personId, choice.one]];
  }
  return [
    "delete from sessions where person_id = $1 and session_id is distinct from $2::uuid returning 1",
    [personId, choice.except],
  ];
}
