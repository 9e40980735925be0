import { openFiscalYear } from "../database/fiscal-year-store.ts";
import { storeForm } from "../database/form-store.ts";
import { ensureUnits, unitKey } from "../database/org-unit-store.ts";
import type { TenantTransaction } from "../database/tenant-transaction.ts";
import type { FormDefinition } from "../domain/forms/form-definition.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { demoYears } from "./demo-years.ts";
import { demoPeople } from "./people.ts";
import { demoCity, departments } from "./units.ts";

/** The city itself: name, form, years, all units in their order, people. Returns the people by login name. */
export async function settleCity(tx: TenantTransaction, form: FormDefinition): Promise<Map<string, Actor>> {
  await tx.query("insert into municipalities (code, name) values ($1, $2)", [demoCity.code, demoCity.name]);
  await storeForm(tx, form);
  for (const { fiscalYear } of demoYears) await openFiscalYear(tx, fiscalYear, form);
  const paths = departments.flatMap(({ name, sections }) => [
    [name],
    ...sections.map((section) => [name, section.name]),
  ]);
  const latest = demoYears.at(-1)?.fiscalYear ?? 0;
  const unitIds = await ensureUnits(tx, paths, latest);
  const unitId = new Map(paths.map((path) => [path.at(-1) ?? "", unitIds.get(unitKey(path)) ?? null]));
  const people = demoPeople.map(({ loginName, name, post, role, unit }) => {
    return { login_name: loginName, name, post, role, unit_id: unit === null ? null : (unitId.get(unit) ?? null) };
  });
  const rows = await tx.kysely.insertInto("people").values(people).returning(["person_id", "login_name"]).execute();
  const personId = new Map(rows.map((row) => [row.login_name, row.person_id]));
  return new Map(
    people.map(({ login_name, name, role, unit_id }): [string, Actor] => {
      const person = { personId: personId.get(login_name) ?? "", name, role, unitId: unit_id };
      return [login_name, { tenantId: tx.tenantId, ...person }];
    }),
  );
}
