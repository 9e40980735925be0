// Makes the .xlsx and .csv examples from the .txt examples beside it:  node examples/make-examples.ts
// (with the Node of node_modules/.bin). The text files are written by hand.
import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import iconv from "iconv-lite";
import type { ImportedDocument } from "../src/documents/imported-document.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import { sheetContentOf } from "../src/documents/recognising/sheet-content-of.ts";
import { writeXlsx } from "../src/documents/writing/xlsx/write-xlsx.ts";
import { builtInForm, builtInForms } from "../src/domain/forms/built-in-forms.ts";
import { gridPaperWorkbook } from "./grid-paper-workbook.ts";

const here = new URL("./", import.meta.url);

for (const name of ["section-goals", "priority-goals", "director-manifesto", "department-list", "reform-plan"]) {
  const document = putRight(await understood(`${name}.txt`));
  await save(`${name}.xlsx`, await formWorkbook(document));
  if (name !== "department-list") continue;
  await save(`${name}-grid-paper.xlsx`, await gridPaperWorkbook(document));
  await save(`${name}.csv`, shiftJisCsv(await readFile(new URL(`${name}.txt`, here), "utf8")));
}

async function understood(name: string): Promise<ImportedDocument> {
  const outcome = await readDocument(await readFile(new URL(name, here)), name, { forms: builtInForms });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document;
}

/** The one cell about which the import asks: a lost cell left its neighbour between two columns. */
function putRight(document: ImportedDocument): ImportedDocument {
  for (const { title, texts } of document.sheets.flatMap(({ goals }) => goals)) {
    if (title !== "住居表示の案内図の更新" || texts.target !== undefined) continue;
    texts.target = texts.baseline ?? "";
    texts.baseline = "";
  }
  return document;
}

/** The sheets on their form, as the program exports them. */
async function formWorkbook(document: ImportedDocument): Promise<Uint8Array> {
  const form = builtInForm(document.form);
  if (!form || document.fiscalYear === null) throw new Error("an example has a form and a year");
  const fiscalYear = document.fiscalYear;
  const sheets = document.sheets.map((sheet) => {
    const content = sheetContentOf(sheet, form, randomUUID);
    return { form, fiscalYear, unit: sheet.unit, sheetNumber: null, content };
  });
  const written = await writeXlsx(sheets);
  if (!written.ok) throw new Error(written.message);
  return written.bytes;
}

/** As older systems hand it over: comma-separated, in the encoding of Windows. */
function shiftJisCsv(text: string): Uint8Array {
  const lines = text.trimEnd().split("\n");
  const records = lines.map((line) => line.split("\t").map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","));
  return iconv.encode(`${records.join("\r\n")}\r\n`, "cp932");
}

async function save(name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(new URL(name, here), bytes);
  console.log(name);
}
