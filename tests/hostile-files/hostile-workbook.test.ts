import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { readGrids } from "../../src/documents/reading/read-grids.ts";
import { inlineRow, rawWorkbook, relation, relationsXml, zipOf } from "../support/raw-workbook.ts";

const cells = `<sheetData>${inlineRow(1, ["番号", "項目"])}</sheetData>`;
const sheet = { name: "目標", xml: cells };

function refusal(bytes: Uint8Array, name = "目標.xlsx"): string {
  const outcome = readGrids(bytes, name);
  if (outcome.ok) return "read";
  expect(outcome.message).toMatch(/^「.+」: .*(?:ください|いません|ません|あります)。$/);
  expect(outcome.message).toContain(name);
  return `${outcome.reason}: ${outcome.message}`;
}

const withParts = (parts: Record<string, string | Uint8Array>) => rawWorkbook({ sheets: [sheet], parts });
const link = (target: string) => relationsXml([relation("rId1", "externalLinkPath", target, true)]);

describe("what could act on the person's machine or reach outside", () => {
  test.each<[string, Uint8Array, RegExp]>([
    ["a macro", withParts({ "xl/vbaProject.bin": new Uint8Array(9) }), /^macro: .*マクロ.*vbaProject\.bin/],
    [
      "a macro under another name",
      withParts({
        "[Content_Types].xml":
          '<Types><Default ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
      }),
      /^macro: /,
    ],
    ["an Excel 4 macro sheet", withParts({ "xl/macrosheets/sheet1.xml": "<worksheet/>" }), /^macro: /],
    [
      "a link to another file",
      withParts({ "xl/externalLinks/externalLink1.xml": "<externalLink/>" }),
      /^external-link: .*ブックのリンク/,
    ],
    [
      "a link hidden in relations",
      withParts({ "xl/worksheets/_rels/sheet1.xml.rels": link("http://192.0.2.1/a") }),
      /^external-link: .*192\.0\.2\.1/,
    ],
    [
      "a picture to be fetched",
      withParts({
        "xl/drawings/_rels/d.xml.rels": relationsXml([relation("rId1", "image", "\\\\192.0.2.1\\a.png", true)]),
      }),
      /^external-link: /,
    ],
    ["a data connection", withParts({ "xl/connections.xml": "<connections/>" }), /^external-link: /],
    [
      "a DDE link",
      withParts({
        "xl/externalLinks/externalLink1.xml":
          '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
      }),
      /^dde: .*externalLink1/,
    ],
    [
      "an OLE object",
      withParts({ "xl/embeddings/oleObject1.bin": new Uint8Array(9) }),
      /^embedded-object: .*oleObject1/,
    ],
    ["an ActiveX control", withParts({ "xl/activeX/activeX1.xml": "<ocx/>" }), /^embedded-object: /],
    ["a program as an attachment", withParts({ "xl/media/a.exe": new Uint8Array(9) }), /^embedded-object: .*a\.exe/],
  ])("%s", (_, bytes, expected) => {
    expect(refusal(bytes)).toMatch(expected);
  });

  test("a formula that calls a program is refused with its sheet and row", () => {
    const xml = `<sheetData><row r="7"><c r="A7"><f>cmd|'/c calc'!A1</f><v>0</v></c></row></sheetData>`;
    expect(refusal(rawWorkbook({ sheets: [{ name: "目標", xml }] }))).toMatch(/^dde: .*シート「目標」の7行目/);
  });

  test("an address to click is only text, and a bar inside quotes is only a character", () => {
    const xml = '<sheetData><row r="1"><c r="A1" t="str"><f>"甲|"&amp;"乙"</f><v>甲|乙</v></c></row></sheetData>';
    const rels = {
      "xl/worksheets/_rels/sheet1.xml.rels": relationsXml([relation("rId1", "hyperlink", "https://example.jp/", true)]),
    };
    expect(refusal(rawWorkbook({ sheets: [{ name: "目標", xml }], parts: rels }))).toBe("read");
  });
});

