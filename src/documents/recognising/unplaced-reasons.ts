import type { ImportedSheet, UnplacedText } from "../imported-document.ts";
import { matchKey } from "./match-key.ts";
import { isGuidance } from "./record-texts.ts";

/** Says of every text that found no place why it did not. */
export function explainUnplaced(unplaced: UnplacedText[], sheets: ImportedSheet[]): UnplacedText[] {
  const titles = new Set(sheets.flatMap(({ goals }) => goals.map(({ title }) => matchKey(title))));
  const units = new Set(sheets.flatMap(({ unit }) => unit.map(matchKey)));
  const grids = [...new Set(unplaced.map(({ grid }) => grid))];
  return unplaced
    .map((text) => ({ ...text, reason: text.reason ?? reasonOf(text.text, titles, units) }))
    .toSorted((a, b) => grids.indexOf(a.grid) - grids.indexOf(b.grid) || a.line - b.line);
}

function reasonOf(text: string, titles: ReadonlySet<string>, units: ReadonlySet<string>): string {
  const key = matchKey(text);
  if (titles.has(key.replace(/^-?[0-9]{1,2}[.)]?/u, ""))) return "目標の一覧です。同じ標題の目標があります。";
  if (units.has(key)) return "組織の名前だけの行です。";
  if (isGuidance(text)) return "記入の案内です。";
  return "表や記入欄の外の文です。";
}
