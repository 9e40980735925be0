import type { Concept } from "../../../domain/forms/concepts.ts";
import { url } from "../../routes.ts";
import { Words } from "../sheet/words.tsx";

/** What one unit reports on its goal. */
export type ReportRow = {
  goalId: string;
  sheetId: string;
  unit: string;
  name: string;
  texts: Partial<Record<Concept, string>>;
};

type ReportTableProps = { label: string; columns: { concept: Concept; label: string }[]; rows: ReportRow[] };

/** A pane that scrolls must be reachable by keyboard. */
const scrollable = { tabIndex: 0 } as const;

/** What several units report, side by side. */
export function ReportTable({ label, columns, rows }: ReportTableProps) {
  return (
    <section className="table-scroll" aria-label={label} {...scrollable}>
      <table className="data-table report-table cards">
        <thead>
          <tr>
            <th scope="col">課</th>
            {columns.map((column) => (
              <th scope="col" key={column.concept}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ goalId, sheetId, unit, name, texts }) => (
            <tr key={goalId}>
              <th scope="row">
                {unit}
                <a className="report-goal" href={`${url("sheet", { sheetId })}#goal-${goalId}`}>
                  {name}
                </a>
              </th>
              {columns.map((column) => (
                <td key={column.concept} data-label={column.label}>
                  {texts[column.concept] ? (
                    <Words text={texts[column.concept] ?? ""} />
                  ) : (
                    <span className="quiet">—</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
