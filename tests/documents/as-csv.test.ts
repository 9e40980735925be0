import { expect, test } from "vitest";
import type { ImportedDocument } from "../../src/documents/imported-document.ts";
import { readGrids } from "../../src/documents/reading/read-grids.ts";
import { understandGrids } from "../../src/documents/recognising/understand-grids.ts";
import { builtInForms } from "../../src/domain/forms/built-in-forms.ts";
import { sourceDocument, understoodDocument } from "../support/source-document.ts";

/** The document as a spreadsheet saves it, with the extraction's mistakes: every cell where the tabs put it. */
function asCsv(number: string): ImportedDocument {
  const { lines } = sourceDocument(number);
  const quoted = lines.map((line) =>
    line
      .split("\t")
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(","),
  );
  const read = readGrids(new TextEncoder().encode(`\uFEFF${quoted.join("\r\n")}`), `${number}.csv`);
  if (!read.ok) throw new Error(read.message);
  const outcome = understandGrids(read.grids, builtInForms, { fileName: `${number}.csv` });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document;
}

test.each(["001", "003", "004"])("document %s says the same as CSV", (number) => {
  const words = ({ sheets }: ImportedDocument) =>
    sheets.map(({ unit, header, goals }) => ({
      unit,
      header,
      goals: goals.map(({ source: _source, ...goal }) => goal),
    }));
  expect(words(asCsv(number))).toEqual(words(understoodDocument(number)));
});

test("rows whose typed cells betray that they were shifted are placed by meaning in a CSV too", () => {
  const goalsOf = ({ sheets }: ImportedDocument) => sheets.flatMap(({ goals }) => goals);
  const fromText = goalsOf(understoodDocument("000"));
  const fromCsv = goalsOf(asCsv("000"));
  expect(fromCsv.map(({ number, title }) => [number, title])).toEqual(
    fromText.map(({ number, title }) => [number, title]),
  );
  for (const line of [11, 25, 39, 40, 41, 42, 43, 71]) {
    const goal = fromCsv.find(({ source }) => source.line === line);
    expect(goal?.texts).toEqual(fromText.find(({ source }) => source.line === line)?.texts);
    expect(goal?.confidence).not.toBe("high");
  }
});
