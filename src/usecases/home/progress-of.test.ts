import { expect, test } from "vitest";
import { formDefinitionSchema } from "../../domain/forms/form-definition.ts";
import { progressOf } from "./progress-of.ts";

const form = formDefinitionSchema.parse({
  key: "small",
  version: 1,
  name: "小さな様式",
  sheetPer: "section",
  paper: { size: "A4", orientation: "portrait" },
  blocks: [
    {
      block: "fields",
      of: "sheet",
      rows: [[{ concept: "mission", label: "使命", required: true, labelWidth: 20, width: 100 }]],
    },
    {
      block: "goals",
      columns: [
        { concept: "title", label: "目標", required: true, width: 40 },
        { concept: "target", label: "目標値", required: true, width: 40 },
        { concept: "method", label: "方法", width: 40 },
        { concept: "yearEnd.report", label: "期末", phase: "yearEnd", required: true, width: 40 },
      ],
    },
  ],
});

test("required cells are counted per phase over the sheet and its goals", () => {
  const filled: Record<string, number> = { "sheet mission": 1, "goal title": 3, "goal target": 1, "goal method": 3 };
  const counts = {
    owners: { sheet: 1, goal: 3, workItem: 0 },
    filled: (of: string, concept: string) => filled[`${of} ${concept}`] ?? 0,
  };
  expect(progressOf(form, counts).filter(({ required }) => required > 0)).toEqual([
    { phase: "planning", filled: 5, required: 7 },
    { phase: "yearEnd", filled: 0, required: 3 },
  ]);
});
