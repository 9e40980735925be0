import { useLayoutEffect, useRef, useState } from "react";
import type { Concept } from "../../../domain/forms/concepts.ts";
import { formFields } from "../../../domain/forms/form-fields.ts";
import { textsOf } from "../../../domain/sheets/apply-change.ts";
import { useSession } from "./editor-session.ts";
import { useStore } from "./editor-store.ts";
import type { FormCell } from "./form-cells.ts";
import { readingsOf } from "./readings.ts";
import { saveStatus, statusText } from "./save-status.ts";

type CellSurroundingsProps = { cell: FormCell; text: string; id: string };

/** Above the cell in hand what the form asks for, below it what was understood and whether it is saved. */
export function CellSurroundings({ cell, text, id }: CellSurroundingsProps) {
  const session = useSession();
  const { form, fiscalYear } = session.props;
  const model = useStore(session.store, (now) => now);
  const kept = useStore(session.kept, (now) => now);
  const guide = useRef<HTMLDivElement>(null);
  const [below, setBelow] = useState(false);
  const { field } = cell;
  const guidance = field.guidance ?? field.hint;
  const numbered = formFields(form).flatMap(({ field: one, of }): Concept[] =>
    of === "workItem" && one.type === "subItems" ? [one.concept] : [],
  );
  const readings = readingsOf(field, text, textsOf(model.content, cell.owner) ?? {}, numbered, fiscalYear);

  // Guidance that would lie under the header of the table goes below instead.
  useLayoutEffect(() => {
    const box = guide.current;
    const head = box?.closest("table")?.tHead?.getBoundingClientRect();
    const held = box?.closest(".cell-held")?.getBoundingClientRect();
    if (box && held) setBelow(held.top - box.offsetHeight - 8 < (head?.bottom ?? 0));
  }, []);

  const guideBox = (
    <div className="cell-guide" ref={guide}>
      <strong>{cell.label}</strong>
      {guidance && <span>{guidance}</span>}
    </div>
  );
  return (
    <>
      {!below && <div className="cell-above">{guideBox}</div>}
      <div className="cell-below" id={id}>
        {below && guideBox}
        {readings.length > 0 && (
          <ul className="cell-readings">
            {readings.map(({ text: reading, hole }) => (
              <li key={reading} className={hole ? "left-out" : undefined}>
                {reading}
              </li>
            ))}
          </ul>
        )}
        <span className="cell-status">{statusText(saveStatus(model), kept)}</span>
      </div>
    </>
  );
}
