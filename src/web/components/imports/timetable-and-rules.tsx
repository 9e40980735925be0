import type { ImportPreview } from "../../../usecases/imports/import-preview.ts";
import { dayAndWeekday } from "../../sayings/date-and-time.ts";

/** What a file holds beside sheets: consultations with the mayor, and the city's rules for good goals. */
export function TimetableAndRules({ preview }: { preview: ImportPreview }) {
  const { timetable, rules } = preview;
  const attendees = [...new Set(timetable.flatMap((slot) => slot.attendees))];
  return (
    <>
      {timetable.length > 0 && (
        <section aria-labelledby="timetable">
          <h2 id="timetable">協議の日程（{timetable.length}）</h2>
          <div className="table-scroll">
            <table className="data-table">
              <thead>
                <tr>
                  <th scope="col">日</th>
                  <th scope="col">時間</th>
                  <th scope="col">部局</th>
                  <th scope="col" className="number">
                    基本事業
                  </th>
                  <th scope="col">会場</th>
                </tr>
              </thead>
              <tbody>
                {timetable.map(({ date, start, end, unit, buffer, basicPrograms, venue }) => (
                  <tr key={`${date}${start}${unit}`}>
                    <td>{dayAndWeekday(date)}</td>
                    <td>
                      {start}～{end}
                    </td>
                    <td>{buffer ? "予備" : unit}</td>
                    <td className="number">{basicPrograms}</td>
                    <td>{venue}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {attendees.length > 0 && <p className="small">協議者: {attendees.join("、")}</p>}
        </section>
      )}
      {rules.length > 0 && (
        <section aria-labelledby="rules">
          <h2 id="rules">目標の書き方の決まり（{rules.length}）</h2>
          <ol className="rules">
            {rules.map(({ section, text }) => (
              <li key={`${section}${text}`}>
                <span className="quiet small">{section}</span>　{text}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
