import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { TimetableSlot } from "../../usecases/consultations/read-timetable.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { placeWords } from "../components/cycle/stage-cell.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";
import { dayInWords } from "../sayings/date-and-time.ts";

type ConsultationsPageProps = {
  frame: Frame;
  fiscalYear: number;
  slots: TimetableSlot[];
  /** ISO date. */
  today: string;
};

/** The timetable of the consultations, each with the state of the sheets that are talked about. */
export function ConsultationsPage({ frame, fiscalYear: year, slots, today }: ConsultationsPageProps) {
  const label = fiscalYearLabel(year);
  const title = `${label}の協議の日程`;
  return (
    <Layout frame={frame} title={title}>
      <Breadcrumbs trail={[{ label, href: url("year", { year }) }, { label: "協議の日程" }]} />
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      {slots.length === 0 ? (
        <Notice title="協議の日程はまだありません">
          <p>事務局が日程表のファイルを取り込むと、ここに並びます。</p>
        </Notice>
      ) : (
        <table className="data-table cards">
          <caption className="visually-hidden">協議の日程</caption>
          <thead>
            <tr>
              <th scope="col">日時</th>
              <th scope="col">部局</th>
              <th scope="col">協議者</th>
              <th scope="col">場所</th>
              <th scope="col">シート</th>
            </tr>
          </thead>
          <tbody>
            {slots.map((slot) => (
              <Row key={slot.slotId} year={year} slot={slot} today={today} />
            ))}
          </tbody>
        </table>
      )}
    </Layout>
  );
}

function Row({ year, slot, today }: { year: number; slot: TimetableSlot; today: string }) {
  const { date, start, end, unit, buffer, attendees, venue } = slot;
  return (
    <tr aria-current={date === today ? "date" : undefined}>
      <th scope="row">
        {dayInWords(date)} {start}～{end}
        {date === today && <span className="now-mark">今日</span>}
      </th>
      <td data-label="部局">{buffer ? "予備" : unit}</td>
      <td data-label="協議者">{attendees.join("、")}</td>
      <td data-label="場所">{venue}</td>
      <td data-label="シート">
        <SheetsOf year={year} slot={slot} />
      </td>
    </tr>
  );
}

function SheetsOf({ year, slot: { count, departmentId } }: { year: number; slot: TimetableSlot }) {
  if (!count) return null;
  const told = (["done", "waiting", "writing", "ahead"] as const).filter((at) => count[at] > 0);
  return (
    <a href={url("year", { year }, { department: departmentId })}>
      {told.map((at) => `${placeWords[at]} ${count[at]}`).join("、")}
    </a>
  );
}
