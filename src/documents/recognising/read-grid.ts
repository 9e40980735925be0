import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { parseFiscalYear } from "../../domain/periods/fiscal-year.ts";
import type { UnplacedText } from "../imported-document.ts";
import type { Grid, GridRow } from "../reading/grid.ts";
import { type FoundBox, readBoxRows } from "./box-rows.ts";
import { addText, type Draft, type DraftGoal, type DraftSheet, emptyDraft } from "./draft.ts";
import type { FormLabels } from "./form-labels.ts";
import { findHeader } from "./header-rows.ts";
import { type HeadingMatch, type HeadingPattern, matchHeading } from "./heading-pattern.ts";
import { matchKey } from "./match-key.ts";
import { findSheetNumber, sheetNumberIn } from "./sheet-number.ts";
import { type TableReader, tableReader, unitKeyOf } from "./table-rows.ts";

export type GridReading = { sheets: DraftSheet[]; unplaced: UnplacedText[] };

/** Walks a grid from top to bottom: headings, boxes and tables of one form. Every cell is used once or unplaced. */
export function readGrid(grid: Grid, labels: FormLabels, assumedYear: number): GridReading {
  const sheets: DraftSheet[] = [];
  const unplaced: UnplacedText[] = [];
  const unitKeys = new Set<string>();
  const ownExport = findSheetNumber(grid) !== null;
  let sheet: DraftSheet | null = null;
  let seen = new Set<string>();
  let table: TableReader | null = null;
  let tableHasHeading = false;
  let department: string | null = null;

  const openSheet = (unit: string[]): DraftSheet => {
    const opened: DraftSheet = { unit, fiscalYear: null, sheetNumber: null, revision: null, texts: {}, goals: [] };
    sheets.push(opened);
    sheet = opened;
    seen = new Set();
    table = null;
    return opened;
  };
  const current = (): DraftSheet => sheet ?? openSheet([]);
  const stray = (line: number, text: string, reason?: string) => {
    unplaced.push({
      line,
      text,
      ...(grid.exactColumns && { grid: grid.name }),
      ...(reason !== undefined && { reason }),
    });
  };

  const takeHeading = (heading: HeadingPattern, match: HeadingMatch) => {
    if (!heading.startsSheet) return;
    const begun = sheet !== null && (sheet.goals.length > 0 || Object.keys(sheet.texts).length > 0);
    if (begun || seen.has(heading.template)) openSheet([]);
    const target = current();
    seen.add(heading.template);
    table = null;
    tableHasHeading = true;
    if (match.fiscalYear !== null) target.fiscalYear = match.fiscalYear;
    if (match.unit !== null) {
      target.unit = match.unit;
      department = match.unit.length > 1 ? (match.unit[0] ?? null) : department;
      for (const name of match.unit) unitKeys.add(matchKey(name));
    }
  };

  const takeBoxes = (line: number, boxes: FoundBox[]) => {
    if (boxes.some(({ box }) => seen.has(`box:${box.field.concept}`))) openSheet([]);
    const target = current();
    for (const { box, inline, values } of boxes) {
      seen.add(`box:${box.field.concept}`);
      const texts = box.of === "sheet" ? target.texts : onlyGoal(target, line, grid).texts;
      for (const text of [inline, ...values.map((cell) => cell.text)]) {
        if (text !== "") addText(texts, box.field.concept, text);
      }
    }
  };

  const takeRecord = (record: Draft) => {
    let target = current();
    const unitKey = unitKeyOf(record);
    if (labels.form.sheetPer === "section" && unitKey !== "") {
      target = sheetOfRow(target, record, unitKey);
      unitKeys.add(unitKey);
    }
    if (labels.table.of === "workItems") onlyGoal(target, record.source.line, grid).workItems.push(record);
    else target.goals.push({ ...record, workItems: [] });
  };

  /** A table without a heading of its own belongs to the unit its rows name. */
  const sheetOfRow = (target: DraftSheet, record: Draft, unitKey: string): DraftSheet => {
    if (matchKey(target.unit.at(-1) ?? "") === unitKey) return target;
    const named = target.unit.length > 1 || (target.unit.length === 1 && department !== null);
    if (tableHasHeading && named) return target;
    const known = sheets.find(({ unit }) => matchKey(unit.at(-1) ?? "") === unitKey);
    if (known !== undefined) return known;
    const above = target.unit.length === 1 && department === null ? (target.unit[0] ?? null) : department;
    const unit = [above, (record.texts.unit ?? "").replace(/\s+/gu, "")].filter((name) => name !== null);
    if (target.unit.length <= 1 && target.goals.length === 0) {
      target.unit = unit;
      return target;
    }
    const open = table;
    const year = target.fiscalYear;
    const opened = openSheet(unit);
    opened.fiscalYear = year;
    table = open;
    return opened;
  };

  for (let at = 0; at < grid.rows.length; at += 1) {
    const row = grid.rows[at];
    if (row === undefined || row.cells.length === 0) continue;
    const number = sheetNumberIn(row);
    if (number !== null) {
      const { value: sheetNumber, revision } = number;
      Object.assign(current(), { sheetNumber, revision });
    }
    const cells = number === null ? row.cells : row.cells.filter((cell) => !number.cells.includes(cell));
    if (cells.length === 0) continue;
    const left: GridRow = { line: row.line, cells };

    const header = findHeader(grid, at, labels.table);
    if (header !== null) {
      const target = current();
      if (target.goals.length > 0 && table === null) tableHasHeading = false;
      tableHasHeading = tableHasHeading && target.goals.length === 0;
      const year = target.fiscalYear ?? assumedYear;
      table = tableReader(grid, labels, header.ranges, year, unitKeys, ownExport);
      at += header.rows - 1;
      continue;
    }
    const headings = headingsOf(left, grid, at, labels);
    if (headings !== null) {
      for (const { heading, match, text } of headings) {
        takeHeading(heading, match);
        if (match.misread) stray(row.line, text, "様式に印字された文とほぼ同じですが、読み取りの誤りがあります。");
      }
      continue;
    }
    const boxes = readBoxRows(grid, at, labels, table !== null);
    if (boxes !== null) {
      takeBoxes(row.line, boxes.boxes);
      for (const cell of boxes.stray) stray(row.line, cell.text, "どの欄の値か決められませんでした。");
      at += boxes.rows - 1;
      continue;
    }
    const reading = (table as TableReader | null)?.read(left);
    if (reading?.taken) {
      if (reading.record !== null) takeRecord(reading.record);
      for (const { text, reason } of reading.strays) stray(row.line, text, reason);
      continue;
    }
    for (const cell of cells) stray(row.line, cell.text);
  }
  return { sheets: sheets.filter((one) => !isEmpty(one)), unplaced };
}

