import type { Database } from "../../database/database.ts";
import { type StoredForm, storedForms } from "../../database/form-store.ts";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

/** A version of a form with what stands on it. */
export type FormLine = StoredForm;

/** The municipality's forms, and the built-in ones it hasn't (or has only in an older version). For the office. */
export async function listForms(db: Database, actor: Actor): Promise<{ own: FormLine[]; offered: FormDefinition[] }> {
  const own = await db.withTenant(actor.tenantId, storedForms);
  const newest = new Map<string, number>();
  for (const { form } of own) newest.set(form.key, Math.max(form.version, newest.get(form.key) ?? 0));
  return { own, offered: builtInForms.filter(({ key, version }) => version > (newest.get(key) ?? 0)) };
}
