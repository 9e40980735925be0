import { expect, test } from "vitest";
import { builtInForms } from "../forms/built-in-forms.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import { tableOf } from "../forms/form-fields.ts";
import { leafColumns } from "../forms/header-tree.ts";
import type { Goal } from "../sheets/sheet-content.ts";
import { notePlaces } from "./note-places.ts";

/** Of the built-in forms one lists work items, whose columns answer by number. */
function formWith(block: "goals" | "workItems"): FormDefinition {
  const form = builtInForms.find((one) => tableOf(one).block === block);
  if (!form) throw new Error(`no form with ${block}`);
  return form;
}

const labels = (form: FormDefinition, goal: Goal) => notePlaces(form, goal).map(({ label }) => label);

test("a note is about a whole goal, one of its work items, or a numbered part of one", () => {
  const form = formWith("workItems");
  expect(leafColumns(tableOf(form).columns).some((leaf) => "type" in leaf && leaf.type === "subItems")).toBe(true);
  const workItems = [
    { id: "x", texts: { method: "窓口の改善\n(1) 混む時間を調べる\n(2) 窓口を増やす" } },
    { id: "y", texts: { method: "申請書の見直し" } },
  ];
  const goal = { id: "a", texts: { title: "待たせない窓口" }, workItems };
  expect(labels(form, goal)).toEqual(["全体", "取組項目1", "取組項目1 (1)", "取組項目1 (2)", "取組項目2"]);
  expect(notePlaces(form, goal)[2]).toMatchObject({ goalId: "a", workItemId: "x", marker: "(1)" });
});

test("where a form has neither, the goal is the only place", () => {
  const goal = { id: "a", texts: { title: "待たせない窓口", method: "調べて増やす" }, workItems: [] };
  expect(labels(formWith("goals"), goal)).toEqual(["全体"]);
});