describe("XML traps", () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>';

  test.each([
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "docProps/core.xml",
    "xl/drawings/vmlDrawing1.vml",
    "_rels/.rels",
  ])("DOCTYPE in %s", (part) => {
    expect(refusal(withParts({ [part]: `<?xml version="1.0"?>${bomb}<a>&c;</a>` }))).toContain(
      `document-type: 「目標.xlsx」`,
    );
    expect(refusal(withParts({ [part]: `<?xml version="1.0"?>${bomb}<a>&c;</a>` }))).toContain(part);
  });

  test("DOCTYPE hidden by UTF-16", () => {
    const utf16 = Buffer.from(`\uFEFF<?xml version="1.0"?>${bomb}<a/>`, "utf16le");
    expect(refusal(withParts({ "xl/styles.xml": utf16 }))).toMatch(/^document-type: /);
  });

  test("any other declaration inside a sheet", () => {
    const xml = `<!NOTATION a SYSTEM "file:///etc/passwd">${cells}`;
    expect(refusal(rawWorkbook({ sheets: [{ name: "目標", xml }] }))).toMatch(/^document-type: .*sheet1\.xml/);
  });

  test("unknown entities are not resolved", () => {
    const xml = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&xxe; &#x110000;</t></is></c></row></sheetData>';
    const outcome = readGrids(rawWorkbook({ sheets: [{ name: "表", xml }] }), "a.xlsx");
    expect(outcome.ok && outcome.grids[0]?.rows[0]?.cells[0]?.text).toBe("&xxe; &#x110000;");
  });

  test.each([
    ["an end that never comes", "<sheetData><row r='1'", /^truncated: .*sheet1\.xml/],
    [
      "a cell outside of any sheet",
      '<sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData>',
      /^broken: .*シート「目標」/,
    ],
    ["a row beyond the last", '<sheetData><row r="9999999"><c><v>1</v></c></row></sheetData>', /^broken: /],
    ["rows that go back", `<sheetData>${inlineRow(5, ["甲"])}${inlineRow(2, ["乙"])}</sheetData>`, /^broken: .*2行目/],
    ["merged cells that make no sense", `${cells}<mergeCells><mergeCell ref="A1:%%"/></mergeCells>`, /^broken: /],
  ])("%s", (_, xml, expected) => {
    expect(refusal(rawWorkbook({ sheets: [{ name: "目標", xml }] }))).toMatch(expected);
  });
});

describe("files that are something else", () => {
  test("protected by a password", async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: "表", rows: [["甲"]] }],
      encryption: { password: "himitsu", spinCount: 10 },
    });
    expect(refusal(bytes)).toMatch(/^encrypted: .*パスワードを外して/);
  });

  test("a real workbook with a macro", async () => {
    const bytes = await writeXlsx({ sheets: [{ name: "表", rows: [["甲"]] }], vbaProject: new Uint8Array(100) });
    expect(refusal(bytes)).toMatch(/^macro: /);
  });

  const compound = (stream: string) =>
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1024), Buffer.from(`${stream}\0`, "utf16le")]);
  const png = Buffer.from("89504e470d0a1a0a", "hex");

  test.each<[string, Uint8Array, RegExp]>([
    ["an old .xls", compound("Workbook"), /^old-excel: .*\.xlsx/],
    ["an old Word file", compound("WordDocument"), /^old-office: /],
    [
      "a Word document",
      zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>" }),
      /^unsupported-kind: .*Word/,
    ],
    [
      "slides",
      zipOf({ "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<presentation/>" }),
      /^unsupported-kind: .*PowerPoint/,
    ],
    [
      "a binary workbook",
      zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.bin": new Uint8Array(3) }),
      /^unsupported-kind: .*xlsb/,
    ],
    [
      "OpenDocument",
      zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" }),
      /^unsupported-kind: .*OpenDocument/,
    ],
    ["PDF", Buffer.from("%PDF-1.7\n"), /^unsupported-kind: .*PDF/],
    ["a picture", png, /^unsupported-kind: .*PNG/],
    [
      "a web page",
      Buffer.from("\n<!DOCTYPE html><html><table><tr><td>甲</td></tr></table></html>"),
      /^unsupported-kind: .*HTML/,
    ],
    ["nothing", new Uint8Array(0), /^empty-file: .*空/],
    ["only white space", Buffer.from(" \n\t\n　"), /^empty-file: /],
    ["any binary", Buffer.from([3, 0, 9, 0, 255, 0]), /^not-text: /],
  ])("%s", (_, bytes, expected) => {
    expect(refusal(bytes)).toMatch(expected);
  });

  test("a workbook under the name of a text is read as what it is", () => {
    const outcome = readGrids(rawWorkbook({ sheets: [sheet] }), "目標.txt");
    expect(outcome).toMatchObject({ ok: true, kind: "xlsx" });
  });
});

