import type { RatingSummary } from "../../domain/evaluation/rating-summary.ts";

/** A pane that scrolls must be reachable by keyboard. */
const scrollable = { tabIndex: 0 } as const;

/** How the departments judged their year, in the city's own words: one table for each scale in use. */
export function RatingTables({ summaries }: { summaries: RatingSummary[] }) {
  if (summaries.length === 0) return null;
  return (
    <section className="ratings" aria-labelledby="ratings">
      <h2 id="ratings">評価の集計</h2>
      {summaries.map(({ options, lines }) => (
        <section
          className="table-scroll"
          key={options.map(({ value }) => value).join()}
          aria-label={`評価の集計（${options.map(({ value }) => value).join("・")}）`}
          {...scrollable}
        >
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">部局</th>
                <th scope="col">欄</th>
                {options.map(({ value, label }) => (
                  <th scope="col" className="number ratings-option" key={value}>
                    {value}
                    {label && <span className="ratings-word">{label}</span>}
                  </th>
                ))}
                <th scope="col" className="number">
                  ほかの言葉
                </th>
                <th scope="col" className="number">
                  未記入
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ department, label, counts, other, open }) => (
                <tr key={`${department} ${label}`}>
                  <th scope="row">{department}</th>
                  <td>{label}</td>
                  {options.map(({ value }, index) => (
                    <td className="number" key={value}>
                      {counts[index] ?? 0}
                    </td>
                  ))}
                  <td className="number">{other}</td>
                  <td className="number">{open}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </section>
  );
}
