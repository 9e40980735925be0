import type { ImportedRule } from "../imported-document.ts";
import type { Grid, GridRow } from "../reading/grid.ts";

export type RulesReading = { rules: ImportedRule[]; rest: Grid };

const chapter = /^[0-9０-９]{1,2}[.．]\s*(\S.*)$/u;
const aboutWriting = /留意|注意|心得|ルール|書き方|記入要領|作成の(?:手引|ポイント)/u;
const section = /^[①-⑳]\s*(\S.{0,30})$/u;
const subsection = /^(?:[〈＜<《【]\S.{0,30}[〉＞>》】]|※\s*\S.{0,30})$/u;
const bullet = /^(?:[-‐－–]\s*)?[・•●]\s*(\S.*)$/u;

/**
 * Rules for writing goals in running text: bullets under ① … and 〈…〉 within a chapter on what to mind. `rest` is the
 * grid without them.
 */
export function readWritingRules(grid: Grid): RulesReading {
  const rules: ImportedRule[] = [];
  const used = new Set<GridRow>();
  let within = false;
  let heading: { text: string; row: GridRow } | null = null;
  let sub: { text: string; row: GridRow } | null = null;
  for (const row of grid.rows) {
    const only = row.cells.length === 1 ? row.cells[0] : undefined;
    if (only === undefined) {
      if (row.cells.length > 1) within = false;
      continue;
    }
    const text = only.text;
    const opened = chapter.exec(text)?.[1];
    if (opened !== undefined) {
      within = aboutWriting.test(opened);
      heading = null;
      sub = null;
    } else if (within && section.test(text)) {
      heading = { text: section.exec(text)?.[1] ?? text, row };
      sub = null;
    } else if (within && heading !== null && subsection.test(text) && !text.includes("。")) {
      sub = { text, row };
    } else if (within && heading !== null) {
      const rule = bullet.exec(text)?.[1];
      if (rule === undefined) continue;
      rules.push({ section: [heading.text, sub?.text].filter((words) => words !== undefined).join(" "), text: rule });
      for (const part of [heading.row, sub?.row, row]) if (part !== undefined) used.add(part);
    }
  }
  return used.size === 0
    ? { rules, rest: grid }
    : { rules, rest: { ...grid, rows: grid.rows.filter((row) => !used.has(row)) } };
}
