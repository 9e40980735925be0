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
 * The inverse of `joinParts`; outer white space of each part is trimmed. Null when the labels are not
 * all there in their order, because then the cell was not written by us or has been rebuilt by hand.
 */
export function splitParts(parts: Part[], text: string): Texts | null {
  const lines = text.split(/\r\n|[\n\r]/);
  const starts: { part: Part; from: number; label: number }[] = [];
  let searched = 0;
  for (const part of parts.filter(({ label }) => label !== "")) {
    const at = lines.findIndex((line, index) => index >= searched && line.startsWith(part.label));
    if (at < 0) return null;
    const from = part.before !== undefined && lines[at - 1] === part.before ? at - 1 : at;
    starts.push({ part, from, label: at });
    searched = at + 1;
  }
  const texts: { [C in Concept]?: string } = {};
  const put = (part: Part | undefined, words: string) => {
    if (part && words.trim() !== "") texts[part.concept] = words.trim();
  };
  const first = parts[0]?.label === "" ? parts[0] : undefined;
  const lead = lines.slice(0, starts[0]?.from ?? lines.length).join("\n");
  if (first === undefined && lead.trim() !== "") return null;
  put(first, lead);
  starts.forEach(({ part, label }, index) => {
    const own = lines.slice(label, starts[index + 1]?.from ?? lines.length);
    own[0] = (own[0] ?? "").slice(part.label.length);
    const next = parts[parts.indexOf(part) + 1];
    const gap = next?.label === "" ? own.indexOf("", 1) : -1;
    put(part, own.slice(0, gap < 0 ? own.length : gap).join("\n"));
    if (gap >= 0) put(next, own.slice(gap).join("\n"));
  });
  return texts;
}
