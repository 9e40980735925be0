import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";

/** Writes into the city's history what the operator asks for, before they get it. */
export async function logSupport(db: Database, actor: Actor, asked: { method: string; path: string }): Promise<void> {
  const what = asked.method === "GET" ? "を開きました" : "を操作しようとしました";
  await db.withTenant(actor.tenantId, (tx) =>
    noteSettings(tx, actor, `「${actor.name}」が ${asked.path.slice(0, 300)} ${what}。`),
  );
}
