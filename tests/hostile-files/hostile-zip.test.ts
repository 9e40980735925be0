import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readGrids } from "../../src/documents/reading/read-grids.ts";
import { UnreadableFile } from "../../src/documents/reading/unreadable-file.ts";
import { inflateEntry, listZip } from "../../src/documents/reading/zip.ts";
import { inlineRow, rawWorkbook, zipOf } from "../support/raw-workbook.ts";

const sheet = { name: "表", xml: `<sheetData>${inlineRow(1, ["番号", "項目"])}</sheetData>` };
const megabyte = 1_000_000;

function refusal(bytes: Uint8Array): string {
  const outcome = readGrids(bytes, "目標.xlsx");
  if (outcome.ok) return "read";
  expect(outcome.message).toMatch(/^「目標\.xlsx」: .*。$/);
  return `${outcome.reason}: ${outcome.message}`;
}

/** Changes the inflated size that the list of a zip declares for an entry, and leaves its bytes alone. */
function declaring(zip: Uint8Array, name: string, size: number): Uint8Array {
  const file = Buffer.from(zip);
  const entry = file.lastIndexOf(name) - 46;
  expect(file.readUInt32LE(entry)).toBe(0x02014b50);
  file.writeUInt32LE(size, entry + 24);
  return file;
}

describe("bombs", () => {
  test("an honest one is refused by its list: nothing is inflated, its packed bytes may even be nonsense", () => {
    const bomb = declaring(
      rawWorkbook({ sheets: [sheet], parts: { "xl/media/a.png": new Uint8Array(10) } }),
      "xl/media/a.png",
      1000 * megabyte,
    );
    expect(refusal(bomb)).toMatch(/^zip-bomb: .*1000MB/);
    expect(() => listZip(bomb, { entries: 100, inflatedBytes: 100 * megabyte })).toThrow(UnreadableFile);
  });

  test("many parts that are small one by one are added up", () => {
    const parts = Object.fromEntries(
      Array.from({ length: 26 }, (_, index) => [`xl/media/${index}.bin`, new Uint8Array(4 * megabyte)]),
    );
    expect(refusal(rawWorkbook({ sheets: [sheet], parts }))).toMatch(/^zip-bomb: /);
  });

  test("one that packs far too well is refused by its ratio, and the message names the part", () => {
    const parts = { "xl/worksheets/sheet9.xml": new Uint8Array(20 * megabyte) };
    expect(refusal(rawWorkbook({ sheets: [sheet], parts }))).toMatch(/^zip-bomb: .*sheet9\.xml、\d+倍/);
  });

  test("one that lies about its size is inflated to the declared size and not a byte further", () => {
    const honest = rawWorkbook({ sheets: [{ ...sheet, xml: `${sheet.xml}${" ".repeat(3 * megabyte)}` }] });
    const lying = declaring(honest, "xl/worksheets/sheet1.xml", 500);
    expect(refusal(lying)).toMatch(/^zip-bomb: .*sheet1\.xml: 大きさの記載が偽り/);
    const entry = listZip(lying, { entries: 100, inflatedBytes: megabyte }).find(({ name }) =>
      name.endsWith("sheet1.xml"),
    );
    expect(entry?.size).toBe(500);
    expect(() => entry && inflateEntry(lying, entry)).toThrow(/偽り/);
  });

  test("one that declares more than it holds is broken", () => {
    expect(refusal(declaring(rawWorkbook({ sheets: [sheet] }), "xl/worksheets/sheet1.xml", 5000))).toMatch(
      /^broken: .*sheet1\.xml/,
    );
  });
});

describe("lists of parts", () => {
  test("too many parts", () => {
    const parts = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`a/${index}`, new Uint8Array(0)]));
    expect(refusal(rawWorkbook({ sheets: [sheet], parts }))).toMatch(/^too-many-entries: .*1\d{4}個/);
  });

  test("a count of parts that no file could hold is refused before they are walked", () => {
    const file = Buffer.from(rawWorkbook({ sheets: [sheet] }));
    file.writeUInt16LE(0xfffe, file.length - 12);
    expect(refusal(file)).toMatch(/^too-many-entries: .*65534個/);
  });

  test.each([
    ["../../etc/cron.d/a", /^unsafe-path: .*etc\/cron/],
    ["/tmp/a", /^unsafe-path: .*\/tmp\/a/],
    ["C:\\a.dll", /^unsafe-path: .*C:\/a\.dll/],
    ["xl/中.zip", /^nested-archive: .*中\.zip/],
  ])("a part named %s", (name, expected) => {
    expect(refusal(rawWorkbook({ sheets: [sheet], parts: { [name]: new Uint8Array(3) } }))).toMatch(expected);
  });

  test("the same name twice, which two programs would read differently", () => {
    const file = Buffer.from(rawWorkbook({ sheets: [sheet], parts: { "xl/worksheets/sheet2.xml": "<worksheet/>" } }));
    for (let at = file.indexOf("sheet2.xml"); at !== -1; at = file.indexOf("sheet2.xml", at))
      file.write("sheet1.xml", at);
    expect(refusal(file)).toMatch(/^broken: .*sheet1\.xml/);
  });
});

describe("damaged files", () => {
  const whole = rawWorkbook({ sheets: [sheet] });

  test.each([0.3, 0.6, 0.9, 0.99])("cut at %s of its length", (share) => {
    expect(refusal(whole.subarray(0, Math.floor(whole.length * share)))).toMatch(/^truncated: .*途中で切れています/);
  });

  test("any one byte changed, or any cut: an answer, never an exception", () => {
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      for (const bytes of [damaged, whole.subarray(0, at)])
        expect(typeof readGrids(bytes, "a.xlsx").ok).toBe("boolean");
    }
  });

  test("a changed letter in a part that is not packed is seen by its checksum", () => {
    const stored = Buffer.from(zipSync(unzipSync(whole), { level: 0 }));
    expect(refusal(stored)).toBe("read");
    stored.write("項固", stored.indexOf("項目"));
    expect(refusal(stored)).toMatch(/^broken: .*sheet1\.xml/);
  });

  test("a part with a password of the zip itself", () => {
    const file = Buffer.from(whole);
    const list = file.lastIndexOf("[Content_Types].xml") - 46;
    file.writeUInt16LE(file.readUInt16LE(list + 8) | 1, list + 8);
    expect(refusal(file)).toMatch(/^encrypted: .*パスワード/);
  });

  test("a zip of files is not a workbook, and the message says what it is", () => {
    expect(refusal(zipOf({ "a.txt": "甲" }))).toMatch(/^unsupported-kind: .*圧縮ファイル\(zip\)/);
  });
});
