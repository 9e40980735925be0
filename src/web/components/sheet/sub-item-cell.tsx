import { Words } from "./words.tsx";
import type { RowCell } from "./work-item-rows.ts";

type SubItemCellProps = {
  cell: RowCell;
  marker: string;
  label: string;
  /** A number that only a report has: it was taken up during the year. */
  added: boolean;
  className: string;
};

/** One numbered part of a work item, or the visible hole where it is missing. */
export function SubItemCell({ cell, marker, label, added, className }: SubItemCellProps) {
  switch (cell.kind) {
    case "part":
      return (
        <td className={className} data-label={label} rowSpan={cell.rowSpan > 1 ? cell.rowSpan : undefined}>
          {cell.markers.length > 0 && <span className="marker">{cell.markers.join("")}</span>}{" "}
          <Words text={cell.text} />
        </td>
      );
    case "same":
      return (
        <td className={`${className} same`} data-label={label}>
          {cell.markers.join("")} にまとめて記載
        </td>
      );
    case "hole":
      return (
        <td className={`${className} hole`} data-label={label}>
          <span className="hole-word">
            {marker} {cell.missing ? "の報告がありません" : added ? "は年度途中の追加です" : "の記載なし"}
          </span>
        </td>
      );
    case "empty":
      return <td className={`${className} empty`} data-label={label} />;
  }
}
