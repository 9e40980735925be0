import { expect, test } from "vitest";
import { builtInForm } from "../../../domain/forms/built-in-forms.ts";
import { formDefinitionSchema } from "../../../domain/forms/form-definition.ts";
import { tableOf } from "../../../domain/forms/form-fields.ts";
import type { SheetContent, Texts } from "../../../domain/sheets/sheet-content.ts";
import { cellName, formCells, tableRows } from "./form-cells.ts";
import { missingCells, nextMissing } from "./missing-cells.ts";
import { placePasted } from "./place-pasted.ts";

const form = formDefinitionSchema.parse({
  key: "sample",
  version: 1,
  name: "見本",
  sheetPer: "section",
  goalLabel: "取組目標",
  paper: { size: "A3", orientation: "landscape" },
  blocks: [
    {
      block: "fields",
      of: "sheet",
      rows: [[{ concept: "mission", label: "使命", labelWidth: 20, width: 100, required: true }]],
    },
    {
      block: "goals",
      columns: [
        { concept: "title", label: "目標", width: 60, required: true },
        {
          label: "水準",
          width: 60,
          parts: [
            { concept: "baseline", label: "いま" },
            { concept: "target", label: "", required: true },
          ],
        },
        { concept: "yearEnd.report", label: "結果", width: 60, phase: "yearEnd", required: true },
      ],
    },
  ],
});
const content: SheetContent = {
  texts: {},
  goals: [
    { id: "g1", texts: { title: "窓口の案内", number: "①" }, workItems: [] },
    { id: "g2", texts: { title: "備蓄の点検", target: "全部" }, workItems: [] },
  ],
};
const rows = tableRows(form, tableOf(form), content);
const changed = (plan: ReturnType<typeof placePasted>) =>
  plan.changes.map(({ owner, concept, base, text }) => [owner.of === "goal" && owner.goalId, concept, base, text]);

test("a table lies over the cells to the right and downwards", () => {
  const plan = placePasted(content, rows, "goal/g1|baseline", [
    ["35分", "20分"],
    ["半分", "全部"],
  ]);
  expect(changed(plan)).toEqual([
    ["g1", "baseline", "", "35分"],
    ["g1", "target", "", "20分"],
    ["g2", "baseline", "", "半分"],
  ]);
  expect([plan.rowsLeft, plan.cellsOutside]).toEqual([0, 0]);
});

test("rows below the last goal and words right of the last column are counted, not written", () => {
  const plan = placePasted(content, rows, "goal/g2|yearEnd.report", [["済", "外"], ["次の行"], [""]]);
  expect(changed(plan)).toEqual([["g2", "yearEnd.report", "", "済"]]);
  expect([plan.rowsLeft, plan.cellsOutside]).toEqual([2, 1]);
});

test("an empty pasted cell empties the cell it lies on", () => {
  expect(changed(placePasted(content, rows, "goal/g2|target", [[""]]))).toEqual([["g2", "target", "全部", ""]]);
});

test("cells are called by the city's words and the goal's number, else its title", () => {
  const names = formCells(form, content).map(cellName);
  expect(names).toEqual([
    "使命",
    "目標, ①",
    "いま, ①",
    "水準, ①",
    "結果, ①",
    "目標, 備蓄の点検",
    "いま, 備蓄の点検",
    "水準, 備蓄の点検",
    "結果, 備蓄の点検",
  ]);
});

test("missing are the required empty cells of the phases that have begun; the next one goes round", () => {
  const cells = formCells(form, content);
  const keys = (phase: "planning" | "yearEnd") => missingCells(form, cells, content, phase).map(({ key }) => key);
  expect(keys("planning")).toEqual(["sheet|mission", "goal/g1|target"]);
  expect(keys("yearEnd")).toHaveLength(4);
  const missing = missingCells(form, cells, content, "planning");
  expect(nextMissing(cells, missing, "sheet|mission")?.key).toBe("goal/g1|target");
  expect(nextMissing(cells, missing, "goal/g2|title")?.key).toBe("sheet|mission");
  expect(nextMissing(cells, [], null)).toBeNull();
});

test("a miss makes the cell for its reason one that is missing, until it is written or the rating is another", () => {
  const standard = builtInForm("standard");
  if (!standard) throw new Error("no form");
  const missing = (texts: Texts) => {
    const rated: SheetContent = { texts: {}, goals: [{ id: "g1", texts, workItems: [] }] };
    return missingCells(standard, formCells(standard, rated), rated, "yearEnd").map(({ concept }) => concept);
  };
  expect(missing({ rating: "C" })).toContain("ratingReason");
  expect(missing({ rating: "C", ratingReason: "改修が遅れた" })).not.toContain("ratingReason");
  expect(missing({ rating: "B" })).not.toContain("ratingReason");
});
