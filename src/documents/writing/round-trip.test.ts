import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { builtInForm, builtInForms } from "../../domain/forms/built-in-forms.ts";
import { formFields } from "../../domain/forms/form-fields.ts";
import type { SheetContent, Texts } from "../../domain/sheets/sheet-content.ts";
import type { ImportedDocument } from "../imported-document.ts";
import { readGrids } from "../reading/read-grids.ts";
import { sheetContentOf } from "../recognising/sheet-content-of.ts";
import { understandGrids } from "../recognising/understand-grids.ts";
import { inventedSheet } from "./invented-sheet.ts";
import type { PrintableSheet } from "./printable-sheet.ts";
import { writeXlsx } from "./xlsx/write-xlsx.ts";

const folder = new URL("../../../../shared/documents/", import.meta.url);
const noId = () => "";

function read(bytes: Uint8Array, fileName: string): ImportedDocument {
  const grids = readGrids(bytes, fileName);
  if (!grids.ok) throw new Error(grids.message);
  const outcome = understandGrids(grids.grids, builtInForms, { fileName });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document;
}

async function throughExcel(sheets: PrintableSheet[]): Promise<ImportedDocument> {
  const written = await writeXlsx(sheets);
  if (!written.ok) throw new Error(written.message);
  return read(written.bytes, "back.xlsx");
}

function contentsOf(document: ImportedDocument): SheetContent[] {
  const form = builtInForm(document.form);
  if (!form) throw new Error(document.form);
  return document.sheets.map((sheet) => sheetContentOf(sheet, form, noId));
}

test.each([
  ["000_6f69f45fd7012073.txt", "yokote-2018", 6, 29],
  ["001_50a7f2718c8d2e91.txt", "ueda-2016", 5, 5],
  ["002_855b2a0f350ccc08.txt", "iga-2022", 1, 2],
  ["003_bf5df8534921d090.txt", "kokubunji-2022", 1, 20],
  ["004_5f67c7ed6c10bc5c.txt", "osaka-2020", 1, 2],
])("%s comes back from its Excel file without a difference", async (file, key, sheetCount, goalCount) => {
  const document = read(readFileSync(new URL(file, folder)), file);
  const form = builtInForm(key);
  if (!form) throw new Error(key);
  const contents = contentsOf(document);
  expect(contents).toHaveLength(sheetCount);
  expect(contents.flatMap(({ goals }) => goals)).toHaveLength(goalCount);
  const back = await throughExcel(
    contents.map((content, index) => ({
      form,
      fiscalYear: document.fiscalYear ?? 0,
      unit: document.sheets[index]?.unit ?? [],
      sheetNumber: null,
      content,
    })),
  );
  expect(back.form).toBe(key);
  expect(back.fiscalYear).toBe(document.fiscalYear);
  expect(back.sheets.map(({ unit }) => unit)).toEqual(document.sheets.map(({ unit }) => unit));
  expect(back.unplaced).toEqual([]);
  expect(contentsOf(back)).toEqual(contents);
  const understood = ({ sheets }: ImportedDocument) =>
    sheets.map(({ goals }) => goals.map(({ schedule, indicators, kind }) => ({ schedule, indicators, kind })));
  expect(understood(back)).toEqual(understood(document));
});

const keys = builtInForms.map(({ key }) => key);

test.each(keys)("%s: a full sheet comes back with its number", async (key) => {
  const sheet = inventedSheet(key);
  const back = await throughExcel([sheet]);
  expect(back).toMatchObject({ form: key, fiscalYear: 2026, unplaced: [] });
  expect(back.sheets.map(({ sheetNumber }) => sheetNumber)).toEqual([sheet.sheetNumber]);
  expect(contentsOf(back)).toEqual([withoutIds(sheet.content)]);
});

test.each(["standard", "ueda-2016"])("%s: boxes and rows taller than Excel allows come back", async (key) => {
  const sheet = inventedSheet(key, { goals: 2, text: "・受付の手順を見直す\n".repeat(70).trim() });
  const texts = filled(sheet.content.texts, () => "受付\n".repeat(70).trim());
  const content = { ...withoutIds(sheet.content), texts };
  expect(contentsOf(await throughExcel([{ ...sheet, content }]))).toEqual([content]);
});

test("several lines of a plan link in a cell of several parts come back", async () => {
  const sheet = inventedSheet("iga-2022", { goals: 1 });
  const texts = {
    ...sheet.content.goals[0]?.texts,
    "planLink.measure": "3-2・①\n4-1・②",
    currentIssues: "〈達成目標〉は別に示す",
  };
  const content = { texts: {}, goals: [{ id: "", texts, workItems: [] }] };
  expect(contentsOf(await throughExcel([{ ...sheet, content }]))).toEqual([content]);
});

const pieces = [
  "=",
  "+1",
  "@",
  "'",
  "・",
  "受付",
  "手順",
  "\n",
  " ",
  "　",
  "年度末",
  "(1)",
  "①",
  "→",
  "。",
  "<b>",
  "_x000B_",
  "𠮷",
  "葛\u{E0100}",
  "👏",
  "-",
  "%",
  "2018",
  "\t",
];
const nasty = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((all) => all.join("").trim());

test.each(keys)("%s: whatever is written in free text comes back", async (key) => {
  const sheet = inventedSheet(key, { goals: 2 });
  const free = new Set(
    formFields(sheet.form).flatMap(({ field, of }) => (field.type === "text" ? [`${of} ${field.concept}`] : [])),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(nasty, { minLength: 40, maxLength: 40 }), async (words) => {
      let next = 0;
      const change = (of: string, texts: Texts): Texts =>
        filled(texts, (concept, text) => (free.has(`${of} ${concept}`) ? (words[next++ % words.length] ?? "") : text));
      const content = {
        texts: change("sheet", sheet.content.texts),
        goals: sheet.content.goals.map((goal) => ({
          id: "",
          texts: change("goal", goal.texts),
          workItems: goal.workItems.map((item) => ({ id: "", texts: change("workItem", item.texts) })),
        })),
      };
      expect(contentsOf(await throughExcel([{ ...sheet, content }]))).toEqual([content]);
    }),
    { numRuns: 25 },
  );
});

function filled(texts: Texts, change: (concept: string, text: string) => string): Texts {
  const entries = Object.entries(texts).map(([concept, text]) => [concept, change(concept, text ?? "")]);
  return Object.fromEntries(entries.filter(([, text]) => text !== ""));
}

function withoutIds({ texts, goals }: SheetContent): SheetContent {
  return {
    texts,
    goals: goals.map((goal) => ({ ...goal, id: "", workItems: goal.workItems.map((item) => ({ ...item, id: "" })) })),
  };
}
