import type { Beside } from "../../../in-page/beside-in-page.ts";
import type { FormCell } from "../form-cells.ts";

/** What the form says about the cell in hand, and the ways to the sheet's other pages. */
export function PanelMore({ cell, links }: { cell: FormCell | null; links: Beside["links"] }) {
  const guidance = cell && [cell.field.hint, cell.field.guidance].filter(Boolean).join("　");
  return (
    <>
      {cell && (
        <>
          <h3>記入の手引き</h3>
          <p className="small">{guidance || "この欄の手引きはありません。"}</p>
        </>
      )}
      <h3>ほかの画面</h3>
      <ul className="panel-links">
        {links.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
