import type { ReactNode } from "react";
import type { Field, LeafColumn, Part } from "../../../domain/forms/form-definition.ts";
import { fieldsOf, isComposite } from "../../../domain/forms/header-tree.ts";
import type { CellOwner, Texts } from "../../../domain/sheets/sheet-content.ts";

/** How one field's words are drawn: read on the sheet page, edited in the editor. */
export type DrawField = (owner: CellOwner, field: Field | Part, text: string) => ReactNode;

type CellProps = { column: LeafColumn; owner: CellOwner; texts: Texts; draw: DrawField };

/** What stands in one cell of a form: one field, or the parts of a composite one under the other. */
export function Cell({ column, owner, texts, draw }: CellProps) {
  if (!isComposite(column)) return draw(owner, column, texts[column.concept] ?? "");
  return column.parts.map((part) => (
    <div className="cell-part" key={part.concept}>
      {part.before && (
        <span className="cell-before" aria-hidden="true">
          {part.before}
        </span>
      )}
      {part.label && <span className="cell-part-label">{part.label}</span>}
      {draw(owner, part, texts[part.concept] ?? "")}
    </div>
  ));
}

/** Whether nothing at all stands in a cell. */
export function isEmptyCell(column: LeafColumn, texts: Texts): boolean {
  return fieldsOf(column).every(({ concept }) => !texts[concept]);
}
