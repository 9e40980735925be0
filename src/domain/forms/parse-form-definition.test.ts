import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFormDefinition } from "./parse-form-definition.ts";

const number = { concept: "number", label: "番号", type: "number", width: 20 };
const title = { concept: "title", label: "目標", width: 100 };

function goals(...columns: unknown[]) {
  return { block: "goals", columns };
}

function definition(changes: Record<string, unknown> = {}) {
  return {
    key: "mori-2026",
    version: 1,
    name: "森の目標シート",
    sheetPer: "section",
    paper: { size: "A3", orientation: "landscape" },
    blocks: [goals(number, title)],
    ...changes,
  };
}

function errorsOf(json: unknown) {
  const parsed = parseFormDefinition(json);
  return parsed.ok ? [] : parsed.errors;
}

test("a small form is accepted and its defaults are filled in", () => {
  const parsed = parseFormDefinition(definition());
  expect(parsed.ok && parsed.form).toMatchObject({
    goalLabel: "目標",
    paper: { fontSize: 8 },
    scales: {},
    blocks: [
      {
        columns: [
          { type: "number", phase: "planning" },
          { type: "text", required: false },
        ],
      },
    ],
  });
});

describe("shape", () => {
  test.each([
    ["not a form", [], "", "項目の集まり"],
    ["nothing", null, "", "項目の集まり"],
    ["missing name", definition({ name: undefined }), "name", "必要な項目がありません"],
    ["empty name", definition({ name: "" }), "name", "空のまま"],
    ["key", definition({ key: "森" }), "key", "英小文字"],
    ["long key", definition({ key: "m".repeat(61) }), "key", "60文字まで"],
    ["version", definition({ version: 0 }), "version", "正の数"],
    ["a version beyond all", definition({ version: 1_000_000 }), "version", "999999以下"],
    ["half a character", definition({ name: "様式\ud800" }), "name", "保存できない文字"],
    ["fraction", definition({ version: 1.5 }), "version", "整数"],
    ["sheetPer", definition({ sheetPer: "team" }), "sheetPer", "department、section、goal"],
    ["unknown key", definition({ colour: "red" }), "", "colour"],
    ["font", definition({ paper: { size: "A3", orientation: "landscape", fontSize: 40 } }), "paper.fontSize", "14以下"],
    ["no blocks", definition({ blocks: [] }), "blocks", "1個以上"],
    ["unknown block", definition({ blocks: [{ block: "table" }] }), "blocks[0].block", "種類ではありません"],
    [
      "negative width",
      definition({ blocks: [goals(number, { ...title, width: -1 })] }),
      "blocks[0].columns[1].width",
      "正の数",
    ],
    [
      "text as width",
      definition({ blocks: [goals({ ...title, width: "20" })] }),
      "blocks[0].columns[0].width",
      "数字で",
    ],
    [
      "concept",
      definition({ blocks: [goals({ ...title, concept: "titel" })] }),
      "blocks[0].columns[0].concept",
      "用語集",
    ],
    ["type", definition({ blocks: [goals({ ...title, type: "long" })] }), "blocks[0].columns[0].type", "text、line"],
    [
      "inside a group",
      definition({
        blocks: [goals({ label: "計画", columns: [title, { label: "中", columns: [{ ...number, width: 0 }] }] })],
      }),
      "blocks[0].columns[0].columns[1].columns[0].width",
      "正の数",
    ],
    [
      "inside a composite",
      definition({
        blocks: [
          goals(title, { label: "水準", width: 9, parts: [{ concept: "target", label: "" }, { concept: "due" }] }),
        ],
      }),
      "blocks[0].columns[1].parts[1].label",
      "必要な項目がありません",
    ],
    [
      "scale of one",
      definition({ scales: { step: { label: "段階", options: [{ value: "A" }] } } }),
      "scales.step.options",
      "2個以上",
    ],
  ])("%s", (_name, json, path, words) => {
    const errors = errorsOf(json);
    expect(errors.map((error) => error.path)).toContain(path);
    expect(errors.find((error) => error.path === path)?.message).toContain(words);
  });

  test("every wrong place is named at once", () => {
    const json = definition({ name: "", blocks: [goals({ ...title, width: 0 }, { ...number, width: 0 })] });
    expect(errorsOf(json).map((error) => error.path)).toEqual([
      "name",
      "blocks[0].columns[0].width",
      "blocks[0].columns[1].width",
    ]);
  });

  test("a file nested without end is refused before it is read", () => {
    let nested: unknown = title;
    for (let depth = 0; depth < 20_000; depth++) nested = { label: "段", columns: [nested] };
    expect(errorsOf(definition({ blocks: [goals(nested)] }))[0]?.message).toContain("深すぎます");
  });
});

