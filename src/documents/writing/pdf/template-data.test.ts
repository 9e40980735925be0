import { expect, test } from "vitest";
import { inventedSheet } from "../invented-sheet.ts";
import { sheetLayouts } from "../layout/sheet-layout.ts";
import { templateData } from "./template-data.ts";

type Part = { lines: string[]; room: number };
type Data = { sheets: { blocks: { kind: string; rows: { cells: { stack: Part[] }[] }[] }[] }[] };

const plain = { title: "", date: "2026-11-20", families: [], second: [] };

function stackIn(lines: number, ratings: { rating?: string; supervisor?: string }): Part[] {
  const sheet = inventedSheet("iga-2022", { goals: 1, text: "受付\n".repeat(lines).trim() });
  const [goal] = sheet.content.goals;
  const { rating: _own, "rating.supervisor": _other, ...texts } = goal?.texts ?? {};
  const rated = {
    ...texts,
    ...(ratings.rating && { rating: ratings.rating }),
    ...(ratings.supervisor && { "rating.supervisor": ratings.supervisor }),
  };
  const content = { texts: {}, goals: [{ id: "", texts: rated, workItems: [] }] };
  const layouts = sheetLayouts([{ ...sheet, content }]);
  const data: Data = JSON.parse(templateData({ ...plain, layouts }));
  const grid = data.sheets[0]?.blocks.find(({ kind }) => kind === "grid");
  return grid?.rows[0]?.cells[5]?.stack ?? [];
}

test("the person's rating has the upper half of the box, the supervisor's is named below", () => {
  // Three texts of two lines with three labels and an arrow: ten lines, five above the line.
  expect(stackIn(2, { rating: "4", supervisor: "3" })).toEqual([
    { lines: ["4"], room: 4 },
    { lines: ["指導者 3"], room: 0 },
  ]);
});

test("a rating not given yet leaves its place free", () => {
  expect(stackIn(2, {})).toEqual([
    { lines: [], room: 5 },
    { lines: ["指導者"], room: 0 },
  ]);
});

test("in a row that may be split both stay at its top", () => {
  expect(stackIn(60, { rating: "4", supervisor: "3" })).toEqual(stackIn(2, { rating: "4", supervisor: "3" }));
});

test("a per-cent sign is held to the mark before it, and no other text is changed", () => {
  const layouts = sheetLayouts([inventedSheet("iga-2022", { goals: 1, text: "達成率…％、前年50％、！" })]);
  const data = templateData({ ...plain, layouts });
  expect(data).toContain("達成率…\u2060％、前年50％、！");
});
