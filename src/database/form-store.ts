import type { FormDefinition } from "../domain/forms/form-definition.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/**
 * Keeps a version of a form for the municipality. A version that is there stays as it is: sheets are pinned to it.
 * True when it was new.
 */
export async function storeForm(tx: TenantTransaction, form: FormDefinition): Promise<boolean> {
  const rows = await tx.query<{ version: number }>(
    "insert into forms (form_key, version, definition) values ($1, $2, $3) on conflict do nothing returning version",
    [form.key, form.version, JSON.stringify(form)],
  );
  return rows.length > 0;
}

/** The municipality's forms, each in its latest version. */
export async function latestForms(tx: TenantTransaction): Promise<FormDefinition[]> {
  const rows = await tx.query<{ definition: FormDefinition }>(
    "select distinct on (form_key) definition from forms order by form_key, version desc",
  );
  return rows.map(({ definition }) => definition);
}

export type StoredForm = { form: FormDefinition; createdAt: string; sheets: number; years: number[] };

/** Every version of every form, the latest of each first; with how many sheets and which years stand on it. */
export function storedForms(tx: TenantTransaction): Promise<StoredForm[]> {
  return tx.query<StoredForm>(
    `select f.definition as form, f.created_at as "createdAt",
            (select count(*)::int from sheets s where s.form_key = f.form_key and s.form_version = f.version) as sheets,
            array(select fiscal_year from fiscal_years y
                   where y.form_key = f.form_key and y.form_version = f.version order by 1) as years
       from forms f order by f.form_key, f.version desc`,
  );
}

/** One version of a form; undefined when the municipality has none such. */
export async function loadForm(
  tx: TenantTransaction,
  key: string,
  version: number,
): Promise<FormDefinition | undefined> {
  const [row] = await tx.query<{ definition: FormDefinition }>(
    "select definition from forms where form_key = $1 and version = $2",
    [key, version],
  );
  return row?.definition;
}

/** A version never changes, so it is kept in memory; `tenantId` leads the key as everywhere. */
const kept = new Map<string, FormDefinition>();
const mostKept = 500;

/** The version of a form that a sheet is pinned to. */
export async function formVersion(tx: TenantTransaction, key: string, version: number): Promise<FormDefinition> {
  const name = `${tx.tenantId} ${key} ${version}`;
  const known = kept.get(name);
  if (known) return known;
  const [row] = await tx.query<{ definition: FormDefinition }>(
    "select definition from forms where form_key = $1 and version = $2",
    [key, version],
  );
  if (!row) throw new Error(`The form ${key} has no version ${version}.`);
  if (kept.size >= mostKept) kept.clear();
  kept.set(name, row.definition);
  return row.definition;
}
