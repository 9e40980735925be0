import { openFiscalYear } from "../database/fiscal-year-store.ts";
import { storeForm } from "../database/form-store.ts";
import { ensureUnits, unitKey } from "../database/org-unit-store.ts";
import type { TenantTransaction } from "../database/tenant-transaction.ts";
import type { FormDefinition } from "../domain/forms/form-definition.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { addPerson } from "../usecases/people/add-person.ts";
import { demoYears } from "./demo-years.ts";
import { demoPeople } from "./people.ts";
import { sectionsBefore } from "./reorganisation-2026.ts";
import { demoCity, departments } from "./units.ts";

/** The city itself: name, form, years, the units it began with in their order, people. Returns the people by login name. */
export async function settleCity(tx: TenantTransaction, form: FormDefinition): Promise<Map<string, Actor>> {
  await tx.query("insert into municipalities (code, name) values ($1, $2)", [demoCity.code, demoCity.name]);
  await storeForm(tx, form);
  for (const { fiscalYear } of demoYears) await openFiscalYear(tx, fiscalYear, form);
  const paths = departments.flatMap(({ name, sections }) => [
    [name],
    ...sections.flatMap((section) => sectionsBefore(section.name).map((before) => [name, before])),
  ]);
  const latest = demoYears.at(-1)?.fiscalYear ?? 0;
  const unitIds = await ensureUnits(tx, paths, latest);
  const unitId = new Map(paths.map((path) => [path.at(-1) ?? "", unitIds.get(unitKey(path)) ?? null]));
  const since = `${demoYears[0]?.fiscalYear}-04-01`;
  const people = new Map<string, Actor>();
  for (const { loginName, name, posts } of demoPeople) {
    const given = posts.map(({ unit, from = since, ...post }, index) => {
      const unitOf = unit === null ? null : (unitId.get(unit) ?? null);
      return { ...post, unitId: unitOf, main: index === 0 || from !== since, from, until: null };
    });
    const person = await addPerson(tx, { loginName, name, posts: given, passwordHash: null });
    if (!person) throw new Error(`two people of the demo city are called ${loginName}`);
    people.set(loginName, {
      tenantId: tx.tenantId,
      personId: person.personId,
      name,
      posts: given.filter(({ from }) => from === since),
    });
  }
  return people;
}
