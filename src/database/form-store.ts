import type { FormDefinition } from "../domain/forms/form-definition.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** Keeps a version of a form for the municipality. A version that is there stays as it is: sheets are pinned to it. */
export async function storeForm(tx: TenantTransaction, form: FormDefinition): Promise<void> {
  await tx.query("insert into forms (form_key, version, definition) values ($1, $2, $3) on conflict do nothing", [
    form.key,
    form.version,
    JSON.stringify(form),
  ]);
}

/** The municipality's forms, each in its latest version. */
export async function latestForms(tx: TenantTransaction): Promise<FormDefinition[]> {
  const rows = await tx.query<{ definition: FormDefinition }>(
    "select distinct on (form_key) definition from forms order by form_key, version desc",
  );
  return rows.map(({ definition }) => definition);
}
