import { expect, test } from "vitest";
import type { ImportedDocument } from "../../src/documents/imported-document.ts";
import { readGrids } from "../../src/documents/reading/read-grids.ts";
import { sheetContentOf } from "../../src/documents/recognising/sheet-content-of.ts";
import { understandGrids } from "../../src/documents/recognising/understand-grids.ts";
import { writeCsv } from "../../src/documents/writing/csv/write-csv.ts";
import { builtInForm, builtInForms } from "../../src/domain/forms/built-in-forms.ts";
import { understoodDocument } from "../support/source-document.ts";

test.each(["000", "001", "002", "003", "004"])("document %s comes back from machine data", (number) => {
  const document = understoodDocument(number);
  const form = builtInForm(document.form);
  if (form === undefined) throw new Error(document.form);
  const contents = ({ sheets }: ImportedDocument) => sheets.map((sheet) => sheetContentOf(sheet, form, () => ""));
  const written = writeCsv(
    document.sheets.map(({ unit }, index) => ({
      form,
      fiscalYear: document.fiscalYear ?? 0,
      unit,
      sheetNumber: null,
      content: contents(document)[index] ?? { texts: {}, goals: [] },
    })),
  );
  if (!written.ok) throw new Error(written.message);
  const read = readGrids(written.bytes, "目標.csv");
  if (!read.ok) throw new Error(read.message);
  const back = understandGrids(read.grids, builtInForms, { fileName: "目標.csv" });
  if (!back.ok) throw new Error(back.message);
  expect(back.document).toMatchObject({ form: document.form, fiscalYear: document.fiscalYear, unplaced: [] });
  expect(back.document.sheets.map(({ unit }) => unit)).toEqual(document.sheets.map(({ unit }) => unit));
  expect(contents(back.document)).toEqual(contents(document));
});
