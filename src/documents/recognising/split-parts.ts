import type { Concept } from "../../domain/forms/concepts.ts";
import type { CompositeColumn, Part } from "../../domain/forms/form-definition.ts";
import { splitJoinedParts } from "../composite-text.ts";
import type { ImportedTexts } from "../imported-document.ts";

/** A cell of several parts taken apart at its printed labels. `residue`: marks and tags that belong to no part. */
export type SplitCell = { texts: ImportedTexts; residue: string[]; doubtful: Concept[] };

/** `loose`: the text of an extraction, with tags around the parts. */
export function splitParts(column: CompositeColumn, text: string, loose: boolean): SplitCell {
  const own = loose ? null : splitJoinedParts(column.parts, text);
  if (own !== null) return { texts: own, residue: [], doubtful: [] };
  const result: SplitCell = { texts: {}, residue: [], doubtful: [] };
  const found = findLabels(column.parts, text);
  const put = (part: Part, words: string) => {
    if (words === "") return;
    const before = result.texts[part.concept];
    result.texts[part.concept] = before === undefined ? words : `${before}\n${words}`;
  };
  const clean = (piece: string, next: Part | undefined) => trimPiece(piece, next?.before, loose, result.residue);
  const lead = clean(text.slice(0, found[0]?.start ?? text.length), found[0]?.part);
  const free = column.parts.find((part) => part.label === "");
  if (lead !== "") {
    const whole = free ?? (found.length === 0 ? wholeCellPart(column.parts) : undefined);
    if (whole === undefined) result.residue.push(lead);
    else put(whole, lead);
    if (whole !== undefined && free === undefined) result.doubtful.push(...column.parts.map((part) => part.concept));
  }
  found.forEach(({ part, end }, index) => {
    const next = found[index + 1];
    const words = clean(text.slice(end, next?.start ?? text.length), next?.part);
    const after = column.parts[column.parts.indexOf(part) + 1];
    if (after?.label === "" && next?.part !== after) {
      const [own, rest] = splitCode(words, /^[ \t\u3000]*\n/u.test(text.slice(end)));
      put(part, own);
      put(after, rest);
    } else {
      put(part, words);
    }
  });
  return result;
}

/** Labels in the order of the form, each at the beginning of a line or after white space or a tag. */
function findLabels(parts: Part[], text: string): { part: Part; start: number; end: number }[] {
  const folded = foldWidths(text);
  let from = 0;
  return parts.flatMap((part) => {
    if (part.label === "") return [];
    const source = [...foldWidths(part.label)].map((c) => (/\s/u.test(c) ? "" : escapeCharacter(c))).join("\\s*");
    const pattern = new RegExp(`(?<=^|[\\s>])${source}`, "gu");
    pattern.lastIndex = from;
    const match = pattern.exec(folded);
    if (match === null) return [];
    from = match.index + match[0].length;
    return [{ part, start: match.index, end: from }];
  });
}

function trimPiece(piece: string, before: string | undefined, loose: boolean, residue: string[]): string {
  let words = loose ? withoutTagsAround(piece, residue) : piece.trim();
  if (before !== undefined && words.endsWith(before)) {
    words = words.slice(0, -before.length);
    words = loose ? withoutTagsAround(words, residue) : words.trim();
  }
  return words;
}

function withoutTagsAround(piece: string, residue: string[]): string {
  let words = piece.trim();
  for (const edge of [/^<[^<>]{0,80}>/u, /<[^<>]{0,80}>$/u]) {
    for (let tag = edge.exec(words); tag !== null; tag = edge.exec(words)) {
      residue.push(tag[0]);
      words = words.slice(tag.index === 0 ? tag[0].length : 0, tag.index === 0 ? undefined : tag.index).trim();
    }
  }
  return words;
}

/**
 * A labelled part followed by one without a label: what stands on the label's own line is its own. Where the line
 * is lost, only codes are (「7-5・①」), and the rest belongs to the next part.
 */
function splitCode(words: string, ownLineEmpty: boolean): [string, string] {
  const line = words.indexOf("\n");
  if (line >= 0 && !ownLineEmpty) return [words.slice(0, line).trim(), words.slice(line + 1).trim()];
  const code = /^(?:[0-9０-９a-zA-Z①-⑳\-－‐・･.,、，]+(?:\s+|$))+/u.exec(words)?.[0] ?? "";
  return [code.trim(), words.slice(code.length).trim()];
}

/** Where a cell without any label goes: the part that says how far. */
function wholeCellPart(parts: Part[]): Part | undefined {
  return parts.find((part) => part.concept === "target") ?? parts[0];
}

/** Full-width forms folded to half-width, one character for one, so that places stay the same. */
function foldWidths(text: string): string {
  return text.replace(/[\uff01-\uff5e〈〉《》]/gu, (c) => {
    if (c === "〈" || c === "《") return "<";
    if (c === "〉" || c === "》") return ">";
    return String.fromCharCode(c.charCodeAt(0) - 0xfee0);
  });
}

function escapeCharacter(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&");
}
