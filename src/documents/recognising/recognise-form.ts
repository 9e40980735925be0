import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { ReadRefusal } from "../imported-document.ts";
import type { Grid } from "../reading/grid.ts";
import { type FormLabels, formLabels } from "./form-labels.ts";
import { findHeader } from "./header-rows.ts";
import { matchKey } from "./match-key.ts";

export type RecognisedForm = { ok: true; labels: FormLabels } | ReadRefusal;

type Table = { grid: Grid; from: number; to: number; coverage: number };
type Candidate = { labels: FormLabels; tables: Table[]; score: number };

/** The share of a table's columns that must be found to be sure of its form; its name and boxes count beside them. */
const enough = 0.6;

/** Which of the forms a file is written on, by the headings of its tables; `formKey` decides beforehand. */
export function recogniseForm(grids: Grid[], forms: FormDefinition[], formKey: string | undefined): RecognisedForm {
  const chosen = formKey === undefined ? forms : forms.filter(({ key }) => key === formKey);
  if (chosen.length === 0)
    return refuse("no-such-form", `「${formKey}」という様式はありません。使える様式: ${listed(forms)}`);
  const candidates = chosen.map((form) => candidateOf(grids, form)).toSorted((a, b) => b.score - a.score);
  const best = candidates[0];
  if (best === undefined || best.tables.length === 0) return unknown(grids, chosen, formKey);
  if (formKey === undefined && best.score < enough) return unknown(grids, chosen, formKey);
  const other = formKey === undefined ? candidates.find((candidate) => isAnotherForm(candidate, best)) : undefined;
  if (other === undefined) return { ok: true, labels: best.labels };
  const both = [
    { form: best.labels.form, table: best.tables[0] },
    { form: other.labels.form, table: other.tables.find((table) => standsApart(table, best)) },
  ].toSorted((a, b) => orderIn(grids, a.table) - orderIn(grids, b.table));
  const [first, second] = both.map(({ form, table }) => `「${form.name}」（${placeOf(table)}）`);
  return refuse(
    "two-forms",
    `このファイルには${first}と${second}の二つの様式があります。様式ごとにファイルを分けて、もう一度読み込んでください。`,
  );
}

function orderIn(grids: Grid[], table: Table | undefined): number {
  return table === undefined ? 0 : grids.indexOf(table.grid) * 10_000_000 + table.from;
}

function candidateOf(grids: Grid[], form: FormDefinition): Candidate {
  const labels = formLabels(form);
  const tables: Table[] = [];
  for (const grid of grids) {
    for (let at = 0; at < grid.rows.length; at += 1) {
      const header = findHeader(grid, at, labels.table);
      if (header === null) continue;
      tables.push({ grid, from: at, to: at + header.rows, coverage: header.found / labels.table.leaves.length });
      at += header.rows - 1;
    }
  }
  const coverage = Math.max(0, ...tables.map((table) => table.coverage));
  const named = coverage > 0 && grids.some((grid) => grid.rows.some((row) => namesForm(row.cells, form)));
  return { labels, tables, score: coverage + (named ? 0.3 : 0) + (coverage > 0 ? boxShare(grids, labels) * 0.3 : 0) };
}

function namesForm(cells: { text: string }[], form: FormDefinition): boolean {
  const name = matchKey(form.name);
  return cells.length <= 3 && cells.some(({ text }) => text.length <= 120 && matchKey(text).includes(name));
}

function boxShare(grids: Grid[], { boxes }: FormLabels): number {
  if (boxes.length === 0) return 0;
  const rows = grids.flatMap((grid) => grid.rows.slice(0, 60));
  const keys = new Set(
    rows.flatMap(({ cells }) => cells.flatMap(({ text }) => (text.length <= 60 ? [matchKey(text)] : []))),
  );
  return boxes.filter((box) => box.keys.some((key) => keys.has(key))).length / boxes.length;
}

/** Well found in a table that the best form does not claim. */
function isAnotherForm(candidate: Candidate, best: Candidate): boolean {
  return (
    candidate.labels.form.key !== best.labels.form.key &&
    candidate.tables.some((table) => table.coverage >= 0.75 && standsApart(table, best))
  );
}

function standsApart(table: Table, best: Candidate): boolean {
  return !best.tables.some(({ grid, from, to }) => grid === table.grid && from < table.to && table.from < to);
}

function unknown(grids: Grid[], forms: FormDefinition[], formKey: string | undefined): ReadRefusal {
  const known = new Map<string, string>();
  for (const form of forms) {
    const { table, boxes } = formLabels(form);
    for (const { keys, label } of [
      ...table.leaves.map(({ keys, column }) => ({ keys, label: column.label })),
      ...boxes.map(({ keys, field }) => ({ keys, label: field.label })),
    ]) {
      for (const key of keys) known.set(key, label);
    }
  }
  const cells = grids.flatMap((grid) => grid.rows.slice(0, 200).flatMap((row) => row.cells));
  const found = new Set(cells.flatMap(({ text }) => (text.length <= 60 ? (known.get(matchKey(text)) ?? []) : [])));
  const labels = [...found]
    .slice(0, 8)
    .map((label) => `「${label}」`)
    .join("");
  const seen = labels === "" ? "知っている見出しが一つも見つかりません。" : `見つかった見出しは${labels}だけです。`;
  return formKey === undefined
    ? refuse(
        "unknown-form",
        `どの様式のファイルか分かりません。${seen}様式を選ぶ（コマンドでは --form）か、表の見出しの行があるか確かめてください。使える様式: ${listed(forms)}`,
      )
    : refuse(
        "no-table",
        `様式「${forms[0]?.name ?? formKey}」の表の見出しが見つかりません。${seen}別の様式を選ぶか、見出しの行があるか確かめてください。`,
      );
}

function placeOf(table: Table | undefined): string {
  const row = table?.grid.rows[table.from];
  return table === undefined || row === undefined
    ? ""
    : `${table.grid.exactColumns ? `「${table.grid.name}」の` : ""}${row.line}行目`;
}

function listed(forms: FormDefinition[]): string {
  return forms.map((form) => `${form.key}（${[form.municipality, form.name].filter(Boolean).join(" ")}）`).join("、");
}

function refuse(reason: string, message: string): ReadRefusal {
  return { ok: false, reason, message };
}
