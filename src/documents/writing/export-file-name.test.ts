import { expect, test } from "vitest";
import { attachmentHeader, distinctFileNames, exportFileName, exportTitle } from "./export-file-name.ts";
import { inventedSheet } from "./invented-sheet.ts";

test("names year, units and form", () => {
  expect(exportFileName([inventedSheet("standard")], "xlsx")).toBe("令和8年度_市民生活部_市民課_組織目標シート.xlsx");
});

test("says of itself what it is", () => {
  expect(exportTitle([inventedSheet("standard")])).toBe("令和8年度 市民生活部 市民課 組織目標シート");
});

test("several sheets are named by what they share", () => {
  const one = inventedSheet("standard");
  const other = { ...one, unit: ["市民生活部", "保険年金課"] };
  expect(exportFileName([one, other], "pdf")).toBe("令和8年度_市民生活部_組織目標シート_2枚.pdf");
});

test("characters a file system refuses are replaced", () => {
  const sheet = { ...inventedSheet("standard"), unit: ['..\\部/課:*?"<>|\n'] };
  expect(exportFileName([sheet], "csv")).toBe("令和8年度_部_課_組織目標シート.csv");
});

test("files side by side have different names", () => {
  expect(distinctFileNames(["a.xlsx", "A.xlsx", "a.xlsx", "b"])).toEqual(["a.xlsx", "A(2).xlsx", "a(3).xlsx", "b"]);
});

test("the header carries the name in UTF-8 and a plain one for old programs", () => {
  expect(attachmentHeader("令和8年度(案).pdf")).toBe(
    "attachment; filename=\"sheet.pdf\"; filename*=UTF-8''%E4%BB%A4%E5%92%8C8%E5%B9%B4%E5%BA%A6%28%E6%A1%88%29.pdf",
  );
});
