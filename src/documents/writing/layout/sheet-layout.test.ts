import { expect, test } from "vitest";
import { inventedSheet } from "../invented-sheet.ts";
import type { BoxesBlock, GridBlock, LayoutBlock } from "./layout-types.ts";
import { sheetLayouts } from "./sheet-layout.ts";

const isGrid = (block: LayoutBlock): block is GridBlock => block.kind === "grid";
const isBoxes = (block: LayoutBlock): block is BoxesBlock => block.kind === "boxes";

test("a header of three levels covers all 14 columns, each place once", () => {
  const [layout] = sheetLayouts([inventedSheet("yokote-2018")]);
  const grid = layout?.blocks.find(isGrid);
  expect(grid?.widths).toHaveLength(14);
  expect(grid?.header).toHaveLength(3);
  const covered = new Set<string>();
  grid?.header.forEach((row, y) => {
    for (const cell of row) {
      for (let dy = 0; dy < cell.rowSpan; dy += 1) {
        for (let dx = 0; dx < cell.columnSpan; dx += 1) {
          const place = `${y + dy},${cell.column + dx}`;
          expect(covered.has(place)).toBe(false);
          covered.add(place);
        }
      }
    }
  });
  expect(covered.size).toBe(3 * 14);
});

test("heading lines name the year and the unit", () => {
  const [layout] = sheetLayouts([inventedSheet("yokote-2018")]);
  const lines = layout?.blocks.flatMap((block) => (block.kind === "lines" ? block.lines.map(({ text }) => text) : []));
  expect(lines).toEqual(["■令和8年度", "市民生活部 市民課", "組織目標管理シート"]);
});

test("a form with one goal a sheet gives one sheet for each goal", () => {
  const sheet = inventedSheet("ueda-2016");
  const goal = sheet.content.goals[0];
  const goals = [1, 2, 3].map((n) => ({
    id: `g${n}`,
    texts: { title: `目標その${n}` },
    workItems: goal?.workItems ?? [],
  }));
  const layouts = sheetLayouts([{ ...sheet, content: { texts: {}, goals } }]);
  expect(layouts).toHaveLength(3);
  expect(layouts[1]?.blocks.find(isBoxes)?.rows[0]?.map(({ text }) => text)).toContain("目標その2");
});

test("stacked boxes stand under their labels beside the caption", () => {
  const [layout] = sheetLayouts([inventedSheet("ueda-2016")]);
  const notes = layout?.blocks.filter(isBoxes).at(-1);
  const [upper, lower] = notes?.rows ?? [];
  expect(upper?.map(({ text, rowSpan }) => [text, rowSpan])).toEqual([
    ["特記事項", 2],
    ["市民参加・協働の推進、市民満足度の向上を考慮した点", 1],
    ["取組による効果・残された課題", 1],
  ]);
  expect(lower?.map(({ role, column }) => [role, column])).toEqual([
    ["value", 1],
    ["value", 2],
  ]);
});

test("boxes reach the right edge of the table", () => {
  for (const key of ["ueda-2016", "kokubunji-2022", "iga-2022", "standard"]) {
    const [layout] = sheetLayouts([inventedSheet(key)]);
    const sum = (widths: number[]) => widths.reduce((total, width) => total + width, 0);
    for (const block of layout?.blocks.filter(isBoxes) ?? [])
      expect(sum(block.widths)).toBeCloseTo(layout?.width ?? 0, 0);
  }
});

test("an empty form has rows to write on", () => {
  const sheet = inventedSheet("standard");
  const [layout] = sheetLayouts([{ ...sheet, content: { texts: {}, goals: [] } }]);
  const rows = layout?.blocks.find(isGrid)?.rows ?? [];
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.flat().every(({ text }) => text === "")).toBe(true);
});
