import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { rawWorkbook, zipOf } from "../../../tests/support/raw-workbook.ts";
import { isArchive, readArchive } from "./read-archive.ts";

const workbook = rawWorkbook({ sheets: [{ name: "表", xml: "<sheetData/>" }] });

function namesOf(bytes: Uint8Array): string[] {
  const outcome = readArchive(bytes, "提出.zip");
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.files.map(({ name }) => name);
}

/** Puts other bytes of the same length in place of a name, in the file and in its list, and clears the UTF-8 mark. */
function renamed(zip: Uint8Array, from: string, to: Buffer): Uint8Array {
  const file = Buffer.from(zip);
  const name = Buffer.from(from);
  expect(name).toHaveLength(to.length);
  for (let at = file.indexOf(name); at !== -1; at = file.indexOf(name, at + 1)) to.copy(file, at);
  return file;
}

test("a folder of sixty sheets comes out in the order of its numbers, with the folders in the names", () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`総務部/${60 - index}課.txt`, `${60 - index}`]),
  );
  expect(namesOf(zipOf(files))).toEqual(Array.from({ length: 60 }, (_, index) => `総務部/${index + 1}課.txt`));
});

test("bytes come out as they went in", () => {
  const outcome = readArchive(zipOf({ "a.xlsx": workbook }), "a.zip");
  expect(outcome.ok && Buffer.from(outcome.files[0]?.bytes ?? []).equals(workbook)).toBe(true);
});

test("what systems add is left out", () => {
  const added = ["__MACOSX/._a.txt", ".DS_Store", "部/.隠し.txt", "~$a.xlsx", "Thumbs.db", "部/desktop.ini"];
  expect(namesOf(zipOf({ ...Object.fromEntries(added.map((name) => [name, "x"])), "a.txt": "甲" }))).toEqual(["a.txt"]);
});

test("names that a Japanese Windows wrote in CP932, with its separators, are read", () => {
  // 表 ends with the byte of a backslash in CP932: the name must be decoded before its separators are looked at.
  const cp932 = iconv.encode("総務\\表.txt", "cp932");
  const zip = renamed(zipOf({ [`x${"y".repeat(cp932.length - 1)}`]: "甲" }), `x${"y".repeat(cp932.length - 1)}`, cp932);
  expect(namesOf(zip)).toEqual(["総務/表.txt"]);
});

test("a workbook is a zip too, but not a folder of files", () => {
  expect(isArchive(workbook)).toBe(false);
  expect(isArchive(zipOf({ "a.xlsx": workbook }))).toBe(true);
  expect(isArchive(new TextEncoder().encode("番号\t項目"))).toBe(false);
});

describe("refused", () => {
  test.each([
    ["not-an-archive", new TextEncoder().encode("番号"), /zip 形式/],
    ["empty-archive", zipOf({ ".DS_Store": "x" }), /読み取れるファイルがありません/],
    [
      "too-many-files",
      zipOf(Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`${index}.txt`, "x"]))),
      /201件/,
    ],
    ["nested-archive", zipOf({ "部/中.zip": zipOf({ "a.txt": "x" }) }), /部\/中\.zip/],
    ["unsafe-path", zipOf({ "../外.txt": "x" }), /\.\.\/外\.txt/],
    ["unsafe-path", zipOf({ "/etc/外.txt": "x" }), /\/etc/],
    ["unsafe-path", zipOf({ "C:\\外.txt": "x" }), /C:\/外/],
    ["truncated", zipOf({ "a.txt": "甲乙丙" }).subarray(0, 60), /途中で切れています/],
  ])("%s", (reason, bytes, message) => {
    const outcome = readArchive(bytes, "提出.zip");
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(!outcome.ok && outcome.message).toMatch(message);
    expect(!outcome.ok && outcome.message).toContain("「提出.zip」");
  });
});
