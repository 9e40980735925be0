import { randomUUID } from "node:crypto";
import { storeForm } from "../../src/database/form-store.ts";
import { formDefinitionSchema } from "../../src/domain/forms/form-definition.ts";
import type { Actor, Role } from "../../src/domain/permissions/actor.ts";
import type { Goal, SheetContent, Texts } from "../../src/domain/sheets/sheet-content.ts";
import { createSheets } from "../../src/usecases/sheets/create-sheets.ts";
import type { TestDatabase } from "./database.ts";

/** A form of an invented city: two goal columns, a work-item table would be another form. */
export const sampleForm = formDefinitionSchema.parse({
  key: "sample",
  version: 1,
  name: "見本の目標シート",
  sheetPer: "section",
  paper: { size: "A3", orientation: "landscape" },
  blocks: [
    { block: "fields", of: "sheet", rows: [[{ concept: "mission", label: "使命", labelWidth: 20, width: 100 }]] },
    {
      block: "goals",
      columns: [
        { concept: "title", label: "目標", width: 60, required: true },
        { concept: "target", label: "目標値", width: 60 },
        { concept: "yearEnd.report", label: "結果", width: 60, phase: "yearEnd" },
      ],
    },
  ],
});

export function sampleGoal(texts: Texts, workItems: Texts[] = []): Goal {
  return { id: randomUUID(), texts, workItems: workItems.map((one) => ({ id: randomUUID(), texts: one })) };
}

/** Adds a person and returns them as the one who acts. `and`: the role of a second post. */
export async function addPerson(
  t: Pick<TestDatabase, "db" | "tenantId">,
  person: { name: string; role: Role; and?: Role; unitId?: string | null; title?: string; tenantId?: string },
): Promise<Actor> {
  const { name, role, and, unitId = null, title = "", tenantId = t.tenantId } = person;
  const personId = randomUUID();
  await t.db.withTenant(tenantId, (tx) =>
    tx.query("insert into people (person_id, login_name, name) values ($1, $2, $3)", [
      personId,
      `login-${personId}`,
      name,
    ]),
  );
  await givePostTo(t, { tenantId, personId }, { role, unitId, title });
  if (and) await givePostTo(t, { tenantId, personId }, { role: and });
  return { tenantId, personId, name, posts: [{ role, unitId }, ...(and ? [{ role: and, unitId: null }] : [])] };
}

/** Gives a person one more post, held since long ago. */
export async function givePostTo(
  t: Pick<TestDatabase, "db">,
  { tenantId, personId }: Pick<Actor, "tenantId" | "personId">,
  { role, unitId = null, title = "" }: { role: Role; unitId?: string | null; title?: string },
): Promise<void> {
  await t.db.withTenant(tenantId, (tx) =>
    tx.query(
      `insert into posts (person_id, role, unit_id, title, main, from_day)
       select $1, $2, $3, $4, not exists (select from posts where person_id = $1), '2000-04-01'`,
      [personId, role, unitId, title],
    ),
  );
}

/** Someone of one post, for tests that need no database. */
export function actorOf(role: Role, unitId: string | null = null): Actor {
  return { tenantId: "city", personId: `${role} of ${unitId}`, name: `${role} ${unitId}`, posts: [{ role, unitId }] };
}

/** Stores a sheet of FY2026 on the sample form and returns its id and number. */
export async function addSheet(
  t: Pick<TestDatabase, "db">,
  actor: Actor,
  content: SheetContent,
  unitPath: string[] = ["総務部", "総務課"],
): Promise<{ sheetId: string; sheetNumber: string }> {
  const [created] = await t.db.withTenant(actor.tenantId, async (tx) => {
    await storeForm(tx, sampleForm);
    const form = { key: sampleForm.key, version: sampleForm.version };
    return await createSheets(tx, actor, [{ fiscalYear: 2026, unitPath, form, content }], "import");
  });
  if (!created) throw new Error("no sheet was made");
  return created;
}
