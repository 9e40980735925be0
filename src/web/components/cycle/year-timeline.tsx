import type { Timeline, TimelineBar } from "../../../domain/cycle/timeline.ts";
import { dayInWords } from "../../sayings/date-and-time.ts";
import { levelNames } from "./level-names.ts";

/** The year as a line: beside each bar stands in words what it shows. */
export function YearTimeline({ timeline: { months, today, stages } }: { timeline: Timeline }) {
  return (
    <table className="timeline">
      <caption className="visually-hidden">年間の流れの期間</caption>
      <thead>
        <tr>
          <th scope="col">時期</th>
          <th scope="col">だれ</th>
          <th scope="col">期間</th>
          <td aria-hidden="true">
            <ol className="timeline-months">
              {months.map(({ year, month }) => (
                <li key={`${year}-${month}`}>{month === 4 ? "4月" : month}</li>
              ))}
            </ol>
          </td>
        </tr>
      </thead>
      {stages.map(({ stage, label, bars }) => (
        <tbody key={stage}>
          {bars.map((bar, index) => (
            <tr key={bar.level}>
              {index === 0 && (
                <th scope="rowgroup" rowSpan={bars.length}>
                  {label}
                </th>
              )}
              <td>{levelNames[bar.level]}</td>
              <td className="timeline-days">
                {dayInWords(bar.opens)}～{dayInWords(bar.closes)}
                {bar.locks && <span className="quiet small">（猶予 {dayInWords(bar.locks)}まで）</span>}
              </td>
              <td aria-hidden="true" className="timeline-cell">
                <Bar bar={bar} length={months.length} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Bar({ bar, length, today }: { bar: TimelineBar; length: number; today: number | null }) {
  const width = (from: number, to: number) => Math.max(0, Math.round((to - from) * 100) / 100);
  const months = Array.from({ length: length - 1 }, (_, index) => `M${index + 1} 0V1`).join("");
  return (
    <svg className="timeline-bar" viewBox={`0 0 ${length} 1`} preserveAspectRatio="none" role="presentation">
      <path className="timeline-grid" d={months} />
      <rect className="timeline-grace" x={bar.to} y="0.3" width={width(bar.to, bar.graceTo)} height="0.4" />
      <rect
        className={`timeline-span timeline-${bar.level}`}
        x={bar.from}
        y="0.1"
        width={width(bar.from, bar.to)}
        height="0.8"
      />
      {today !== null && <path className="timeline-today" d={`M${today} 0V1`} />}
    </svg>
  );
}
