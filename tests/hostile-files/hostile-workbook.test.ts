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
