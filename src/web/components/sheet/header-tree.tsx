import type { Column, Phase } from "../../../domain/forms/form-definition.ts";
import { headerRows, leafColumns } from "../../../domain/forms/header-tree.ts";
import { phaseOfColumn } from "./sheet-style.ts";

type HeaderTreeProps = { columns: Column[]; phase: Phase | null; sticky: number; extra?: string };

/** The column groups of a form's table as it stands on the paper. `extra` adds a last column for actions. */
export function HeaderTree({ columns, phase, sticky, extra }: HeaderTreeProps) {
  const leaves = leafColumns(columns);
  const rows = headerRows(columns);
  return (
    <>
      <colgroup>
        {leaves.map((leaf, index) => (
          // Columns of a form never move while a page is shown.
          <col key={`${leaf.label}-${leaf.width}-${columnName(leaf)}`} className={`col-${index}`} />
        ))}
        {extra && <col className="col-extra" />}
      </colgroup>
      <thead>
        {rows.map((row, level) => (
          <tr key={row.map(({ label }) => label).join("|")}>
            {row.map((cell) => {
              const index = cell.column ? leaves.indexOf(cell.column) : -1;
              return (
                <th
                  key={`${cell.label}${index}`}
                  scope={cell.column ? "col" : "colgroup"}
                  colSpan={cell.columnSpan > 1 ? cell.columnSpan : undefined}
                  rowSpan={cell.rowSpan > 1 ? cell.rowSpan : undefined}
                  className={headerClass(cell.column ? phaseOfColumn(cell.column) === phase : false, index, sticky)}
                >
                  <span className="head-label">{cell.label}</span>
                  {cell.hint && <span className="head-hint">{cell.hint}</span>}
                </th>
              );
            })}
            {extra && level === 0 && (
              <th scope="col" rowSpan={rows.length} className="cell-extra">
                {extra}
              </th>
            )}
          </tr>
        ))}
      </thead>
    </>
  );
}

function headerClass(now: boolean, index: number, sticky: number): string | undefined {
  const names = [now && "now", index >= 0 && index < sticky && `stick stick-${index}`].filter(Boolean);
  return names.length > 0 ? names.join(" ") : undefined;
}

function columnName(leaf: ReturnType<typeof leafColumns>[number]): string {
  return "concept" in leaf ? leaf.concept : leaf.parts.map(({ concept }) => concept).join("+");
}
