import type { Grid } from "../reading/grid.ts";
import type { FoundBox } from "./box-rows.ts";
import { addText, type Draft, type DraftGoal, type DraftSheet, emptyDraft } from "./draft.ts";
import type { FormLabels } from "./form-labels.ts";
import type { HeadingMatch, HeadingPattern } from "./heading-pattern.ts";
import { matchKey } from "./match-key.ts";

/** Puts what is found from top to bottom of a grid on sheets, and decides where one sheet ends and the next begins. */
export type SheetsBuilder = {
  /** The sheet at hand. */
  current: () => DraftSheet;
  /** Keys of the units named so far. */
  unitKeys: ReadonlySet<string>;
  /** A heading line. True where it stands above a table, so that a table before it is over. */
  takeHeading: (heading: HeadingPattern, match: HeadingMatch) => boolean;
  takeTable: () => void;
  /** True where the boxes began a new sheet. */
  takeBoxes: (line: number, boxes: FoundBox[]) => boolean;
  takeRecord: (record: Draft) => void;
  finished: () => DraftSheet[];
};

export function sheetsBuilder(grid: Grid, labels: FormLabels): SheetsBuilder {
  const sheets: DraftSheet[] = [];
  const unitKeys = new Set<string>();
  /** Headings and boxes of the sheet at hand: each stands on a sheet once. */
  let seen = new Set<string>();
  let sheet: DraftSheet | null = null;
  /** The table at hand stands under a heading, which names its unit. */
  let headed = false;
  let department: string | null = null;

  const open = (unit: string[], fiscalYear: number | null): DraftSheet => {
    const opened: DraftSheet = { unit, fiscalYear, sheetNumber: null, revision: null, texts: {}, goals: [] };
    sheets.push(opened);
    sheet = opened;
    seen = new Set();
    return opened;
  };
  const current = () => sheet ?? open([], null);

  const goalOf = (target: DraftSheet, line: number): DraftGoal => {
    const source = grid.exactColumns ? { line, grid: grid.name } : { line };
    const goal = target.goals[0] ?? { ...emptyDraft(source), workItems: [] };
    if (target.goals.length === 0) target.goals.push(goal);
    return goal;
  };

  /** A table without a heading of its own belongs to the unit its rows name. */
  const sheetOfRow = (unitKey: string, unitText: string): DraftSheet => {
    const target = current();
    const own = matchKey(target.unit.at(-1) ?? "");
    const named = target.unit.length > 1 || (target.unit.length === 1 && department !== null);
    if (own === unitKey || (headed && named)) return target;
    if (target.goals.some(({ texts }) => matchKey(texts.unit ?? "") === unitKey)) return target;
    const known = sheets.find(({ unit }) => matchKey(unit.at(-1) ?? "") === unitKey);
    if (known !== undefined) return known;
    const above = target.unit.length === 1 && department === null ? target.unit[0] : department;
    const unit = [above ?? "", unitText.replace(/\s+/gu, "")].filter((name) => name !== "");
    if (target.unit.length > 1 || target.goals.length > 0) return open(unit, target.fiscalYear);
    target.unit = unit;
    return target;
  };

  return {
    current,
    unitKeys,
    takeHeading: (heading, match) => {
      if (!heading.startsSheet) return false;
      if ((sheet !== null && hasContent(sheet)) || seen.has(heading.template)) open([], null);
      const target = current();
      seen.add(heading.template);
      headed = true;
      target.fiscalYear = match.fiscalYear ?? target.fiscalYear;
      if (match.unit !== null) {
        target.unit = match.unit;
        if (match.unit.length > 1) department = match.unit[0] ?? null;
        for (const name of match.unit) unitKeys.add(matchKey(name));
      }
      return true;
    },
    takeTable: () => {
      headed = headed && current().goals.length === 0;
    },
    takeBoxes: (line, boxes) => {
      const again = boxes.some(({ box }) => seen.has(`box:${box.field.concept}`));
      const target = again ? open([], null) : current();
      for (const { box, inline, values } of boxes) {
        seen.add(`box:${box.field.concept}`);
        const texts = box.of === "sheet" ? target.texts : goalOf(target, line).texts;
        for (const text of [inline, ...values.map((cell) => cell.text)]) {
          if (text !== "") addText(texts, box.field.concept, text);
        }
      }
      return again;
    },
    takeRecord: (record) => {
      const unitText = record.texts.unit ?? "";
      const unitKey = matchKey(unitText);
      const byRow = labels.form.sheetPer === "section" && unitKey !== "";
      const target = byRow ? sheetOfRow(unitKey, unitText) : current();
      if (byRow) unitKeys.add(unitKey);
      if (labels.table.of === "workItems") goalOf(target, record.source.line).workItems.push(record);
      else target.goals.push({ ...record, workItems: [] });
    },
    finished: () => sheets.filter((one) => hasContent(one) || one.sheetNumber !== null),
  };
}

function hasContent({ goals, texts }: DraftSheet): boolean {
  return goals.length > 0 || Object.keys(texts).length > 0;
}
