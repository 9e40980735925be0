import { url } from "../routes.ts";

type YearExportMenuProps = {
  year: number;
  department: string | null;
  /** ISO date: the last day that can be chosen. */
  today: string;
  /** The person may take out sheets as they stood on an earlier day. */
  earlier: boolean;
};

/** The sheets of a year as files: now, or as they stood at the end of a day. */
export function YearExportMenu({ year, department, today, earlier }: YearExportMenuProps) {
  const file = (extension: string) => url("exportYear", { year, file: `export.${extension}` }, { department });
  return (
    <details className="menu">
      <summary>まとめて出力</summary>
      <div className="menu-list">
        <a href={file("xlsx")}>Excel（1シート1枚）</a>
        <a href={file("pdf")}>PDF（印刷用）</a>
        <a href={file("csv")}>CSV（集計用）</a>
        <a href={file("json")}>JSON（システム連携用）</a>
        {earlier && (
          <form method="get" action={url("exportYear", { year, file: "export.xlsx" })} className="menu-form">
            {department && <input type="hidden" name="department" value={department} />}
            <label htmlFor="export-on">この日の終わりの内容で出力する</label>
            <input className="input" type="date" id="export-on" name="on" max={today} required />
            <span className="menu-form-buttons">
              <button className="button button-small" type="submit">
                Excel
              </button>
              {(["pdf", "csv", "json"] as const).map((extension) => (
                <button
                  className="button button-small"
                  type="submit"
                  key={extension}
                  formAction={url("exportYear", { year, file: `export.${extension}` })}
                >
                  {extension.toUpperCase()}
                </button>
              ))}
            </span>
          </form>
        )}
      </div>
    </details>
  );
}