describe("empty and enormous sheets", () => {
  test("a sheet that claims 1,048,576 rows and holds nothing has no text", () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" s="1"/></row>`,
    );
    const xml = `<dimension ref="A1:XFD1048576"/><sheetData>${rows.join("")}<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>`;
    expect(refusal(rawWorkbook({ sheets: [{ name: "空", xml }] }))).toMatch(/^no-text: .*文字が見つかりません/);
  });

  test("two cells at the far corners are two cells, merged or not", () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>';
    const xml = `<sheetData>${inlineRow(1, ["甲"])}${far}</sheetData><mergeCells><mergeCell ref="B1:XFD1048575"/></mergeCells>`;
    const outcome = readGrids(rawWorkbook({ sheets: [{ name: "角", xml }] }), "a.xlsx");
    expect(outcome.ok && outcome.grids[0]?.rows.map(({ line, cells: found }) => [line, found[0]?.column])).toEqual([
      [1, 0],
      [1_048_576, 16_383],
    ]);
  });

  test("only hidden sheets", () => {
    expect(refusal(rawWorkbook({ sheets: [{ ...sheet, state: "hidden" }] }))).toMatch(/^no-visible-sheet: /);
  });

  test.each<[string, string, RegExp]>([
    ["lines without end", "甲\n".padEnd(400_000, "\n"), /^too-large: .*30万行/],
    ["tabs without end", "甲\t".padEnd(2_100_000, "\t"), /^too-many-cells: /],
    ["cells without end", "1\t".repeat(600_000), /^too-many-cells: .*50万個/],
    ["a text that no office wrote", "a".repeat(20_000_001), /^too-large: .*20MB/],
  ])("%s, as text and as CSV", (_, text, expected) => {
    expect(refusal(Buffer.from(text), "目標.txt")).toMatch(expected);
    expect(refusal(Buffer.from(text.replaceAll("\t", ",")), "目標.csv")).toMatch(expected);
  });

  test("more cells than any form has", () => {
    const row = (_: unknown, index: number) => `<row r="${index + 1}">${"<c><v>1</v></c>".repeat(10)}</row>`;
    const xml = `<sheetData>${Array.from({ length: 50_001 }, row).join("")}</sheetData>`;
    expect(refusal(rawWorkbook({ sheets: [{ name: "多い", xml }] }))).toMatch(/^too-many-cells: .*50万個/);
  });

  test("overlapping merges without end are given up", () => {
    const rows = Array.from({ length: 600 }, (_, index) => inlineRow(index + 1, ["甲"])).join("");
    const merges = '<mergeCell ref="B1:C1048576"/>'.repeat(9000);
    const xml = `<sheetData>${rows}</sheetData><mergeCells>${merges}</mergeCells>`;
    expect(refusal(rawWorkbook({ sheets: [{ name: "結合", xml }] }))).toMatch(/^too-large: .*シート「結合」/);
  });
});

describe("words that are only words", () => {
  test("names that mean something to programs", () => {
    const words = ["__proto__", "constructor", "toString", "{{7*7}}", "'; DROP TABLE goals; --"];
    const xml = `<sheetData>${inlineRow(1, words)}</sheetData>`;
    for (const outcome of [
      readGrids(rawWorkbook({ sheets: [{ name: "__proto__", xml }] }), "a.xlsx"),
      readGrids(Buffer.from(`${words.join("\t")}\n`), "a.txt"),
      readGrids(Buffer.from(`${words.join(",")}\n`), "a.csv"),
    ]) {
      expect(outcome.ok && outcome.grids[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual(words);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  // Each of these takes minutes if an expression backtracks; they are read in milliseconds otherwise.
  test.each([
    [
      "brackets in a number format",
      (long: string) =>
        `<numFmts><numFmt numFmtId="200" formatCode="${"[".repeat(long.length)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`,
    ],
    [
      "quotes in a number format",
      (long: string) =>
        `<numFmts><numFmt numFmtId="200" formatCode="${"&quot;".repeat(long.length)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`,
    ],
    [
      "spaces in an attribute",
      (long: string) => `<cellXfs><xf numFmtId ${long.replaceAll("a", " ")} x="1"/></cellXfs>`,
    ],
  ])("%s", (_, styles) => {
    const xml = '<sheetData><row r="1"><c r="A1" s="0"><v>1</v></c></row></sheetData>';
    expect(
      readGrids(rawWorkbook({ sheets: [{ name: "表", xml }], styles: styles("a".repeat(200_000)) }), "a.xlsx").ok,
    ).toBe(true);
  });

  test.each([
    "\t".repeat(100_000),
    '"'.repeat(99_999),
    `${"(".repeat(50_000)}1${")".repeat(50_000)}`,
    "　".repeat(100_000),
    "'=".repeat(50_000),
  ])("long runs in text and CSV (%#)", (run) => {
    for (const name of ["a.txt", "a.csv"])
      expect(typeof readGrids(Buffer.from(`甲${run}乙\n`), name).ok).toBe("boolean");
  });
});
