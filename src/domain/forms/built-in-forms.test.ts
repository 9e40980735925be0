import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtInForm, builtInForms } from "./built-in-forms.ts";
import type { Column, FormDefinition } from "./form-definition.ts";
import { columnsWidth, formFields, printableWidth, rowWidth, tableOf } from "./form-fields.ts";
import { headerDepth, headerRows, isComposite, leafColumns } from "./header-tree.ts";
import { parseFormDefinition } from "./parse-form-definition.ts";

const documents = new URL("../../../../shared/documents/", import.meta.url);

function documentText(number: string): string {
  const name = readdirSync(documents).find((file) => file.startsWith(`${number}_`));
  if (name === undefined) throw new Error(`document ${number} is missing`);
  return readFileSync(new URL(name, documents), "utf8");
}

/** Labels are compared without spaces, and brackets of either width as one. */
function plain(text: string): string {
  return text.replace(/\s/gu, "").normalize("NFKC");
}

function form(key: string): FormDefinition {
  const found = builtInForm(key);
  if (found === undefined) throw new Error(`no form ${key}`);
  return found;
}

/** Every label and hint the form prints, in the columns, their parts and the boxes. */
function printedLabels(definition: FormDefinition): string[] {
  const labelled: { label: string; hint?: string | undefined }[] = [
    ...headerRows(tableOf(definition).columns).flat(),
    ...formFields(definition).map(({ field }) => field),
  ];
  return labelled.flatMap(({ label, hint }) => [label, hint ?? ""]).filter((text) => text !== "");
}

/** The number in front is the document; leaves and levels were counted on its header. */
const cities = [
  { key: "yokote-2018", number: "000", leaves: 14, levels: 3, fields: 14 },
  { key: "ueda-2016", number: "001", leaves: 5, levels: 1, fields: 16 },
  { key: "iga-2022", number: "002", leaves: 7, levels: 1, fields: 13 },
  { key: "kokubunji-2022", number: "003", leaves: 8, levels: 1, fields: 12 },
  { key: "osaka-2020", number: "004", leaves: 8, levels: 1, fields: 8 },
];

describe.each(cities)("$key", ({ key, number, leaves, levels, fields }) => {
  test("has every column, level and box of its document", () => {
    const { columns } = tableOf(form(key));
    expect(leafColumns(columns)).toHaveLength(leaves);
    expect(headerDepth(columns)).toBe(levels);
    expect(formFields(form(key))).toHaveLength(fields);
  });

  test("says what its document says", () => {
    const text = plain(documentText(number));
    // the lower line of the ratings has no label of its own on Kokubunji's paper
    const unlabelled = key === "kokubunji-2022" ? ["指導者"] : [];
    const missing = printedLabels(form(key)).filter((label) => !text.includes(plain(label)));
    expect(missing).toEqual(unlabelled);
  });

  test("is recognisable by its name", () => {
    expect(plain(documentText(number))).toContain(plain(form(key).name));
  });
});

describe.each(builtInForms.map((definition) => [definition.key, definition] as const))("%s", (_key, definition) => {
  test("passes the check that forms from outside pass", () => {
    expect(parseFormDefinition(structuredClone(definition))).toEqual({ ok: true, form: definition });
  });

  test("fills the paper from margin to margin", () => {
    const width = printableWidth(definition.paper);
    expect(columnsWidth(tableOf(definition).columns)).toBe(width);
    const rows = definition.blocks.flatMap((block) => (block.block === "fields" ? block.rows : []));
    expect(rows.map(rowWidth)).toEqual(rows.map(() => width));
  });

  test("asks first for a title, a target, a due date and a way to get there", () => {
    const asked = formFields(definition).map(({ field }) => field.concept);
    expect(asked).toContain("title");
    expect(asked).toContain("target");
    expect(asked.some((concept) => concept === "due" || concept === "schedule")).toBe(true);
  });
});

test("Yokote's mid-year columns stand under 【現状】 and 【ギャップと対策】", () => {
  const [first, second, third] = headerRows(tableOf(form("yokote-2018")).columns);
  expect(first?.map((cell) => cell.columnSpan)).toEqual([1, 1, 1, 1, 5, 2, 2, 1]);
  expect(second?.filter((cell) => cell.column === undefined).map((cell) => cell.label)).toEqual([
    "【現状】",
    "【ギャップと対策】",
  ]);
  expect(third?.map((cell) => cell.label.slice(0, 2))).toEqual(["上期", "下期"]);
});

test("Iga asks for three texts in one cell, an arrow before the second", () => {
  const column = tableOf(form("iga-2022")).columns.find((each: Column) => each.label === "達成水準");
  if (column === undefined || !("parts" in column) || !isComposite(column)) throw new Error("no composite 達成水準");
  expect(column.parts.map((part) => [part.concept, part.before])).toEqual([
    ["currentIssues", undefined],
    ["target", "↓"],
    ["desiredOutcome", undefined],
  ]);
});

test("scales have the letters, steps and words found in the cells", () => {
  const values = (key: string, scale: string) => form(key).scales[scale]?.options.map((option) => option.value);
  expect(values("yokote-2018", "difficulty")).toEqual(["S", "A", "B", "C"]);
  expect(values("iga-2022", "achievement")).toEqual(["5", "4", "3", "2", "1"]);
  const text = documentText("003");
  for (const value of [
    ...(values("kokubunji-2022", "achievement") ?? []),
    ...(values("kokubunji-2022", "planCategory") ?? []),
  ])
    expect(text).toContain(`\t${value}`);
});

test("a form is found by its key", () => {
  expect(builtInForms.map((each) => each.key)).toEqual([...cities.map((city) => city.key), "standard"]);
  expect(builtInForm("nowhere")).toBeUndefined();
});
