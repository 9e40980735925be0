import { type Concept, isConcept } from "../../domain/forms/concepts.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { type FieldOwner, formFields } from "../../domain/forms/form-fields.ts";
import type { ImportedTexts, ReadRefusal, UnplacedText } from "../imported-document.ts";
import type { Grid, GridRow } from "../reading/grid.ts";
import { type DraftSheet, emptyDraft } from "./draft.ts";

export type MachineTable =
  | { ok: true; form: FormDefinition; municipality: string | null; sheets: DraftSheet[]; unplaced: UnplacedText[] }
  | ReadRefusal;

/** Column of the grid → what it holds: a concept, or one of the fixed names of our machine data. */
type Columns = Map<number, string>;

/**
 * Our own machine data (CSV), known by the identifiers in its headings: 「目標項目(title)」. Null for any other file.
 * What was computed beside the texts (due.from …) is left out: it is computed again.
 */
export function readMachineTable(grids: Grid[], forms: FormDefinition[]): MachineTable | null {
  const [grid] = grids;
  const header = grid?.rows.find(({ cells }) => cells.length > 0);
  const columns = header ? columnsOf(header) : null;
  if (grid === undefined || header === undefined || columns === null) return null;
  const rows = grid.rows
    .filter((row) => row !== header && row.cells.length > 0)
    .map((row) => ({ row, ...valuesOf(row, columns) }));
  const keys = [...new Set(rows.map(({ values }) => values.get("form") ?? ""))];
  const form = forms.find(({ key }) => key === keys[0]);
  if (keys.length > 1)
    return refuse(
      "two-forms",
      `二つ以上の様式(${keys.join("、")})の行があります。様式ごとにファイルを分けて、もう一度読み込んでください。`,
    );
  if (form === undefined) return refuse("unknown-form", `「様式」の列の「${keys[0] ?? ""}」という様式はありません。`);
  const owners = new Map<string, FieldOwner>(formFields(form).map(({ field, of }) => [field.concept, of]));
  const sheets: DraftSheet[] = [];
  const unplaced: UnplacedText[] = [];
  let last = { key: "", goal: 0, workItem: 0 };
  for (const { row, values, foreign } of rows) {
    const place = { line: row.line, grid: grid.name };
    for (const text of foreign) unplaced.push({ ...place, text, reason: "見出しのない列にあります。" });
    const texts: { [Owner in FieldOwner]: ImportedTexts } = { sheet: {}, goal: {}, workItem: {} };
    for (const [name, text] of values) {
      if (!isConcept(name)) continue;
      const owner = owners.get(name);
      if (owner === undefined) unplaced.push({ ...place, text, reason: "この様式にはない欄です。" });
      else texts[owner][name] = text;
    }
    const here = { key: sheetKeyOf(values), goal: numberIn(values, "goal"), workItem: numberIn(values, "workItem") };
    // Two sheets of one unit follow each other where the count of goals begins again.
    const goesOn =
      here.key === last.key && (here.goal > last.goal || (here.goal === last.goal && here.workItem > last.workItem));
    if (!goesOn) sheets.push(sheetOf(values, texts.sheet));
    const sheet = sheets.at(-1);
    if (here.goal > 0 && !(goesOn && here.goal === last.goal)) {
      sheet?.goals.push({ ...emptyDraft(place), texts: texts.goal, workItems: [] });
    }
    if (here.workItem > 0) sheet?.goals.at(-1)?.workItems.push({ ...emptyDraft(place), texts: texts.workItem });
    last = here;
  }
  const municipality = rows.find(({ values }) => values.has("municipality"))?.values.get("municipality") ?? null;
  return { ok: true, form, municipality, sheets, unplaced };
}

function sheetKeyOf(values: Map<string, string>): string {
  return JSON.stringify([unitOf(values), values.get("sheetNumber") ?? null, values.get("fiscalYear")]);
}

function numberIn(values: Map<string, string>, name: string): number {
  const number = Number(values.get(name) ?? 0);
  return Number.isInteger(number) ? number : 0;
}

function columnsOf({ cells }: GridRow): Columns | null {
  const columns: Columns = new Map();
  for (const { text, column } of cells) {
    const name = /\(([A-Za-z][A-Za-z0-9.-]*)\)$/u.exec(text)?.[1];
    if (name !== undefined) columns.set(column, name);
  }
  const names = new Set(columns.values());
  return ["fiscalYear", "form", "goal"].every((name) => names.has(name)) ? columns : null;
}

function valuesOf({ cells }: GridRow, columns: Columns): { values: Map<string, string>; foreign: string[] } {
  const named = cells.map(({ text, column }) => [columns.get(column), text] as const);
  return {
    values: new Map(named.flatMap(([name, text]) => (name === undefined ? [] : [[name, text] as const]))),
    foreign: named.flatMap(([name, text]) => (name === undefined ? [text] : [])),
  };
}

function sheetOf(values: Map<string, string>, texts: { [C in Concept]?: string }): DraftSheet {
  const year = Number(values.get("fiscalYear"));
  return {
    unit: unitOf(values),
    fiscalYear: Number.isInteger(year) && year > 0 ? year : null,
    sheetNumber: values.get("sheetNumber") ?? null,
    revision: null,
    texts,
    goals: [],
  };
}

function unitOf(values: Map<string, string>): string[] {
  return [...values].flatMap(([name, text]) => (/^unit(?:\.[a-z]+|[0-9]+)$/u.test(name) ? [text] : []));
}

function refuse(reason: string, message: string): ReadRefusal {
  return { ok: false, reason, message };
}
