import { randomUUID } from "node:crypto";
import type { Database } from "../../database/database.ts";
import { openFiscalYear } from "../../database/fiscal-year-store.ts";
import { storeForm } from "../../database/form-store.ts";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { addPerson } from "../people/add-person.ts";
import { hashPassword } from "../sessions/password.ts";
import { startSession, type Visit } from "../sessions/start-session.ts";

export type NewCity = {
  name: string;
  /** 団体コード. */
  code: string;
  form: FormDefinition;
  fiscalYear: number;
  office: { loginName: string; name: string; post: string; password: string };
};

/** Makes the first municipality with its form, its year and its first account, and signs that person in. */
export async function setUpCity(
  db: Database,
  city: NewCity,
  visit: Visit,
  now: Date,
): Promise<{ ok: true; session: string } | { ok: false; reason: "already-set-up" }> {
  if ((await db.municipalities()).length > 0) return { ok: false, reason: "already-set-up" };
  const { name, code, form, fiscalYear, office } = city;
  const passwordHash = await hashPassword(office.password);
  return await db.withTenant(randomUUID(), async (tx) => {
    // A double click, or two people with the same address from the terminal: one city, whoever comes first.
    await tx.query("select pg_advisory_xact_lock(hashtextextended('set-up', 0))");
    if ((await tx.query("select 1 from municipalities")).length > 0) return { ok: false, reason: "already-set-up" };
    await tx.query("insert into municipalities (code, name) values ($1, $2)", [code, name]);
    // Forms of other cities come along, so that a file on any of them is recognised.
    for (const known of [...builtInForms.filter(({ key }) => key !== form.key), form]) await storeForm(tx, known);
    await openFiscalYear(tx, fiscalYear, { key: form.key, version: form.version });
    // In a small city one person is both; larger ones part the posts later.
    const since = { unitId: null, from: japanDay(now), until: null };
    const posts = [
      { ...since, role: "office" as const, title: office.post, main: true },
      { ...since, role: "administrator" as const, title: "", main: false },
    ];
    const person = await addPerson(tx, { loginName: office.loginName, name: office.name, posts, passwordHash });
    if (!person) throw new Error("the first account of a new municipality cannot be taken");
    return { ok: true, session: await startSession(tx, person.personId, visit, now, "password") };
  });
}
