import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { parseFiscalYear } from "../../domain/periods/fiscal-year.ts";
import type { ImportedDocument, ImportedSheet, ReadOutcome, UnplacedText } from "../imported-document.ts";
import type { Grid } from "../reading/grid.ts";
import { importedGoal } from "./imported-goal.ts";
import { joinSheets } from "./join-sheets.ts";
import { namedYear } from "./named-year.ts";
import { readGrid } from "./read-grid.ts";
import { recogniseForm } from "./recognise-form.ts";
import { findSheetNumber } from "./sheet-number.ts";
import { readTimetable } from "./timetable.ts";
import { explainUnplaced } from "./unplaced-reasons.ts";
import { readWritingRules } from "./writing-rules.ts";

export type UnderstandOptions = { fileName: string; formKey?: string | undefined; fiscalYear?: number | undefined };

/**
 * Grids to an understood document, with one engine for every form. Every cell of the grids ends as a label, in one
 * field, or in `unplaced`. `fiscalYear` is taken where the file itself names none, then the year in its name.
 */
export function understandGrids(grids: Grid[], forms: FormDefinition[], options: UnderstandOptions): ReadOutcome {
  const recognised = recogniseForm(grids, forms, options.formKey);
  if (!recognised.ok) return { ...recognised, message: `「${options.fileName}」: ${recognised.message}` };
  const { labels } = recognised;
  const { form } = labels;
  const fiscalYear = namedYear(grids, form) ?? options.fiscalYear ?? parseFiscalYear(options.fileName);
  const unplaced: UnplacedText[] = [];
  const timetable: ImportedDocument["timetable"] = [];
  const rules: ImportedDocument["rules"] = [];
  const drafts = grids.flatMap((grid) => {
    // Our own export holds nothing but its sheet, whatever its words look like.
    const own = findSheetNumber(grid) !== null;
    const slots = own ? { timetable: [], unplaced: [], rest: grid } : readTimetable(grid);
    const prose = own ? { rules: [], rest: grid } : readWritingRules(slots.rest);
    timetable.push(...slots.timetable);
    rules.push(...prose.rules);
    unplaced.push(...slots.unplaced);
    const reading = readGrid(prose.rest, labels, fiscalYear ?? 0);
    unplaced.push(...reading.unplaced);
    return reading.sheets;
  });
  const joined = joinSheets(drafts, form);
  const years = [...new Set(joined.flatMap((sheet) => sheet.fiscalYear ?? []))];
  if (years.length > 1) {
    return {
      ok: false,
      reason: "two-years",
      message: `「${options.fileName}」: ${years.map((year) => `${year}年度`).join("と")}のシートが一つのファイルに入っています。年度ごとにファイルを分けて、もう一度読み込んでください。`,
    };
  }
  const year = years[0] ?? fiscalYear;
  const sheets = joined.map(
    (sheet): ImportedSheet => ({
      unit: sheet.unit,
      sheetNumber: sheet.sheetNumber,
      ...(sheet.revision !== null && { revision: sheet.revision }),
      header: sheet.texts,
      goals: sheet.goals.map((goal) => importedGoal(form, goal, year, sheet.unit)),
    }),
  );
  return {
    ok: true,
    document: {
      form: form.key,
      fiscalYear: year,
      municipality: municipalityOf(grids, form),
      sheets,
      timetable,
      rules,
      unplaced: explainUnplaced(unplaced, sheets),
    },
  };
}

/** The city whose form it is; the standard form belongs to none, and the text is not searched for one. */
function municipalityOf(grids: Grid[], form: FormDefinition): string | null {
  if (form.municipality !== undefined) return form.municipality;
  const label = grids
    .flatMap((grid) => grid.rows.flatMap((row) => row.cells))
    .find(({ text }) => /^(?:自治体名?|市町村名?)[:：]/u.test(text));
  return label?.text.replace(/^[^:：]+[:：]\s*/u, "") ?? null;
}
