import type { Concept } from "../../../domain/forms/concepts.ts";
import type { Texts } from "../../../domain/sheets/sheet-content.ts";
import { alignSubItems, type SubItem } from "../../../domain/sheets/sub-items.ts";

/** A cell of one numbered row; null where a part above reaches down over it. */
export type RowCell =
  | { kind: "part"; markers: string[]; text: string; rowSpan: number }
  /** What another row says for this one too: 「(1)(3)」 written once, at (1). */
  | { kind: "same"; markers: string[] }
  /** Nothing was written for this number although other numbers of the column have something. */
  | { kind: "hole"; missing: boolean }
  | { kind: "empty" };

export type NumberedRow = { marker: string; flags: SubItem["flags"]; cells: { [C in Concept]?: RowCell | null } };

/** What a work item says as a whole, and its numbered parts as rows that line up across the columns. */
export type WorkItemRows = { title: string; common: { [C in Concept]?: string }; rows: NumberedRow[] };

/** Lays out one work item; null when its columns hold no numbered parts and it is a plain row. */
export function workItemRows(texts: Texts, columns: Concept[]): WorkItemRows | null {
  const { title, subItems, common } = alignSubItems(pick(texts, columns));
  if (subItems.length === 0) return null;
  const rows = subItems.map(({ marker, flags }): NumberedRow => ({ marker, flags, cells: {} }));
  for (const concept of columns) {
    const answered = subItems.some((item) => item.parts[concept]);
    for (const [index, item] of subItems.entries()) {
      const row = rows[index] as NumberedRow;
      const part = item.parts[concept];
      if (!part) {
        const missing = concept.startsWith("yearEnd.") && item.flags.includes("target-without-report");
        row.cells[concept] = answered ? { kind: "hole", missing } : { kind: "empty" };
      } else if (subItems[index - 1]?.parts[concept] === part) {
        row.cells[concept] = null;
      } else if (subItems.slice(0, index).some((above) => above.parts[concept] === part)) {
        row.cells[concept] = { kind: "same", markers: part.markers };
      } else {
        let rowSpan = 1;
        while (subItems[index + rowSpan]?.parts[concept] === part) rowSpan += 1;
        row.cells[concept] = { kind: "part", markers: part.markers, text: part.text, rowSpan };
      }
    }
  }
  return { title, common, rows };
}

function pick(texts: Texts, concepts: Concept[]): Texts {
  const picked: Texts = {};
  for (const concept of concepts) {
    const text = texts[concept];
    if (text) picked[concept] = text;
  }
  return picked;
}
