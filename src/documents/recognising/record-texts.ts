import type { Field, LeafColumn, Part, Scale } from "../../domain/forms/form-definition.ts";
import { isComposite } from "../../domain/forms/header-tree.ts";
import type { GridCell } from "../reading/grid.ts";
import { addText, type Draft } from "./draft.ts";
import { matchKey } from "./match-key.ts";
import { splitParts } from "./split-parts.ts";
import { afterLabel } from "./stacked-part.ts";

export type Stray = { cell: GridCell; text: string; reason: string };

/**
 * Puts a cell's words under the concept of its column, or of its parts. What the form itself printed into the cell
 * comes back as stray text; `loose`: the text of an extraction, where that happens. `stacked`: the part in whose place
 * the cell stands, unless its words name another.
 */
export function recordCell(
  draft: Draft,
  column: LeafColumn,
  cell: GridCell,
  loose: boolean,
  scales: Record<string, Scale>,
  stacked: Part | null = null,
): Stray[] {
  if (!isComposite(column)) {
    const reason = loose ? printedReason(column, cell.text, scales) : null;
    if (reason !== null) return [{ cell, text: cell.text, reason }];
    addText(draft.texts, column.concept, cell.text);
    return [];
  }
  const { texts, residue, doubtful } = splitParts(column, cell.text, loose);
  if (stacked !== null) {
    const own = afterLabel(stacked, cell.text);
    const named = column.parts.some(({ label, concept }) => label !== "" && texts[concept] !== undefined);
    if (own !== null || !named) {
      addText(draft.texts, stacked.concept, own ?? cell.text);
      return [];
    }
  }
  const strays: Stray[] = [];
  for (const part of column.parts) {
    const text = texts[part.concept];
    if (text === undefined) continue;
    const reason = loose ? printedReason(part, text, scales) : null;
    if (reason === null) addText(draft.texts, part.concept, text);
    else strays.push({ cell, text, reason });
  }
  if (doubtful.length > 0) {
    draft.confidence = "low";
    draft.doubtful.push(...doubtful);
    draft.notes.push(
      `「${column.label}」の欄に小見出しが見つからないので、文を分けられませんでした。確かめてください。`,
    );
  }
  if (residue.length > 0) {
    strays.push({ cell, text: residue.join(" "), reason: "小見出しに付いた印や組版の記号です。" });
  }
  return strays;
}

function printedReason(field: Field, text: string, scales: Record<string, Scale>): string | null {
  const options = field.scale === undefined ? undefined : scales[field.scale]?.options;
  if (field.type === "scale" && !/[\p{L}\p{N}]/u.test(text))
    return `「${field.label || "評価"}」の欄に印字された印だけで、値がありません。`;
  if (field.type === "scale" && options?.some(({ value }) => matchKey(value) === matchKey(text))) return null;
  return field.phase !== "planning" && isGuidance(text) ? "様式に印字された記入の案内です。" : null;
}

/** Every sentence asks the reader to do something. */
export function isGuidance(text: string): boolean {
  const sentences = text
    .replace(/<[^<>]{0,80}>/gu, "")
    .split(/[。\n]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
  return sentences.length > 0 && sentences.every((sentence) => /(?:ください|下さい|すること|記入)$/u.test(sentence));
}
