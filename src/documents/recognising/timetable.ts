import { parseJapaneseDate } from "../../domain/periods/wareki.ts";
import type { ImportedSlot, UnplacedText } from "../imported-document.ts";
import type { Grid, GridCell, GridRow } from "../reading/grid.ts";
import { cellKey } from "./match-key.ts";

const labels = {
  date: /^(?:月日|日付|日程|開催日|実施日|日にち)$/u,
  time: /^(?:時間|時刻|開催時間|開始)$/u,
  unit: /^(?:部局|部局名|対象部局|部署|所属|課名)$/u,
  programs: /^(?:基本事業数|事業数)$/u,
  attendees: /^(?:協議者|出席者|参加者)$/u,
  venue: /^(?:会場|場所|開催場所)$/u,
} as const;
type Part = keyof typeof labels;

export type TimetableReading = { timetable: ImportedSlot[]; unplaced: UnplacedText[]; rest: Grid };

/**
 * Timetables of consultations: dates are carried down, a merged list of attendees holds for the whole table, and a
 * line 「開催場所：…」 above gives the venue. `rest` is the grid without them.
 */
export function readTimetable(grid: Grid): TimetableReading {
  const result: TimetableReading = { timetable: [], unplaced: [], rest: grid };
  const used = new Set<GridRow>();
  let venue: string | null = null;
  grid.rows.forEach((row, at) => {
    const only = row.cells.length === 1 ? row.cells[0] : undefined;
    const place = only && /^(?:開催)?(?:場所|会場)\s*[:：]\s*(\S.*)$/u.exec(only.text)?.[1];
    if (place && followedByHeading(grid, at)) {
      venue = place;
      used.add(row);
    }
    const columns = headingOf(row);
    if (columns === null) return;
    used.add(row);
    readSlots(grid, at + 1, columns, venue, used, result);
  });
  if (used.size > 0) result.rest = { ...grid, rows: grid.rows.filter((row) => !used.has(row)) };
  return result;
}

function followedByHeading(grid: Grid, at: number): boolean {
  return grid.rows.slice(at + 1, at + 6).some((row) => headingOf(row) !== null);
}

type Columns = { part: Part; first: number; end: number }[];

function headingOf(row: GridRow): Columns | null {
  if (row.cells.length < 3) return null;
  const found = row.cells.flatMap((cell) => {
    const part = cell.text.length > 12 ? undefined : partNames.find((name) => labels[name].test(cellKey(cell)));
    return part === undefined ? [] : [{ part, first: cell.column }];
  });
  const has = (part: Part) => found.some((column) => column.part === part);
  if (!has("date") || !has("time") || !has("unit")) return null;
  return found.map((column, index) => ({ ...column, end: found[index + 1]?.first ?? Number.POSITIVE_INFINITY }));
}

const partNames: Part[] = ["date", "time", "unit", "programs", "attendees", "venue"];

function readSlots(
  grid: Grid,
  from: number,
  columns: Columns,
  venue: string | null,
  used: Set<GridRow>,
  result: TimetableReading,
): void {
  let date: string | null = null;
  const attendees: string[] = [];
  const slots: ImportedSlot[] = [];
  for (const row of grid.rows.slice(from)) {
    if (row.cells.length === 0) break;
    const of = (part: Part): GridCell[] => {
      const column = columns.find((one) => one.part === part);
      return column === undefined
        ? []
        : row.cells.filter((cell) => cell.column >= column.first && cell.column < column.end);
    };
    const times = of("time").flatMap(({ text }) => text.normalize("NFKC").match(/[0-9]{1,2}:[0-9]{2}/gu) ?? []);
    const [start, end, duration] = times;
    const named = of("date")
      .map(({ text }) => text)
      .join("");
    date = named === "" ? date : (parseJapaneseDate(named) ?? date);
    if (start === undefined || end === undefined || date === null) break;
    used.add(row);
    const unit = of("unit")
      .map(({ text }) => text)
      .join(" ");
    const buffer = /^(?:予備|調整|空き)/u.test(unit);
    const programs = of("programs")
      .map(({ text }) => text.normalize("NFKC"))
      .join("");
    for (const cell of of("attendees")) readAttendees(cell, row, grid, attendees, result.unplaced);
    slots.push({
      date,
      start,
      end,
      duration: duration ?? null,
      unit: buffer || unit === "" ? null : unit,
      buffer,
      basicPrograms: /^[0-9]+$/u.test(programs) ? Number(programs) : null,
      attendees: [],
      venue:
        of("venue")
          .map(({ text }) => text)
          .join(" ") || venue,
    });
  }
  result.timetable.push(...slots.map((slot) => ({ ...slot, attendees: [...attendees] })));
}

/** One name a bullet or line; the tags an extraction left around the list are not names. */
function readAttendees(cell: GridCell, row: GridRow, grid: Grid, attendees: string[], unplaced: UnplacedText[]): void {
  const tags = cell.text.match(/<[^<>]{0,80}>/gu) ?? [];
  const names = cell.text
    .replace(/<[^<>]{0,80}>/gu, "\n")
    .split(/(?:^|\s)[・•●]|[\n、,，]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  for (const name of names) if (!attendees.includes(name)) attendees.push(name);
  for (const text of tags) {
    unplaced.push({ line: row.line, text, ...(grid.exactColumns && { grid: grid.name }), reason: "組版の記号です。" });
  }
}
