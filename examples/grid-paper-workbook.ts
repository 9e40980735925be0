// A department's list as a clerk builds it: small square columns, everything merged, the day as a date cell in the
// Japanese calendar, numbers by formula, furigana over the name, the heading again on the second page, a hidden worksheet.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { type Cell, type CellStyle, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { ImportedDocument, ImportedGoal } from "../src/documents/imported-document.ts";

type Span = { from: number; to: number };
type Sheet = { cells: Map<string, Partial<Cell>>; merges: NonNullable<WriteSheet["merges"]> };

/** First and last square of each column of the table. */
const columns: Span[] = [
  { from: 0, to: 1 },
  { from: 2, to: 12 },
  { from: 13, to: 16 },
  { from: 17, to: 33 },
  { from: 34, to: 52 },
  { from: 53, to: 56 },
  { from: 57, to: 61 },
  { from: 62, to: 66 },
];
const labels = [
  "番号",
  "実施項目",
  "計画・方針等の分類",
  "どの水準まで\n(達成水準又は遂行後の状態等)",
  "どのような方法で\n(目標等を達成するための取組の内容等)",
  "いつまで\n(期限)",
  "共通/課名",
  "達成状況",
];
const thin = { style: "thin" } as const;
const boxed: CellStyle = {
  font: { name: "MS Gothic", size: 9 },
  alignment: { wrapText: true, vertical: "center" },
  border: { top: thin, bottom: thin, left: thin, right: thin },
};
const rowsPerGoal = 3;

export async function gridPaperWorkbook(document: ImportedDocument): Promise<Uint8Array> {
  const [list] = document.sheets;
  if (!list) throw new Error("the example has one sheet");
  const first = newSheet();
  put(first, 0, 0, { from: 14, to: 52 }, { value: "令和５年度　組織目標展開整理表（部の組織目標）", type: "string" });
  put(first, 2, 2, { from: 30, to: 33 }, { value: "作成日", type: "string", style: boxed });
  const wareki = { ...boxed, numFmt: '[$-411]ggge"年"m"月"d"日"' };
  put(first, 2, 2, { from: 34, to: 41 }, { value: 45_019, type: "number", style: wareki });
  put(first, 2, 2, { from: 42, to: 44 }, { value: "職名", type: "string", style: boxed });
  put(first, 2, 2, { from: 45, to: 53 }, { value: "文化スポーツ部長", type: "string", style: boxed });
  put(first, 2, 2, { from: 54, to: 56 }, { value: "氏名", type: "string", style: boxed });
  put(first, 2, 2, { from: 57, to: 66 }, { value: list.header["author.name"] ?? "", type: "string", style: boxed });
  table(first, 4, list.goals.slice(0, 5), 0);
  const second = newSheet();
  table(second, 1, list.goals.slice(5), 5);
  const notes = newSheet();
  put(notes, 0, 0, { from: 0, to: 20 }, { value: "集計用(提出しないこと)", type: "string" });
  const bytes = await writeXlsx({
    sheets: [worksheet("1頁", first), worksheet("2頁", second), { ...worksheet("集計", notes), hidden: true }],
  });
  return withFurigana(bytes, list.header["author.name"] ?? "", "コミナト　リツコ");
}

function table(sheet: Sheet, top: number, goals: ImportedGoal[], before: number): void {
  for (const [index, label] of labels.entries()) {
    put(sheet, top, top + 1, columnAt(index), { value: label, type: "string", style: boxed });
  }
  for (const [index, goal] of goals.entries()) {
    const row = top + 2 + index * rowsPerGoal;
    const words = [
      goal.title,
      goal.texts.planCategory,
      goal.texts.target,
      goal.texts.method?.replaceAll(" ・", "\n・"),
      goal.texts.due,
      goal.texts.unit,
      goal.rating,
    ];
    const number = before + index + 1;
    // The number is counted up from the row above, as clerks do; Excel keeps the result beside the formula.
    const counted: Partial<Cell> =
      index === 0
        ? { value: number, type: "number", style: boxed }
        : { value: number, type: "formula", formula: `A${row + 1 - rowsPerGoal}+1`, formulaResult: number, style: boxed };
    put(sheet, row, row + rowsPerGoal - 1, columnAt(0), counted);
    for (const [column, value] of words.entries()) {
      put(sheet, row, row + rowsPerGoal - 1, columnAt(column + 1), { value: value ?? "", type: "string", style: boxed });
    }
  }
}

function columnAt(index: number): Span {
  const span = columns[index];
  if (!span) throw new Error("no such column");
  return span;
}

function newSheet(): Sheet {
  return { cells: new Map(), merges: [] };
}

function put(sheet: Sheet, startRow: number, endRow: number, { from, to }: Span, cell: Partial<Cell>): void {
  sheet.cells.set(`${startRow},${from}`, cell);
  sheet.merges.push({ startRow, startCol: from, endRow, endCol: to });
}

function worksheet(name: string, { cells, merges }: Sheet): WriteSheet {
  const height = Math.max(...merges.map(({ endRow }) => endRow)) + 1;
  return {
    name,
    cells,
    merges,
    rows: Array.from({ length: height }, () => []),
    columns: Array.from({ length: 67 }, () => ({ width: 2.4 })),
    rowDefs: new Map(Array.from({ length: height }, (_, row) => [row, { height: 24 }])),
    pageSetup: { paperSize: "a3", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** The library writes no furigana: put it into the text's item. */
function withFurigana(bytes: Uint8Array, text: string, reading: string): Uint8Array {
  const parts = unzipSync(bytes);
  const name = "xl/sharedStrings.xml";
  const strings = strFromU8(parts[name] ?? new Uint8Array());
  const item = new RegExp(`(<t[^>]*>${text}</t>)`, "u");
  if (!item.test(strings)) throw new Error("the name is not among the shared strings");
  const phonetic = `<rPh sb="0" eb="${text.length}"><t>${reading}</t></rPh><phoneticPr fontId="0"/>`;
  return zipSync({ ...parts, [name]: strToU8(strings.replace(item, `$1${phonetic}`)) });
}
