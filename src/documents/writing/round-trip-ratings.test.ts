import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import type { FormDefinition, LeafColumn } from "../../domain/forms/form-definition.ts";
import type { Goal, Texts } from "../../domain/sheets/sheet-content.ts";
import { readGrids } from "../reading/read-grids.ts";
import { sheetContentOf } from "../recognising/sheet-content-of.ts";
import { understandGrids } from "../recognising/understand-grids.ts";
import { inventedSheet } from "./invented-sheet.ts";
import type { PrintableSheet } from "./printable-sheet.ts";
import { writeXlsx } from "./xlsx/write-xlsx.ts";

type Ratings = [person: string, supervisor: string];

function goalsBack(bytes: Uint8Array, form: FormDefinition): Goal[] {
  const grids = readGrids(bytes, "back.xlsx");
  if (!grids.ok) throw new Error(grids.message);
  const outcome = understandGrids(grids.grids, [form, ...builtInForms], { fileName: "back.xlsx", formKey: form.key });
  if (!outcome.ok) throw new Error(outcome.message);
  expect(outcome.document.unplaced).toEqual([]);
  return outcome.document.sheets.flatMap((sheet) => sheetContentOf(sheet, form, () => "").goals);
}

async function written(sheet: PrintableSheet): Promise<Uint8Array> {
  const outcome = await writeXlsx([sheet]);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.bytes;
}

/** A sheet whose goals have these ratings. */
function ratedSheet(key: string, ratings: Ratings[], text?: string): PrintableSheet {
  const sheet = inventedSheet(key, { goals: ratings.length, ...(text !== undefined && { text }) });
  const goals = sheet.content.goals.map((goal, index): Goal => {
    const { rating: _own, "rating.supervisor": _other, ...texts } = goal.texts;
    const [person = "", supervisor = ""] = ratings[index] ?? [];
    const rated: Texts = {
      ...texts,
      ...(person !== "" && { rating: person }),
      ...(supervisor !== "" && { "rating.supervisor": supervisor }),
    };
    return { id: "", texts: rated, workItems: [] };
  });
  return { ...sheet, content: { ...sheet.content, goals } };
}

const cases: [string, Ratings[]][] = [
  [
    "iga-2022",
    [
      ["4", "3"],
      ["5", ""],
      ["", "2"],
      ["", ""],
      ["1", "1"],
      ["", "5"],
    ],
  ],
  [
    "kokubunji-2022",
    [
      ["高度に達成した", "ほぼ達成した"],
      ["ほぼ達成した", ""],
      ["", "ほとんど未達成だった"],
      ["", ""],
      ["", "高度に達成した"],
    ],
  ],
];

test.each(cases)(
  "%s: both ratings, one of them or none come back, with and without a sheet number",
  async (key, all) => {
    const sheet = ratedSheet(key, all);
    expect(goalsBack(await written(sheet), sheet.form)).toEqual(sheet.content.goals);
    const unnumbered = { ...sheet, sheetNumber: null };
    expect(goalsBack(await written(unnumbered), sheet.form)).toEqual(sheet.content.goals);
  },
);

test.each(cases)("%s: ratings beside goals taller than Excel allows come back", async (key, all) => {
  const sheet = ratedSheet(key, all, "・受付の手順を見直す\n".repeat(60).trim());
  expect(goalsBack(await written(sheet), sheet.form)).toEqual(sheet.content.goals);
});

test("words outside the scale stay where they were", async () => {
  const sheet = ratedSheet("iga-2022", [
    ["4（前年並み）", "協議中"],
    ["", "未定\n後日記入"],
  ]);
  expect(goalsBack(await written(sheet), sheet.form)).toEqual(sheet.content.goals);
});

test("a goal of which there is nothing but the supervisor's rating keeps it", async () => {
  const sheet = ratedSheet("iga-2022", [
    ["4", "3"],
    ["", ""],
  ]);
  const goals = [...sheet.content.goals.slice(0, 1), { id: "", texts: { "rating.supervisor": "3" }, workItems: [] }];
  expect(goalsBack(await written({ ...sheet, content: { texts: {}, goals } }), sheet.form)).toEqual(goals);
});

test("a step chosen in Excel becomes a number and is read all the same", async () => {
  const sheet = ratedSheet("iga-2022", [["", "4"]]);
  const files = unzipSync(await written(sheet));
  const path = "xl/worksheets/sheet1.xml";
  const xml = strFromU8(files[path] ?? new Uint8Array());
  const typed = xml
    .replace(/<c r="F7" s="(\d+)"\/>/, '<c r="F7" s="$1"><v>5</v></c>')
    .replace(/<c r="F8" t="s" s="(\d+)"><v>\d+<\/v><\/c>/, '<c r="F8" s="$1"><v>3</v></c>');
  const [goal] = goalsBack(zipSync({ ...files, [path]: strToU8(typed) }), sheet.form);
  expect([goal?.texts.rating, goal?.texts["rating.supervisor"]]).toEqual(["5", "3"]);
});

test.each([
  ["without labels", ["", "", ""]],
  ["with labels of which one begins another", ["課長", "課長補佐", "課長補佐の上司"]],
  ["with labels no format of Excel can hold", ['"自己"', "あ".repeat(60), ""]],
])("three ratings in a column stand beside a column of two: %s", async (_, labels) => {
  const sheet = ratedSheet("iga-2022", [
    ["4", "3"],
    ["", ""],
  ]);
  const rating = { type: "scale", scale: "achievement", phase: "yearEnd", required: false } as const;
  const column: LeafColumn = {
    label: "見直し後",
    width: 26,
    parts: (["custom.first", "custom.second", "custom.third"] as const).map((concept, index) => ({
      ...rating,
      concept,
      label: labels[index] ?? "",
    })),
  };
  const form = {
    ...sheet.form,
    key: "two-ratings",
    blocks: sheet.form.blocks.map((block) =>
      block.block === "goals" ? { ...block, columns: [...block.columns, column] } : block,
    ),
  };
  const later: Texts[] = [{ "custom.second": "2" }, { "custom.first": "1", "custom.third": "5" }];
  const goals = sheet.content.goals.map((goal, index) => ({ ...goal, texts: { ...goal.texts, ...later[index] } }));
  const bytes = await written({ ...sheet, form, content: { ...sheet.content, goals } });
  expect(goalsBack(bytes, form)).toEqual(goals);
});
