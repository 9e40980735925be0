import { expect, test } from "vitest";
import { readGrids } from "../documents/reading/read-grids.ts";
import { sheetContentOf } from "../documents/recognising/sheet-content-of.ts";
import { understandGrids } from "../documents/recognising/understand-grids.ts";
import type { PrintableSheet } from "../documents/writing/printable-sheet.ts";
import { writeXlsx } from "../documents/writing/xlsx/write-xlsx.ts";
import { builtInForm, builtInForms } from "../domain/forms/built-in-forms.ts";
import { formatSheetNumber } from "../domain/sheets/sheet-number.ts";
import { finishedContent } from "./demo-content.ts";
import { demoYears } from "./demo-years.ts";
import { departments } from "./units.ts";

const form = builtInForm("standard");
if (!form) throw new Error("no standard form");

test.each(demoYears)("the sheets of $fiscalYear come back from Excel without a difference", async (year) => {
  const sheets = year.sheets.map((sheet, index): PrintableSheet => {
    const department = departments.find(({ sections }) => sections.some(({ name }) => name === sheet.section));
    const section = department?.sections.find(({ name }) => name === sheet.section);
    if (!department || !section) throw new Error(sheet.section);
    const content = finishedContent(sheet, section, year.createdOn);
    const goals = content.goals.map((goal) => ({ ...goal, id: "" }));
    const sheetNumber = formatSheetNumber({ fiscalYear: year.fiscalYear, count: index + 1 });
    const unit = [department.name, section.name];
    return { form, fiscalYear: year.fiscalYear, unit, sheetNumber, content: { ...content, goals } };
  });
  const written = await writeXlsx(sheets);
  if (!written.ok) throw new Error(written.message);
  const read = readGrids(written.bytes, "demo.xlsx");
  if (!read.ok) throw new Error(read.message);
  const back = understandGrids(read.grids, builtInForms, { fileName: "demo.xlsx" });
  if (!back.ok) throw new Error(back.message);
  const { document } = back;
  expect(document).toMatchObject({ form: "standard", fiscalYear: year.fiscalYear, unplaced: [] });
  expect(document.sheets.map(({ unit, sheetNumber }) => ({ unit, sheetNumber }))).toEqual(
    sheets.map(({ unit, sheetNumber }) => ({ unit, sheetNumber })),
  );
  expect(document.sheets.map((sheet) => sheetContentOf(sheet, form, () => ""))).toEqual(
    sheets.map(({ content }) => content),
  );
});
