import type { LeafColumn } from "../../domain/forms/form-definition.ts";
import type { Alignment } from "./align-cells.ts";

/** Japanese notes on a row that was placed by meaning. */

export function placedBecause(text: string, why: string, column: LeafColumn | undefined): string {
  return `${quote(text)}は、${why}「${column?.label}」の欄に置きました。`;
}

/** `columns`: the one it was placed in, and the other it may belong to. */
export function notClear(text: string, columns: LeafColumn[]): string {
  const names = columns.map((column) => `「${column.label}」`);
  return names.length > 1
    ? `${quote(text)}は、${names.join("か")}かはっきりしません。${names[0]}の欄に置きました。確かめてください。`
    : `${quote(text)}は、${names[0]}の欄の文かどうかはっきりしません。確かめてください。`;
}

export function splitCell(rest: string, left: LeafColumn | undefined, right: LeafColumn | undefined): string {
  return `一つのセルに「${left?.label}」と「${right?.label}」の文が続けて入っていたので、${quote(rest)}から後を「${right?.label}」に分けました。確かめてください。`;
}

export function lostColumns(columns: LeafColumn[], { columns: placed }: Alignment): string[] {
  const names = columns.flatMap((column, leaf) => (placed.includes(leaf) ? [] : [`「${column.label}」`]));
  return names.length === 0 ? [] : [`${names.join("")}に当たるセルが見つかりません。空欄にしました。`];
}

export function exchanged(columns: LeafColumn[], { columns: placed }: Alignment): string[] {
  return placed.flatMap((leaf, cell) => {
    const next = placed[cell + 1];
    if (leaf === null || next === null || next === undefined || next > leaf) return [];
    return [
      `「${columns[next]?.label}」と「${columns[leaf]?.label}」のセルの順が入れ替わっていたので、内容に合わせて置きました。`,
    ];
  });
}

function quote(text: string): string {
  const characters = [...text.replace(/\s+/gu, " ")];
  return `「${characters.slice(0, 16).join("")}${characters.length > 16 ? "…" : ""}」`;
}
