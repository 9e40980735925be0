import fc from "fast-check";
import { readXlsx as readWithLibrary, writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { inlineRow, rawWorkbook } from "../../../../tests/support/raw-workbook.ts";
import type { Grid } from "../grid.ts";
import { readXlsx } from "./read-xlsx.ts";

function onlyGrid(bytes: Uint8Array): Grid {
  const { grids } = readXlsx(bytes);
  expect(grids).toHaveLength(1);
  return grids[0] as Grid;
}

function textsOf(grid: Grid): string[][] {
  return grid.rows.map(({ cells }) => cells.map(({ text }) => text));
}

/** A sheet of one row with the given cells, and styles whose formats are numbered from 0. */
function formatted(cells: string, formats: string[] = []): Grid {
  const custom = formats.map(
    (code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code.replaceAll('"', "&quot;")}"/>`,
  );
  const styles = formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`);
  return onlyGrid(
    rawWorkbook({
      sheets: [{ name: "表", xml: `<sheetData><row r="1">${cells}</row></sheetData>` }],
      styles: `<numFmts>${custom.join("")}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${styles.join("")}</cellXfs>`,
    }),
  );
}

describe("a sheet as an office makes it", () => {
  test("a header of three levels keeps its spans, and what merged cells hide is gone", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "目標",
          rows: [
            ["番号", "目標の内容", null, null],
            [null, "指標", "いつまで", "水準"],
            ["1", "講座の数", "3月末", "5回"],
          ],
          merges: [
            { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
            { startRow: 0, startCol: 1, endRow: 0, endCol: 3 },
          ],
        },
      ],
    });
    const grid = onlyGrid(bytes);
    expect(grid).toMatchObject({ name: "目標", exactColumns: true });
    expect(grid.rows[0]).toEqual({
      line: 1,
      cells: [
        { text: "番号", column: 0, columnSpan: 1, rowSpan: 2 },
        { text: "目標の内容", column: 1, columnSpan: 3, rowSpan: 1 },
      ],
    });
    expect(textsOf(grid).slice(1)).toEqual([
      ["指標", "いつまで", "水準"],
      ["1", "講座の数", "3月末", "5回"],
    ]);

    const merged = { top: "A1", covered: "B2" };
    const hiding = rawWorkbook({
      sheets: [
        {
          name: "表",
          xml:
            `<sheetData>${inlineRow(1, ["見える", "隠れる"])}${inlineRow(2, ["隠れる", "隠れる", "隣"])}</sheetData>` +
            `<mergeCells count="1"><mergeCell ref="${merged.top}:${merged.covered}"/></mergeCells>`,
        },
      ],
    });
    expect(textsOf(onlyGrid(hiding))).toEqual([["見える"], ["隣"]]);
  });

  test("grid paper: columns are counted as they are, however narrow", () => {
    const xml =
      '<sheetData><row r="3"><c r="C3" t="inlineStr"><is><t>部局名</t></is></c><c r="AB3" t="inlineStr"><is><t>総務部</t></is></c></row></sheetData>' +
      '<mergeCells><mergeCell ref="C3:L4"/><mergeCell ref="AB3:AZ4"/></mergeCells>';
    expect(onlyGrid(rawWorkbook({ sheets: [{ name: "方眼", xml }] })).rows).toEqual([
      {
        line: 3,
        cells: [
          { text: "部局名", column: 2, columnSpan: 10, rowSpan: 2 },
          { text: "総務部", column: 27, columnSpan: 25, rowSpan: 2 },
        ],
      },
    ]);
  });

  test("several sheets and several tables on a sheet stay apart by name and line", () => {
    const table = (line: number) => inlineRow(line, ["番号", "項目"]) + inlineRow(line + 1, ["1", "甲"]);
    const { grids } = readXlsx(
      rawWorkbook({
        sheets: [
          { name: "総務課", xml: `<sheetData>${table(1)}${table(10)}</sheetData>` },
          { name: "白紙", xml: "<sheetData/>" },
          { name: "税務課", xml: `<sheetData>${table(4)}</sheetData>` },
        ],
      }),
    );
    expect(grids.map(({ name, rows }) => [name, rows.map(({ line }) => line)])).toEqual([
      ["総務課", [1, 2, 10, 11]],
      ["税務課", [4, 5]],
    ]);
  });

  test("hidden sheets are not read, and the person is told; hidden rows and columns are", () => {
    const { grids, notes } = readXlsx(
      rawWorkbook({
        sheets: [
          {
            name: "目標",
            xml: `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>${inlineRow(1, ["甲", "乙"]).replace("<row", '<row hidden="1"')}</sheetData>`,
          },
          { name: "去年", xml: `<sheetData>${inlineRow(1, ["丙"])}</sheetData>`, state: "hidden" },
          { name: "一覧", xml: `<sheetData>${inlineRow(1, ["丁"])}</sheetData>`, state: "veryHidden" },
        ],
      }),
    );
    expect(grids.map(textsOf)).toEqual([[["甲", "乙"]]]);
    expect(notes).toHaveLength(2);
    expect(notes[0]).toContain("「去年」");
  });
});

describe("what a cell says", () => {
  test("furigana is not part of the text, whether shared or inline; runs of rich text are joined", () => {
    const phonetic = '<rPh sb="0" eb="2"><t>ヨコテ</t></rPh><phoneticPr fontId="1"/>';
    const grid = onlyGrid(
      rawWorkbook({
        sheets: [
          {
            name: "表",
            xml:
              '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>' +
              `<c r="C1" t="inlineStr"><is><t>花巻</t>${phonetic}</is></c></row></sheetData>`,
          },
        ],
        strings: `<si><t>北上</t>${phonetic}</si><si><r><rPr><b/></rPr><t>太い</t></r><r><t xml:space="preserve"> 細い</t></r>${phonetic}</si>`,
      }),
    );
    expect(textsOf(grid)).toEqual([["北上", "太い 細い", "花巻"]]);
  });

  test("a formula shows its last result, as number, text, truth or error", () => {
    const cells =
      '<c r="A1"><f>SUM(B1:B9)</f><v>42</v></c><c r="B1" t="str"><f>"総"&amp;"務"</f><v>総務</v></c>' +
      '<c r="C1" t="b"><f>1=1</f><v>1</v></c><c r="D1" t="e"><f>A0</f><v>#REF!</v></c><c r="E1" s="0"><f>A1/48</f><v>0.875</v></c><c r="F1"><f>Z9</f></c>';
    expect(textsOf(formatted(cells, ["0.0%"]))).toEqual([["42", "総務", "TRUE", "#REF!", "87.5%"]]);
  });

  test("a formula without a result and one in error are named in a note, a formula that gives no text is not", () => {
    const cells =
      '<c r="AB3"><f>Z9</f></c><c r="AC3" t="e"><f>A0</f><v>#REF!</v></c><c r="AD3" t="str"><f>""</f><v></v></c><c r="AE3"><v>1</v></c>';
    const xml = `<sheetData><row r="3">${cells}</row></sheetData>`;
    const { notes } = readXlsx(rawWorkbook({ sheets: [{ name: "表", xml }] }));
    expect(notes).toHaveLength(2);
    expect(notes[0]).toMatch(/シート「表」の AB3 は.*計算結果/);
    expect(notes[1]).toMatch(/シート「表」の AC3\(#REF!\) は.*エラー/);
  });

  test("dates of the Japanese calendar and numbers with a unit are text as shown", () => {
    // 44662 is 11 April 2022, 43586 is 1 May 2019 in the calendar of 1900.
    const cells =
      '<c r="A1" s="0"><v>44662</v></c><c r="B1" s="0"><v>43586</v></c><c r="C1" s="1"><v>44662</v></c><c r="D1" s="2"><v>1200</v></c>';
    const formats = ['[$-411]ggge"年"m"月"d"日";@', 'm"月"d"日"', '#,##0"人"'];
    expect(textsOf(formatted(cells, formats))).toEqual([["令和4年4月11日", "令和元年5月1日", "4月11日", "1,200人"]]);
  });

  test("line breaks, escapes, entities and odd white space", () => {
    const cells =
      '<c r="A1" t="inlineStr"><is><t>一行\r\n二行_x000D_\n三行_x000D_</t></is></c><c r="B1" t="inlineStr"><is><t>&lt;A&amp;B&gt; &#x9ad9;</t></is></c>' +
      '<c r="C1" t="inlineStr"><is><t>　 </t></is></c><c r="D1" t="inlineStr"><is><t><![CDATA[<甲>]]></t></is></c>';
    expect(textsOf(formatted(cells))).toEqual([["一行\n二行\n三行", "<A&B> 髙", "<甲>"]]);
  });

  test("names with a prefix and cells without references, as other programs write them", () => {
    const xml =
      '<x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c/><x:c><x:v>3</x:v></x:c></x:row>' +
      "<x:row><x:c><x:v>4</x:v></x:c></x:row></x:sheetData>";
    expect(onlyGrid(rawWorkbook({ sheets: [{ name: "表", xml }] })).rows).toEqual([
      {
        line: 1,
        cells: [
          { text: "甲", column: 0, columnSpan: 1, rowSpan: 1 },
          { text: "3", column: 2, columnSpan: 1, rowSpan: 1 },
        ],
      },
      { line: 2, cells: [{ text: "4", column: 0, columnSpan: 1, rowSpan: 1 }] },
    ]);
  });
});

test("any workbook of texts and numbers reads as the library that writes it reads it", async () => {
  const value = fc.oneof(
    fc.string({ unit: "grapheme" }).map((text) => `あ${text.replace(/\p{Cc}/gu, "")}い`),
    fc.integer(),
    fc.constant(null),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      async (rows) => {
        const bytes = await writeXlsx({ sheets: [{ name: "表", rows }] });
        const known = await readWithLibrary(bytes);
        const expected = (known.sheets[0]?.rows ?? []).flatMap((row) =>
          row.filter((each) => each !== null).map(String),
        );
        const grid = readXlsx(bytes).grids[0];
        expect(grid ? textsOf(grid).flat() : []).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});
