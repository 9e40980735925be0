import type { Concept } from "../domain/forms/concepts.ts";
import type { LeafColumn, Part } from "../domain/forms/form-definition.ts";
import type { Texts } from "../domain/sheets/sheet-content.ts";

/**
 * A cell of several parts as one text: printed labels with the author's words between them.
 *
 *     〈現在の状態〉        a label begins a line; free text stands under it,
 *     …words…              a short field (a number, a date) on the label's own line
 *     ↓                    `before`, on a line of its own
 *     〈達成目標〉
 *     …words…
 *                          an empty line goes before a part without a label
 *     …words…
 */

/** What a body cell says. Labels of empty parts stay, as on an empty form. */
export function cellText(column: LeafColumn, texts: Texts): string {
  return "parts" in column ? joinParts(column.parts, texts) : (texts[column.concept] ?? "");
}

export function joinParts(parts: Part[], texts: Texts): string {
  const lines: string[] = [];
  parts.forEach((part, index) => {
    const text = texts[part.concept] ?? "";
    if (part.label === "" && text === "") return;
    if (part.label === "" && index > 0) lines.push("");
    if (part.before !== undefined) lines.push(part.before);
    if (part.label === "") lines.push(text);
    else if (text === "") lines.push(part.label);
    else lines.push(...(part.type === "text" ? [part.label, text] : [`${part.label} ${text}`]));
  });
  return lines.join("\n");
}

/**
 * The inverse of `joinParts`: null unless the text is, character for character, what `joinParts` makes of the
 * texts found, because then the cell was not written by us or has been rebuilt by hand.
 */
export function splitJoinedParts(parts: Part[], text: string): Texts | null {
  const lines = text.split(/\r\n|[\n\r]/);
  const found = labelLines(parts, lines);
  if (found === null) return null;
  const texts: { [C in Concept]?: string } = {};
  const put = (part: Part | undefined, words: string) => {
    if (part && words.trim() !== "") texts[part.concept] = words.trim();
  };
  put(parts[0]?.label === "" ? parts[0] : undefined, lines.slice(0, found[0]?.from ?? lines.length).join("\n"));
  for (const [index, { part, at }] of found.entries()) {
    const own = lines.slice(at, found[index + 1]?.from ?? lines.length);
    own[0] = (own[0] ?? "").slice(part.label.length);
    const next = parts[parts.indexOf(part) + 1];
    const gap = next?.label === "" ? own.indexOf("", 1) : -1;
    // Someone may have typed the next part without the empty line; that is for others to judge.
    if (next?.label === "" && gap < 0 && own.length > 1) return null;
    put(part, own.slice(0, gap < 0 ? own.length : gap).join("\n"));
    if (gap >= 0) put(next, own.slice(gap).join("\n"));
  }
  return joinParts(parts, texts) === lines.join("\n") ? texts : null;
}

/** Where each label stands, in the order of the form; `from` is the arrow's line before it, or its own. */
function labelLines(parts: Part[], lines: string[]): { part: Part; from: number; at: number }[] | null {
  const found: { part: Part; from: number; at: number }[] = [];
  let searched = 0;
  for (const part of parts.filter(({ label }) => label !== "")) {
    const at = lines.findIndex(
      (line, index) =>
        index >= searched &&
        (part.type === "text" ? line === part.label : line.startsWith(part.label)) &&
        (part.before === undefined || lines[index - 1] === part.before),
    );
    if (at < 0) return null;
    found.push({ part, from: part.before === undefined ? at : at - 1, at });
    searched = at + 1;
  }
  return found;
}