describe("rules", () => {
  const heading = (text: string) => ({ block: "heading", lines: [{ text }] });
  const boxes = (...cells: unknown[]) => ({ block: "fields", of: "sheet", rows: [cells] });
  const scales = { step: { label: "段階", options: [{ value: "A" }, { value: "B" }, { value: "A" }] } };

  test.each([
    ["no table", [heading("x")], "blocks", "一つ置いて"],
    ["two tables", [goals(title), goals(number)], "blocks[1]", "一つだけ"],
    ["work items", [{ block: "workItems", columns: [title] }], "blocks[0].block", "sheetPer が goal"],
    ["goal boxes", [{ ...boxes(), of: "goal" }, goals(title)], "blocks[0].of", "sheetPer が goal"],
    ["too wide", [goals({ ...title, width: 401 })], "blocks[0].columns", "400mm"],
    [
      "too wide boxes",
      [goals(title), boxes({ concept: "mission", label: "使命", labelWidth: 40, width: 361 })],
      "blocks[1].rows[0]",
      "401mm",
    ],
    ["placeholder", [heading("{year}の目標"), goals(title)], "blocks[0].lines[0].text", "{fiscalYear}"],
    ["no label", [goals({ ...title, label: "" })], "blocks[0].columns[0].label", "見出し"],
    ["no scale", [goals(title, { ...number, type: "scale" })], "blocks[0].columns[1].scale", "scale の名前"],
    [
      "lost scale",
      [goals(title, { ...number, type: "choice", scale: "toString" })],
      "blocks[0].columns[1].scale",
      "toString",
    ],
    ["no plan", [goals(title, { ...number, type: "planLink" })], "blocks[0].columns[1].plan", "計画の名前"],
    ["twice", [goals(title, number, { ...number, label: "枝番" })], "blocks[0].columns[2].concept", "もうあります"],
    ["no title", [goals(number)], "blocks", "title"],
    ["same value", [goals(title)], "scales.step.options[2].value", "二度"],
    [
      "two rests",
      [
        goals(title, {
          label: "水準",
          width: 9,
          parts: [
            { concept: "target", label: "" },
            { concept: "due", label: "" },
          ],
        }),
      ],
      "blocks[0].columns[1].parts",
      "一つだけ",
    ],
  ])("%s", (name, blocks, path, words) => {
    const errors = errorsOf(definition({ blocks, ...(name === "same value" && { scales }) }));
    expect(errors).toEqual([{ path, message: expect.stringContaining(words) }]);
  });

  test("a header of six levels is too much for paper", () => {
    let nested: unknown = title;
    for (let depth = 0; depth < 5; depth++) nested = { label: "段", columns: [nested] };
    expect(errorsOf(definition({ blocks: [goals(nested)] }))[0]).toEqual({
      path: "blocks[0].columns",
      message: expect.stringContaining("6段"),
    });
  });

  test("a table of a thousand columns is one complaint about columns, and never more than a hundred in all", () => {
    const columns = Array.from({ length: 1000 }, () => ({ ...title, width: 0.1 }));
    const errors = errorsOf(definition({ blocks: [goals(...columns)] }));
    expect(errors[0]).toEqual({ path: "blocks[0].columns", message: expect.stringContaining("1000") });
    expect(errors).toHaveLength(100);
  });

  test("the same concept may stand once for the sheet and once for the goal", () => {
    const mission = { concept: "mission", label: "使命", width: 40 };
    expect(errorsOf(definition({ blocks: [boxes({ ...mission, labelWidth: 20 }), goals(title, mission)] }))).toEqual(
      [],
    );
  });
});

test("whatever comes in, the answer is a form or sentences in Japanese", () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom("name", "scales", "paper", "blocks"), (value, key) => {
      for (const json of [value, definition({ [key]: value }), definition({ blocks: [goals(title, value)] })]) {
        for (const error of errorsOf(json)) expect(error.message).toMatch(/[ぁ-ん].*。$/u);
      }
    }),
  );
});
