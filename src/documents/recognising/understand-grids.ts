import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { parseFiscalYear } from "../../domain/periods/fiscal-year.ts";
import type {
  ImportedRule,
  ImportedSheet,
  ImportedSlot,
  ReadOutcome,
  ReadRefusal,
  UnplacedText,
} from "../imported-document.ts";
import type { Grid } from "../reading/grid.ts";
import type { DraftSheet } from "./draft.ts";
import { importedGoal } from "./imported-goal.ts";
import { joinSheets } from "./join-sheets.ts";
import { readMachineTable } from "./machine-table.ts";
import { namedYear } from "./named-year.ts";
import { readGrid } from "./read-grid.ts";
import { recogniseForm } from "./recognise-form.ts";
import { findSheetNumber } from "./sheet-number.ts";
import { tablesSideBySide } from "./side-by-side.ts";
import { readTimetable } from "./timetable.ts";
import { explainUnplaced } from "./unplaced-reasons.ts";
import { readWritingRules } from "./writing-rules.ts";

export type UnderstandOptions = { fileName: string; formKey?: string | undefined; fiscalYear?: number | undefined };

/**
 * Grids to an understood document, with one engine for every form. Every cell of the grids ends as a label, in one
 * field, or in `unplaced`. `fiscalYear` is taken where the file itself names none, then the year in its name.
 */
export function understandGrids(grids: Grid[], forms: FormDefinition[], options: UnderstandOptions): ReadOutcome {
  const understood: Understood | ReadRefusal = readMachineTable(grids, forms) ?? readForms(grids, forms, options);
  if (!understood.ok) return { ...understood, message: `「${options.fileName}」: ${understood.message}` };
  const { form, sheets: drafts, municipality, timetable = [], rules = [] } = understood;
  const years = [...new Set(drafts.flatMap((sheet) => sheet.fiscalYear ?? []))];
  if (years.length > 1) {
    const named = years.map((year) => `${year}年度${placeOf(drafts, year)}`).join("と");
    return {
      ok: false,
      reason: "two-years",
      message: `「${options.fileName}」: ${named}のシートが一つのファイルに入っています。年度ごとにファイルを分けて、もう一度読み込んでください。`,
    };
  }
  const fiscalYear = years[0] ?? namedYear(grids, form) ?? options.fiscalYear ?? parseFiscalYear(options.fileName);
  const sheets = drafts.map(
    (sheet): ImportedSheet => ({
      unit: sheet.unit,
      sheetNumber: sheet.sheetNumber,
      ...(sheet.revision !== null && { revision: sheet.revision }),
      header: sheet.texts,
      goals: sheet.goals.map((goal) => importedGoal(form, goal, fiscalYear, sheet.unit)),
    }),
  );
  const unplaced = explainUnplaced(understood.unplaced, sheets);
  return { ok: true, document: { form: form.key, fiscalYear, municipality, sheets, timetable, rules, unplaced } };
}

/** Where the first sheet of a year stands: 「（「昨年」の3行目）」, without a worksheet 「（12行目）」. */
function placeOf(drafts: DraftSheet[], year: number): string {
  const source = drafts.find((sheet) => sheet.fiscalYear === year)?.goals[0]?.source;
  if (source === undefined) return "";
  return source.grid === undefined ? `（${source.line}行目）` : `（「${source.grid}」の${source.line}行目）`;
}

type Understood = {
  ok: true;
  form: FormDefinition;
  municipality: string | null;
  sheets: DraftSheet[];
  unplaced: UnplacedText[];
  timetable?: ImportedSlot[];
  rules?: ImportedRule[];
};

/** Files on a city's form, with the prose and timetables around it. */
function readForms(grids: Grid[], forms: FormDefinition[], options: UnderstandOptions): Understood | ReadRefusal {
  const recognised = recogniseForm(grids, forms, options.formKey);
  if (!recognised.ok) {
    const apart = grids.flatMap(tablesSideBySide);
    const again = apart.length > grids.length && recogniseForm(apart, forms, options.formKey).ok;
    return again ? readForms(apart, forms, options) : recognised;
  }
  const { labels } = recognised;
  const { form } = labels;
  const assumedYear = namedYear(grids, form) ?? options.fiscalYear ?? 0;
  const readings = grids.map((grid) => {
    // Our own export holds nothing but its sheet, whatever its words look like.
    const own = findSheetNumber(grid) !== null;
    const slots = own ? { timetable: [], unplaced: [], rest: grid } : readTimetable(grid);
    const prose = own ? { rules: [], rest: grid } : readWritingRules(slots.rest);
    const { sheets, unplaced } = readGrid(prose.rest, labels, assumedYear);
    return { sheets, unplaced: [...slots.unplaced, ...unplaced], timetable: slots.timetable, rules: prose.rules };
  });
  return {
    ok: true,
    form,
    municipality: municipalityOf(grids, form),
    sheets: joinSheets(
      readings.flatMap(({ sheets }) => sheets),
      form,
    ),
    unplaced: readings.flatMap(({ unplaced }) => unplaced),
    timetable: readings.flatMap(({ timetable }) => timetable),
    rules: readings.flatMap(({ rules }) => rules),
  };
}

/** The city that the file names after a label, else the one whose form it is. */
function municipalityOf(grids: Grid[], { municipality }: FormDefinition): string | null {
  const texts = grids.flatMap((grid) => grid.rows.flatMap((row) => row.cells.map(({ text }) => text)));
  const label = texts.find((text) => /^(?:自治体名?|市町村名?)[:：]/u.test(text));
  return label?.replace(/^[^:：]+[:：]\s*/u, "") ?? municipality ?? null;
}
