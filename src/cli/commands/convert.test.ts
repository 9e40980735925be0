import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { run } from "./convert.ts";

const folder = mkdtempSync(join(tmpdir(), "michi-convert-"));
afterAll(() => rmSync(folder, { recursive: true }));

const osaka = fileURLToPath(new URL("../../../../shared/documents/004_5f67c7ed6c10bc5c.txt", import.meta.url));
let said: string[] = [];

beforeEach(() => {
  said = [];
  vi.spyOn(console, "log").mockImplementation((text) => said.push(String(text)));
  vi.spyOn(console, "error").mockImplementation((text) => said.push(String(text)));
});
afterEach(() => vi.restoreAllMocks());

test.each([
  ["xlsx", "PK"],
  ["pdf", "%PDF-1.7"],
  ["csv", "\uFEFF自治体(municipality),年度(fiscalYear)"],
  ["json", '{\n  "form": "osaka-2020"'],
])("a city's text becomes %s", async (format, start) => {
  const out = join(folder, `out.${format}`);
  expect(await run([osaka, "--to", format, "--out", out])).toBe(0);
  expect(readFileSync(out, "utf8").startsWith(start)).toBe(true);
  expect(said.join("\n")).toContain("1シート、目標2件");
});

test("an Excel file of ours converts again", async () => {
  const xlsx = join(folder, "first.xlsx");
  const json = join(folder, "second.json");
  expect(await run([osaka, "--to", "xlsx", "--out", xlsx])).toBe(0);
  expect(await run([xlsx, "--to", "json", "--out", json])).toBe(0);
  const document = JSON.parse(readFileSync(json, "utf8"));
  expect(document).toMatchObject({ form: "osaka-2020", fiscalYear: 2020, municipality: "大阪市" });
  expect(document.sheets[0].goals).toHaveLength(2);
});

test("what the form has no place for is told", async () => {
  const iga = fileURLToPath(new URL("../../../../shared/documents/002_855b2a0f350ccc08.txt", import.meta.url));
  expect(await run([iga, "--to", "csv", "--out", join(folder, "iga.csv")])).toBe(0);
  expect(said.join("\n")).toMatch(/協議の日程 19 行、書き方の決まり 10 件は様式に欄がないため含めていません。/);
});

test("cells whose column is not sure are told with their lines", async () => {
  const yokote = fileURLToPath(new URL("../../../../shared/documents/000_6f69f45fd7012073.txt", import.meta.url));
  expect(await run([yokote, "--to", "csv", "--out", join(folder, "unsure.csv")])).toBe(0);
  expect(said.join("\n")).toMatch(
    /欄の位置が確かでないセルのある目標が \d+ 件あります\(元のファイルの14行目、25行目、/,
  );
  said = [];
  expect(await run([osaka, "--to", "csv", "--out", join(folder, "sure.csv")])).toBe(0);
  expect(said.join("\n")).not.toContain("確かでない");
});

test.each([
  ["a file that is no sheet", () => written("picture.xlsx", "\x89PNG\r\n"), "picture.xlsx"],
  ["a file that is not there", () => join(folder, "nothing.txt"), "を開けません"],
])("%s is refused in Japanese", async (_, file, words) => {
  expect(await run([file(), "--to", "pdf", "--out", join(folder, "no.pdf")])).toBe(1);
  expect(said.join("\n")).toContain(words);
});

test("an unknown form is refused", async () => {
  expect(await run([osaka, "--to", "csv", "--out", join(folder, "no.csv"), "--form", "nara-1300"])).toBe(1);
  expect(said.join("\n")).toContain("様式「nara-1300」はありません");
});

test("a folder that is not there is told", async () => {
  expect(await run([osaka, "--to", "csv", "--out", join(folder, "none", "no.csv")])).toBe(1);
  expect(said.join("\n")).toContain("に書き込めません");
});

test.each([
  [[]],
  [[osaka]],
  [[osaka, "--to", "docx", "--out", "a"]],
  [[osaka, "--to", "csv"]],
  [[osaka, osaka, "--to", "csv", "--out", "a"]],
  [[osaka, "--to", "csv", "--out", "a", "--year", "30"]],
  [[osaka, "--unknown"]],
])("wrong arguments %# show how it is used", async (args) => {
  expect(await run(args)).toBe(2);
  expect(said.join("\n")).toContain("使い方");
});

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text, "latin1");
  return file;
}
