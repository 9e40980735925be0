import type { Database } from "../../database/database.ts";
import { storeForm } from "../../database/form-store.ts";
import { builtInForm } from "../../domain/forms/built-in-forms.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";

/** Makes a built-in form one of the municipality's own. Twice does no harm. */
export async function takeOverForm(
  db: Database,
  actor: Actor,
  key: string,
): Promise<{ ok: true; form: FormDefinition } | { ok: false; reason: "not-found" }> {
  const form = builtInForm(key);
  if (!form) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const stored = await storeForm(tx, form);
    if (stored)
      await noteSettings(tx, actor, `様式「${form.name}」(${key})第${form.version}版を使えるようにしました。`);
    return { ok: true, form };
  });
}
