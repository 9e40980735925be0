import { describe, expect, test } from "vitest";
import type { ImportedDocument, ImportedSlot } from "../../src/documents/imported-document.ts";
import { sourceDocument, understoodDocument } from "../support/source-document.ts";

/**
 * What the form prints, by place in the file: whole lines, or the cells of a line counted from 0 without empty ones.
 * Everything else is body, and each of its characters must be found again in one field or in `unplaced`.
 */
type Printed = { lines: number[]; cells?: Record<number, number[]>; within?: string[] };

const uedaForms = [15, 29, 39, 55, 70];
const printed: Record<string, Printed> = {
  "000": {
    lines: [
      3, 5, 7, 9, 10, 17, 19, 21, 23, 24, 30, 32, 34, 36, 37, 38, 45, 46, 47, 54, 55, 62, 64, 66, 68, 69, 70, 73, 75,
      77, 79, 80, 81,
    ],
  },
  "001": {
    lines: [13, 27, 53, 68, ...[20, 34, 44, 60, 75], ...[25, 37, 51, 66, 80]],
    cells: Object.fromEntries(
      uedaForms.flatMap((first) => [
        [first, [0, 2, 4]],
        [first + 1, [0, 2, 4]],
        [first + 2, [0]],
        [first + 3, [0]],
        [first + 4, [0]],
      ]),
    ),
  },
  "002": {
    lines: [25, 29, 31, 35, 41, 46, 60, 85, 97, 101, 102, 103, 104, 105, 108, 112],
    within: [
      "開催場所：",
      ...[
        "関連の組織使命",
        "関連の施策・基本事業No.",
        "〈現在の状態〉",
        "↓",
        "〈達成目標〉",
        "※目標が達成した状態",
      ].flatMap((label) => [label, label]),
    ],
  },
  "003": { lines: [3, 6, 16, 27], cells: { 5: [0, 2, 4] } },
  "004": { lines: [3, 5] },
};

describe.each(Object.keys(printed))("document %s", (number) => {
  const { lines } = sourceDocument(number);
  const document = understoodDocument(number);

  test("every body character stands in exactly one field or is unplaced", () => {
    expect(counted(fieldsOf(document))).toEqual(counted(bodyOf(lines, printed[number] ?? { lines: [] })));
  });

  test("every unplaced text says its line and why", () => {
    for (const { line, text, reason } of document.unplaced) {
      for (const piece of text.split(/\s+/)) expect(lines[line - 1]).toContain(piece);
      expect(reason).toMatch(/。$/);
    }
  });
});

function bodyOf(lines: string[], { lines: whole, cells = {}, within = [] }: Printed): string[] {
  const body = lines.flatMap((line, index) => {
    if (whole.includes(index + 1)) return [];
    const filled = line.split("\t").filter((cell) => cell.trim() !== "");
    return filled.filter((_cell, at) => !cells[index + 1]?.includes(at));
  });
  return without(body.join(""), within.join(""));
}

function fieldsOf({ sheets, timetable, rules, unplaced }: ImportedDocument): (string | undefined)[] {
  const goals = sheets.flatMap((sheet) => sheet.goals);
  return [
    ...sheets.flatMap(({ header }) => Object.values(header)),
    ...goals.flatMap(({ number, title, difficulty, rating }) => [number ?? "", title, difficulty ?? "", rating ?? ""]),
    ...goals.flatMap(({ texts }) => Object.values(texts)),
    ...goals.flatMap(({ planLinks }) => planLinks.map(({ text }) => text)),
    ...goals.flatMap(({ workItems }) => workItems.flatMap(({ texts }) => Object.values(texts))),
    ...timetable.flatMap(slotWords),
    ...(timetable[0]?.attendees.map((name) => `・${name}`) ?? []),
    timetable[0]?.venue ?? "",
    ...rules.map(({ text }) => `- ・ ${text}`),
    ...unplaced.map(({ text }) => text),
  ];
}

/** A date stands in the file only where a new day begins. */
function slotWords(slot: ImportedSlot, index: number, all: ImportedSlot[]): string[] {
  const { date, start, end, duration, unit, buffer, basicPrograms } = slot;
  const day = new Date(`${date}T00:00:00Z`);
  const written = `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日(${"日月火水木金土".charAt(day.getUTCDay())})`;
  const isNew = all[index - 1]?.date !== date;
  return [
    isNew ? written : "",
    start,
    end,
    duration ?? "",
    buffer ? "予備" : (unit ?? ""),
    String(basicPrograms ?? ""),
  ];
}

function without(text: string, removed: string): string[] {
  const characters = [...text];
  for (const character of removed) {
    const at = characters.indexOf(character);
    if (at < 0) throw new Error(`${character} is not in the body`);
    characters.splice(at, 1);
  }
  return characters;
}

function counted(texts: (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const character of texts.join("").replace(/\s+/gu, "")) counts[character] = (counts[character] ?? 0) + 1;
  return counts;
}
