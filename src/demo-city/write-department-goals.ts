import { randomUUID } from "node:crypto";
import type { Database } from "../database/database.ts";
import type { TenantTransaction } from "../database/tenant-transaction.ts";
import type { FormDefinition } from "../domain/forms/form-definition.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { serveGoals } from "../usecases/cascade/serve-goals.ts";
import { createSheets } from "../usecases/sheets/create-sheets.ts";
import { departments2026 } from "./goals/departments-2026.ts";
import type { BegunSheet } from "./live-through-the-year.ts";

/** The sheets of the departments that write one, and what of their sections serves their goals. `db`: works in `tx`. */
export async function writeDepartmentGoals(
  db: Database,
  tx: TenantTransaction,
  form: FormDefinition,
  year: { fiscalYear: number; createdOn: string; sheets: BegunSheet[] },
  people: ReadonlyMap<string, Actor>,
): Promise<void> {
  for (const { department, writer, mission, goals: given } of departments2026) {
    const actor = people.get(writer);
    if (!actor) throw new Error(`no person ${writer}`);
    const goals = given.map(({ texts }, index) => {
      return { id: randomUUID(), texts: { number: String(index + 1), ...texts }, workItems: [] };
    });
    const { createdOn, fiscalYear } = year;
    const texts = { mission, "author.post": `${department}長`, "author.name": actor.name, createdOn };
    const content = { texts, goals };
    await createSheets(tx, actor, [{ fiscalYear, unitPath: [department], form, content }], "demo");
    const links = given.flatMap(({ servedBy }, index) =>
      servedBy.map(({ section, title }) => ({
        ...goalOf(year.sheets, section, title),
        serves: goals[index]?.id ?? "",
      })),
    );
    for (const [sheetId, ofSheet] of Map.groupBy(links, (link) => link.sheetId)) {
      const wanted = Object.fromEntries(ofSheet.map(({ goalId, serves }) => [goalId, serves]));
      const outcome = await serveGoals(db, actor, sheetId, wanted);
      if (!outcome.ok) throw new Error(`goals of ${department} could not be linked: ${outcome.reason}`);
    }
  }
}

function goalOf(sheets: BegunSheet[], section: string, title: string): { sheetId: string; goalId: string } {
  const sheet = sheets.find((one) => one.section === section);
  const found = sheet?.goals.find(({ goal }) => goal.texts.title?.startsWith(title));
  if (!sheet || !found) throw new Error(`no goal ${title} of ${section}`);
  return { sheetId: sheet.sheetId, goalId: found.id };
}
