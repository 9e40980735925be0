import { isDeepStrictEqual } from "node:util";
import type { Database } from "../../database/database.ts";
import { storedForms, storeForm } from "../../database/form-store.ts";
import type { DefinitionError } from "../../domain/forms/definition-errors.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { parseFormDefinition } from "../../domain/forms/parse-form-definition.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";

export type AddFormOutcome =
  | { ok: true; form: FormDefinition }
  | { ok: false; reason: "invalid"; errors: DefinitionError[] }
  | { ok: false; reason: "unchanged"; version: number };

/**
 * Keeps a definition from outside. A key that is there gets a new version, whatever version the file names: sheets
 * stay on the version they were written on.
 */
export async function addForm(db: Database, actor: Actor, json: unknown): Promise<AddFormOutcome> {
  const parsed = parseFormDefinition(json);
  if (!parsed.ok) return { ok: false, reason: "invalid", errors: parsed.errors };
  return await db.withTenant(actor.tenantId, async (tx) => {
    // Two offices at once get two versions.
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`forms ${tx.tenantId}`]);
    const [latest] = (await storedForms(tx)).filter(({ form }) => form.key === parsed.form.key);
    if (latest && isDeepStrictEqual({ ...parsed.form, version: latest.form.version }, latest.form)) {
      return { ok: false, reason: "unchanged", version: latest.form.version };
    }
    const form = latest ? { ...parsed.form, version: latest.form.version + 1 } : parsed.form;
    await storeForm(tx, form);
    await noteSettings(tx, actor, `様式「${form.name}」(${form.key})第${form.version}版を読み込みました。`);
    return { ok: true, form };
  });
}
