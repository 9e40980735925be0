import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { DraftSheet } from "./draft.ts";
import { looksLikeUnitPath, unitPath } from "./heading-pattern.ts";
import { matchKey } from "./match-key.ts";

/** Tables of one unit make one sheet, also over pages and worksheets; on a form with one goal a sheet nothing is joined. */
export function joinSheets(sheets: DraftSheet[], form: FormDefinition): DraftSheet[] {
  const named = sheets.map((sheet) => ({ ...sheet, unit: unitOf(sheet) }));
  if (form.sheetPer === "goal") return named;
  const joined: DraftSheet[] = [];
  const ofUnit = new Map<string, DraftSheet[]>();
  for (const sheet of named) {
    const key = JSON.stringify([matchKey(sheet.unit.join("/")), sheet.sheetNumber]);
    const same = ofUnit.get(key) ?? [];
    const before = joined.at(-1);
    const first =
      before !== undefined && isNextPage(before, sheet)
        ? before
        : same.find((other) => (other.fiscalYear ?? sheet.fiscalYear) === (sheet.fiscalYear ?? other.fiscalYear));
    if (first === undefined) {
      joined.push(sheet);
      ofUnit.set(key, [...same, sheet]);
    } else {
      for (const goal of sheet.goals) first.goals.push(goal);
      first.texts = { ...sheet.texts, ...first.texts };
      first.fiscalYear ??= sheet.fiscalYear;
    }
  }
  return joined;
}

/** A worksheet with nothing but the table, whose numbers go on from the sheet before. */
function isNextPage(before: DraftSheet, sheet: DraftSheet): boolean {
  const bare = sheet.unit.length === 0 && sheet.sheetNumber === null && Object.keys(sheet.texts).length === 0;
  const last = before.goals.at(-1)?.texts.number;
  const next = sheet.goals[0]?.texts.number;
  if (!bare || last === undefined || next === undefined) return false;
  return Number(next.normalize("NFKC")) === Number(last.normalize("NFKC")) + 1;
}

/** The unit of the heading; else the department its boxes name, or the one its author heads (総務部長). */
function unitOf(sheet: DraftSheet): string[] {
  if (sheet.unit.length > 0) return sheet.unit;
  const department = sheet.texts.department ?? sheet.goals[0]?.texts.department;
  if (department !== undefined) return unitPath(department);
  const headed = (sheet.texts["author.post"] ?? "").replace(/長$/u, "");
  return headed !== sheet.texts["author.post"] && looksLikeUnitPath(headed) ? unitPath(headed) : [];
}
