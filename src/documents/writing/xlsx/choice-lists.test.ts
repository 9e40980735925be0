import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { builtInForms } from "../../../domain/forms/built-in-forms.ts";
import { formFields } from "../../../domain/forms/form-fields.ts";
import { inventedSheet } from "../invented-sheet.ts";
import type { PrintableSheet } from "../printable-sheet.ts";
import { writeXlsx } from "./write-xlsx.ts";

async function worksheetOf(sheet: PrintableSheet): Promise<string> {
  const outcome = await writeXlsx([sheet]);
  if (!outcome.ok) throw new Error(outcome.message);
  return strFromU8(unzipSync(outcome.bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
}

type List = { cell: string; values: string; title: string };

function listsOf(xml: string): List[] {
  const found = xml.matchAll(
    /<dataValidation type="list" sqref="([A-Z]+\d+)"[^>]*promptTitle="([^"]*)"[^>]*><formula1>"([^<]*)"<\/formula1>/g,
  );
  return [...found].map(([, cell = "", title = "", values = ""]) => ({ cell, values, title }));
}

test.each([
  ["yokote-2018", ["S,A,B,C"]],
  ["ueda-2016", []],
  ["iga-2022", ["5,4,3,2,1", "5,4,3,2,1"]],
  [
    "kokubunji-2022",
    [
      "ビジョン,施政方針,その他",
      "高度に達成した,ほぼ達成した,ほとんど未達成だった",
      "高度に達成した,ほぼ達成した,ほとんど未達成だった",
    ],
  ],
  ["osaka-2020", []],
  ["standard", ["S,A,B,C,D"]],
])("%s: every goal has a list for each field that is chosen", async (key, lists) => {
  const found = listsOf(await worksheetOf(inventedSheet(key, { goals: 2 })));
  expect(found.map(({ values }) => values)).toEqual([...lists, ...lists]);
  expect(new Set(found.map(({ cell }) => cell)).size).toBe(found.length);
});

test.each(builtInForms)("$key has no field to choose that no list fills", async (form) => {
  const chosen = formFields(form).filter(({ field }) => field.type === "scale" || field.type === "choice");
  const lists = listsOf(await worksheetOf(inventedSheet(form.key, { goals: 2 })));
  expect(lists).toHaveLength(chosen.length * 2);
});

test("an empty form has the lists too", async () => {
  const sheet = inventedSheet("kokubunji-2022");
  expect(listsOf(await worksheetOf({ ...sheet, content: { texts: {}, goals: [] } }))).toHaveLength(9);
});

test("the person's rating stands above the supervisor's, each told who fills it", async () => {
  const xml = await worksheetOf(inventedSheet("iga-2022", { goals: 1 }));
  expect(listsOf(xml).map(({ cell, title }) => [cell, title])).toEqual([
    ["F7", "達成状況"],
    ["F8", "達成状況（指導者）"],
  ]);
  expect(xml).toMatch(/prompt="指導者が5から1[^"]*5 先進的な[^"]*4 達成水準/);
  for (const column of ["A", "B", "C", "D", "E", "G"])
    expect(xml).toContain(`<mergeCell ref="${column}7:${column}8"/>`);
  const heights = [...xml.matchAll(/<row r="[78]" ht="([\d.]+)"/g)].map(([, height]) => height);
  expect(heights).toEqual([heights[0], heights[0]]);
});

test("a goal of two rows begins a page where it would have been cut", async () => {
  const text = "・受付の手順を見直す\n".repeat(9).trim();
  const xml = await worksheetOf(inventedSheet("kokubunji-2022", { goals: 8, text }));
  const breaks = [...xml.matchAll(/<brk id="(\d+)"/g)].map(([, row]) => Number(row));
  // A goal of nine lines takes some 136 points: below 110 of heading four of them fit on 730 points, a fifth doesn't.
  // Five rows stand above the goals; a break is named by the row before it, counted from 1.
  expect(breaks).toEqual([5 + 4 * 2]);
});

test("a goal taller than a page goes over pages, with its ratings in halves", async () => {
  const text = "・受付の手順を見直す\n".repeat(90).trim();
  const xml = await worksheetOf(inventedSheet("kokubunji-2022", { goals: 1, text }));
  expect(xml).not.toContain("<rowBreaks");
  const [upper, lower] = [...xml.matchAll(/<mergeCell ref="K(\d+):K(\d+)"/g)].slice(-2);
  const rows = (match: RegExpExecArray | undefined) => Number(match?.[2]) - Number(match?.[1]);
  expect(rows(upper)).toBeGreaterThan(2);
  expect(rows(lower)).toBe(rows(upper));
});

test("headings stay in sight and are repeated on each page as for any goal of one row", async () => {
  const outcome = await writeXlsx([inventedSheet("kokubunji-2022")]);
  const files = unzipSync(outcome.ok ? outcome.bytes : new Uint8Array());
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  // The sheet's number, the name, the boxes, a gap, then one level of header.
  expect(text("xl/workbook.xml")).toMatch(/_xlnm\.Print_Titles"[^<]*>'市民課'!\$5:\$5</);
  expect(text("xl/workbook.xml")).toMatch(/_xlnm\.Print_Area"[^<]*>'市民課'!\$A\$1:\$K\$11</);
  expect(text("xl/worksheets/sheet1.xml")).toMatch(/<pane[^>]*ySplit="5"[^>]*topLeftCell="[A-Z]+6"[^>]*state="frozen"/);
});
