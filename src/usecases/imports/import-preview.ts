import type {
  Confidence,
  ImportedDocument,
  ImportedRule,
  ImportedSheet,
  ImportedSlot,
  Source,
  UnplacedText,
} from "../../documents/imported-document.ts";
import { sheetContentOf } from "../../documents/recognising/sheet-content-of.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Goal, SheetContent, Texts } from "../../domain/sheets/sheet-content.ts";

/** `doubtful`: columns of the goal or of its work items that a person has not yet confirmed. */
export type PreviewGoal = {
  texts: Texts;
  workItems: { texts: Texts }[];
  confidence: Confidence;
  notes: string[];
  doubtful: Concept[];
  source: Source;
};

/** `sheetNumber`, `revision`: printed on our own exports; null where the file shows none. */
export type PreviewSheet = {
  unit: string[];
  sheetNumber: string | null;
  revision: number | null;
  texts: Texts;
  goals: PreviewGoal[];
};

/** `taken`: a correction has put it into a cell. */
export type PreviewLine = UnplacedText & { taken: boolean };

/** A file as it would be imported, corrections included. Sheets, goals and lines are named by their index. */
export type ImportPreview = {
  fiscalYear: number | null;
  municipality: string | null;
  sheets: PreviewSheet[];
  timetable: ImportedSlot[];
  rules: ImportedRule[];
  unplaced: PreviewLine[];
};

export function importPreview(document: ImportedDocument, form: FormDefinition): ImportPreview {
  const { fiscalYear, municipality, timetable, rules } = document;
  return {
    fiscalYear,
    municipality,
    sheets: joined(document.sheets.map((sheet) => previewSheet(sheet, form))),
    timetable,
    rules,
    unplaced: document.unplaced.map((line) => ({ ...line, taken: false })),
  };
}

function previewSheet(sheet: ImportedSheet, form: FormDefinition): PreviewSheet {
  const content = sheetContentOf(sheet, form, () => "");
  return {
    unit: sheet.unit,
    sheetNumber: sheet.sheetNumber ?? null,
    revision: sheet.revision ?? null,
    texts: content.texts,
    goals: sheet.goals.map(({ confidence, notes, doubtful, source }, index) => {
      const { texts, workItems } = content.goals[index] as Goal;
      return {
        texts,
        workItems: workItems.map((item) => ({ texts: item.texts })),
        confidence,
        notes,
        doubtful,
        source,
      };
    }),
  };
}

/** A form that prints one goal a page gives several worksheets with one number: they are one sheet. */
function joined(sheets: PreviewSheet[]): PreviewSheet[] {
  const result: PreviewSheet[] = [];
  for (const sheet of sheets) {
    const known = sheet.sheetNumber === null ? undefined : result.find((one) => one.sheetNumber === sheet.sheetNumber);
    if (!known) {
      result.push({ ...sheet, goals: [...sheet.goals] });
      continue;
    }
    known.texts = { ...sheet.texts, ...known.texts };
    known.goals.push(...sheet.goals);
    // Pages of different exports under one number: only the older revision is sure to be behind all of them.
    known.revision =
      known.revision === null || sheet.revision === null ? null : Math.min(known.revision, sheet.revision);
  }
  return result;
}

/** The sheet's content. `idOf` names goals (item null) and work items by their index. */
export function previewContent(sheet: PreviewSheet, idOf: (goal: number, item: number | null) => string): SheetContent {
  return {
    texts: sheet.texts,
    goals: sheet.goals.map(({ texts, workItems }, goal) => ({
      id: idOf(goal, null),
      texts,
      workItems: workItems.map((item, index) => ({ id: idOf(goal, index), texts: item.texts })),
    })),
  };
}

/** What lists and progress show of a file. */
export type ImportSummary = {
  form: { key: string; name: string };
  fiscalYear: number | null;
  sheets: number;
  goals: number;
  doubtful: number;
  unplaced: number;
  slots: number;
  rules: number;
};

export function summaryOf(preview: ImportPreview, form: FormDefinition): ImportSummary {
  const goals = preview.sheets.flatMap((sheet) => sheet.goals);
  return {
    form: { key: form.key, name: form.name },
    fiscalYear: preview.fiscalYear,
    sheets: preview.sheets.length,
    goals: goals.length,
    doubtful: goals.reduce((sum, { doubtful }) => sum + doubtful.length, 0),
    unplaced: preview.unplaced.filter(({ taken }) => !taken).length,
    slots: preview.timetable.length,
    rules: preview.rules.length,
  };
}
