import type { Database } from "../database/database.ts";
import type { Concept } from "../domain/forms/concepts.ts";
import type { FormDefinition } from "../domain/forms/form-definition.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import type { SheetChange } from "../domain/sheets/sheet-change.ts";
import { changeSheet } from "../usecases/sheets/change-sheet.ts";
import { earlierTexts, ofPhase } from "./demo-content.ts";
import type { DemoGoal } from "./demo-sheet.ts";
import { earlierWordings } from "./earlier-wordings.ts";

/** A sheet of the running year as it was made. */
export type BegunSheet = { sheetId: string; section: string; writer: Actor; goals: { id: string; goal: DemoGoal }[] };

/** The mid-year reviews as people hand them in, and the second thoughts, each through the editor's own door. */
export async function liveThroughTheYear(
  db: Database,
  form: FormDefinition,
  sheets: BegunSheet[],
  people: ReadonlyMap<string, Actor>,
): Promise<void> {
  for (const { sheetId, section, writer, goals } of sheets) {
    for (const { id, goal } of goals) {
      const midYear = ofPhase(form, { ...goal.texts, ...earlierTexts(section, goal.line) }, "midYear");
      const written = Object.entries(midYear) as [Concept, string][];
      await change(
        db,
        writer,
        sheetId,
        written.map(([concept, text]) => setText(id, concept, "", text)),
      );
    }
  }
  for (const { section, line, concept, text, changedBy } of earlierWordings) {
    const sheet = sheets.find((one) => one.section === section);
    const found = sheet?.goals.find(({ goal }) => goal.line === line);
    const actor = people.get(changedBy);
    const words = found?.goal.texts[concept];
    if (!sheet || !found || !actor || words === undefined) throw new Error(`no cell ${section} ${line} ${concept}`);
    await change(db, actor, sheet.sheetId, [setText(found.id, concept, text, words)]);
  }
}

function setText(goalId: string, concept: Concept, base: string, text: string): SheetChange {
  return { do: "setText", owner: { of: "goal", goalId }, concept, base, text };
}

async function change(db: Database, actor: Actor, sheetId: string, changes: SheetChange[]): Promise<void> {
  if (changes.length === 0) return;
  const outcome = await changeSheet(db, actor, sheetId, changes, "editor");
  if (!outcome.ok) throw new Error(`${actor.name} could not change the demo sheet: ${outcome.reason}`);
}
