// Makes the .xlsx examples from the .txt examples beside it:  node examples/make-examples.ts
// (with the Node of node_modules/.bin). The text files are written by hand.
import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import type { ImportedDocument } from "../src/documents/imported-document.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import { sheetContentOf } from "../src/documents/recognising/sheet-content-of.ts";
import { writeXlsx } from "../src/documents/writing/xlsx/write-xlsx.ts";
import { builtInForm, builtInForms } from "../src/domain/forms/built-in-forms.ts";
import type { Texts } from "../src/domain/sheets/sheet-content.ts";
import { gridPaperWorkbook } from "./grid-paper-workbook.ts";

const here = new URL("./", import.meta.url);

for (const name of ["section-goals", "priority-goals", "director-manifesto", "department-list", "reform-plan"]) {
  const document = await understood(`${name}.txt`);
  await save(`${name}.xlsx`, await formWorkbook(document));
  if (name === "department-list") await save("department-list-grid-paper.xlsx", await gridPaperWorkbook(document));
}

async function understood(name: string): Promise<ImportedDocument> {
  const outcome = await readDocument(await readFile(new URL(name, here)), name, { forms: builtInForms });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document;
}

/** The sheets on their form, as the program exports them. */
async function formWorkbook(document: ImportedDocument): Promise<Uint8Array> {
  const form = builtInForm(document.form);
  if (!form || document.fiscalYear === null) throw new Error("an example has a form and a year");
  const fiscalYear = document.fiscalYear;
  const sheets = document.sheets.map((sheet) => {
    const content = sheetContentOf(sheet, form, randomUUID);
    const goals = content.goals.map((goal) => ({
      ...goal,
      texts: inLines(goal.texts),
      workItems: goal.workItems.map((item) => ({ ...item, texts: inLines(item.texts) })),
    }));
    return { form, fiscalYear, unit: sheet.unit, sheetNumber: null, content: { texts: content.texts, goals } };
  });
  const written = await writeXlsx(sheets);
  if (!written.ok) throw new Error(written.message);
  return written.bytes;
}

/** An extraction loses line breaks; in a worksheet each bullet and each number begins a line. */
function inLines(texts: Texts): Texts {
  const broken = Object.entries(texts).map(([concept, text]) => [
    concept,
    text.replace(/ (?=・|[①-⑳]|\([0-9]\)|【|- [0-9]|< -)/gu, "\n"),
  ]);
  return Object.fromEntries(broken);
}

async function save(name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(new URL(name, here), bytes);
  console.log(name);
}
