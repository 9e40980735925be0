import { cellRef, type DataValidation } from "hucre/xlsx";
import type { Choices } from "../layout/layout-types.ts";
import type { PlacedCell } from "./physical-rows.ts";

/** Excel's limits for a list written into the cell, for the text of a hint and for its title. */
const longestList = 255;
const longestHint = 255;
const longestTitle = 32;

/** A cell filled from a scale: a list to choose from where Excel can hold it, and what its values mean. */
export function choiceValidation(cell: PlacedCell): DataValidation | null {
  const choices = cell.source?.choices;
  if (!choices) return null;
  const { scale, use } = choices;
  const hint = hintOf(choices);
  const values = scale.options.map(({ value }) => value);
  const listed =
    use !== "shown" && !values.some((value) => /[,"]/.test(value)) && values.join(",").length <= longestList;
  if (!listed && hint === null) return null;
  return {
    ...(listed ? { type: "list", values } : { type: "textLength", operator: "greaterThanOrEqual", formula1: "0" }),
    range: cellRef(cell.row, cell.column),
    allowBlank: true,
    ...(hint !== null && {
      showInputMessage: true,
      inputTitle: choices.title.slice(0, longestTitle),
      inputMessage: hint,
    }),
    ...(listed && {
      showErrorMessage: true,
      errorStyle: use === "usual" ? "warning" : "stop",
      errorTitle: choices.title.slice(0, longestTitle),
      errorMessage: "一覧から選んでください。",
    }),
  };
}

/** Who fills it, then 「5 先進的な…」 line by line, or only the words themselves; null when Excel can't show it whole. */
function hintOf({ scale, guidance }: Choices): string | null {
  const values = scale.options
    .map(({ value, label }) => (label === undefined ? value : `${value} ${label}`))
    .join("\n");
  const whole = guidance === null ? values : `${guidance}\n${values}`;
  return [whole, values].find((text) => text.length <= longestHint) ?? null;
}
