import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { parseFiscalYear } from "../../domain/periods/fiscal-year.ts";
import type { Grid } from "../reading/grid.ts";
import { matchKey } from "./match-key.ts";

/** A year stands near the top of a sheet, or nowhere. */
const mostLines = 300;

/**
 * The fiscal year a file names first outside its tables, the line with the form's name before all others; null where
 * none does.
 */
export function namedYear(grids: Grid[], form: FormDefinition): number | null {
  const lines = grids.flatMap((grid) =>
    grid.rows.filter(({ cells }) => cells.length > 0 && cells.length <= 3).slice(0, mostLines),
  );
  const texts = lines.map((row) => row.cells.map(({ text }) => text).join(" ")).filter((text) => text.length <= 120);
  const title = matchKey(form.name);
  for (const text of [...texts.filter((one) => matchKey(one).includes(title)), ...texts]) {
    const year = parseFiscalYear(text);
    if (year !== null) return year;
  }
  return null;
}
