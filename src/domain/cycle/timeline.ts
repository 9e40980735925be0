import { addDays } from "../periods/add-days.ts";
import { type Level, levels, type Stage, type StageKey } from "./cycle-definition.ts";
import { dateOfYearDay } from "./year-day.ts";

/** One bar: the days of a level in a stage. Dates are ISO; places are months from the beginning of the line. */
export type TimelineBar = {
  level: Level;
  opens: string;
  closes: string;
  /** The last day of grace; null where there is none. */
  locks: string | null;
  from: number;
  to: number;
  graceTo: number;
};

export type Timeline = {
  /** The months under the line; calendar years. */
  months: { year: number; month: number }[];
  /** Where today stands; null: not on the line. */
  today: number | null;
  stages: { stage: StageKey; label: string; bars: TimelineBar[] }[];
};

/** A year's cycle drawn along its months: from April to March, and further where its days lie further. */
export function timelineOf(
  stages: Pick<Stage, "stage" | "label" | "windows" | "graceDays" | "writtenBy">[],
  fiscalYear: number,
  today: string,
): Timeline {
  const spans = stages.map(({ stage, label, windows, graceDays, writtenBy }) => {
    const bars = levels.flatMap((level) => {
      const window = windows[level];
      if (!window) return [];
      const [opens, closes] = [dateOfYearDay(window.opens, fiscalYear), dateOfYearDay(window.closes, fiscalYear)];
      // Only who writes is locked out, and so has days of grace.
      const writes = writtenBy === "unit" ? level !== "office" && level !== "mayor" : level === "department";
      const graced = writtenBy !== "nobody" && graceDays > 0 && writes;
      return [{ level, opens, closes, locks: graced ? addDays(closes, graceDays) : null }];
    });
    return { stage, label, bars };
  });
  const dates = spans.flatMap(({ bars }) => bars.flatMap(({ opens, closes }) => [opens, closes]));
  const first = Math.min(monthOf(`${fiscalYear}-04-01`), ...dates.map(monthOf));
  const last = Math.max(monthOf(`${fiscalYear + 1}-03-31`), ...dates.map(monthOf));
  const length = last - first + 1;
  const placed = (date: string, end: 0 | 1) => Math.round((placeOf(date, end) - first) * 100) / 100;
  const place = (date: string, end: 0 | 1) => Math.max(0, Math.min(length, placed(date, end)));
  const now = placed(today, 0);
  return {
    months: Array.from({ length }, (_, index) => {
      const nth = first + index;
      return { year: Math.floor(nth / 12), month: (nth % 12) + 1 };
    }),
    today: now >= 0 && now <= length ? now : null,
    stages: spans.map(({ bars, ...stage }) => ({
      ...stage,
      bars: bars.map((bar) => ({
        ...bar,
        from: place(bar.opens, 0),
        to: place(bar.closes, 1),
        graceTo: place(bar.locks ?? bar.closes, 1),
      })),
    })),
  };
}

function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** Months are drawn equally wide; `end` 1: the end of the day. */
function placeOf(date: string, end: 0 | 1): number {
  return monthOf(date) + (Number(date.slice(8, 10)) - 1 + end) / 31;
}
