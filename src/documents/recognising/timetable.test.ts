import { expect, test } from "vitest";
import { inventedGrid, inventedText } from "./invented-grid.ts";
import { readTimetable } from "./timetable.ts";

test("a worksheet's timetable: times in one cell, a date merged over rows, a venue a row", () => {
  const { timetable, rest } = readTimetable(
    inventedGrid([
      ["月日", "時間", "部局", "会場"],
      [{ text: "令和8年4月13日（月）", down: 2 }, "9:00～9:30", "建設部", "第一会議室"],
      ["9:30～10:00", "調整", "第一会議室"],
      [],
      ["備考"],
    ]),
  );
  expect(timetable).toEqual([
    {
      date: "2026-04-13",
      start: "9:00",
      end: "9:30",
      duration: null,
      unit: "建設部",
      buffer: false,
      basicPrograms: null,
      attendees: [],
      venue: "第一会議室",
    },
    expect.objectContaining({ date: "2026-04-13", start: "9:30", unit: null, buffer: true }),
  ]);
  expect(rest.rows.flatMap(({ cells }) => cells.map(({ text }) => text))).toEqual(["備考"]);
});

test("a table that only looks like one is left alone", () => {
  const grid = inventedText(["月日\t時間\t部局", "後日\t未定\t建設部"]);
  const { timetable, rest } = readTimetable(grid);
  expect(timetable).toEqual([]);
  expect(rest.rows.at(-1)?.cells).toHaveLength(3);
});

test("attendees of all rows are those of the merged cell, each once", () => {
  const { timetable } = readTimetable(
    inventedText([
      "日付\t時間\t\t部署\t出席者",
      "2026年4月13日\t9:00\t9:30\t建設部\t・市長 ・副市長",
      "\t10:00\t10:30\t福祉部\t・副市長、部長",
    ]),
  );
  expect(timetable.map(({ attendees }) => attendees)).toEqual([
    ["市長", "副市長", "部長"],
    ["市長", "副市長", "部長"],
  ]);
});
