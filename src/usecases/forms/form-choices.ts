import { storedForms } from "../../database/form-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";

/** A version of a form as a line of a list to choose from. */
export type FormChoice = Pick<FormDefinition, "key" | "version" | "name" | "municipality"> & { latest: boolean };

/** Every version of the municipality's forms; forms in use and those of no other city come first. */
export async function formChoices(tx: TenantTransaction): Promise<FormChoice[]> {
  const stored = await storedForms(tx);
  const newest = new Map<string, number>();
  for (const { form } of stored) newest.set(form.key, Math.max(form.version, newest.get(form.key) ?? 0));
  const rank = ({ form, sheets, years }: (typeof stored)[number]) =>
    sheets > 0 || years.length > 0 ? 0 : form.municipality === undefined ? 1 : 2;
  return stored
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ form: { key, version, name, municipality } }) => {
      return { key, version, name, municipality, latest: newest.get(key) === version };
    });
}
