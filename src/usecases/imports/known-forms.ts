import { latestForms } from "../../database/form-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";

/** The forms a file may be written on: the municipality's own in their latest version, then the built-in ones. */
export async function knownForms(tx: TenantTransaction): Promise<FormDefinition[]> {
  const own = await latestForms(tx);
  const keys = new Set(own.map(({ key }) => key));
  return [...own, ...builtInForms.filter(({ key }) => !keys.has(key))];
}