function onlyGoal(sheet: DraftSheet, line: number, grid: Grid): DraftGoal {
  const source = grid.exactColumns ? { line, grid: grid.name } : { line };
  const goal = sheet.goals[0] ?? { ...emptyDraft(source), workItems: [] };
  if (sheet.goals.length === 0) sheet.goals.push(goal);
  return goal;
}

function isEmpty(sheet: DraftSheet): boolean {
  return sheet.goals.length === 0 && Object.keys(sheet.texts).length === 0 && sheet.sheetNumber === null;
}

type FoundHeading = { heading: HeadingPattern; match: HeadingMatch; text: string };

/** The headings a row consists of, or null. A line that only names a unit counts beside another heading. */
function headingsOf(row: GridRow, grid: Grid, at: number, { headings }: FormLabels): FoundHeading[] | null {
  if (row.cells.length > 3) return null;
  const whole = matchText(row.cells.map(({ text }) => text).join(" "), headings);
  const each = whole === null ? row.cells.map(({ text }) => matchText(text, headings)) : [whole];
  const found = each.flatMap((match) => (match === null ? [] : [match]));
  if (found.length !== each.length) return null;
  if (found.every(({ heading }) => heading.unitOnly) && !besideHeading(grid, at, headings)) return null;
  return found;
}

function matchText(text: string, headings: HeadingPattern[]): FoundHeading | null {
  for (const heading of headings) {
    const match = matchHeading(heading, text);
    if (match !== null) return { heading, match, text };
  }
  return null;
}

function besideHeading(grid: Grid, at: number, headings: HeadingPattern[]): boolean {
  const others = headings.filter(({ unitOnly }) => !unitOnly);
  const isHeading = (row: GridRow | undefined) =>
    row !== undefined && row.cells.length <= 3 && row.cells.some((cell) => matchText(cell.text, others) !== null);
  const filled = (row: GridRow) => row.cells.length > 0;
  return isHeading(grid.rows.slice(0, at).findLast(filled)) || isHeading(grid.rows.slice(at + 1).find(filled));
}

/** The fiscal year the file's own words name first, outside its tables; null where none does. */
export function yearNamedIn(grids: Grid[], form: FormDefinition): number | null {
  const lines = grids.flatMap((grid) => grid.rows.filter((row) => row.cells.length > 0 && row.cells.length <= 3));
  const title = matchKey(form.name);
  const texts = lines.map((row) => row.cells.map(({ text }) => text).join(" ")).filter((text) => text.length <= 120);
  const ordered = [...texts.filter((text) => matchKey(text).includes(title)), ...texts];
  for (const text of ordered) {
    const year = parseFiscalYear(text);
    if (year !== null) return year;
  }
  return null;
}
