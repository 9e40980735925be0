import type { FieldsBlock, Phase } from "../../../domain/forms/form-definition.ts";
import { isFieldCell } from "../../../domain/forms/form-fields.ts";
import type { CellOwner, Texts } from "../../../domain/sheets/sheet-content.ts";
import { boxClass } from "./box-class.ts";
import type { DrawField } from "./cell.tsx";

type FieldBoxesProps = {
  block: FieldsBlock;
  /** The block's place in the form, from 0. */
  index: number;
  owner: CellOwner;
  texts: Texts;
  phase: Phase | null;
  draw: DrawField;
};

/** Label-and-value boxes above or below the table. */
export function FieldBoxes({ block, index, owner, texts, phase, draw }: FieldBoxesProps) {
  return (
    <div className="boxes">
      {block.rows.map((row, rowIndex) => (
        <div className="boxes-row" key={row.map((cell) => (isFieldCell(cell) ? cell.concept : cell.caption)).join("|")}>
          {row.map((cell, cellIndex) => {
            const place = boxClass(index, rowIndex, cellIndex);
            if (!isFieldCell(cell)) {
              return (
                <div key={cell.caption} className={`box box-caption ${place}`}>
                  {cell.caption}
                </div>
              );
            }
            const now = phase === null || cell.phase === phase;
            const empty = !texts[cell.concept];
            return (
              <div key={cell.concept} className={`box ${place}${cell.stacked ? " box-stacked" : ""}`}>
                {cell.label && (
                  <div className="box-label">
                    {cell.label}
                    {cell.hint && <span className="head-hint">{cell.hint}</span>}
                  </div>
                )}
                <div className={`box-value ${now ? "now" : "other"}${empty ? " empty" : ""}`}>
                  {draw(owner, cell, texts[cell.concept] ?? "")}
                </div>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
