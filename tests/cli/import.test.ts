import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { inlineRow, rawWorkbook } from "../support/raw-workbook.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const michi = fileURLToPath(new URL("../../src/cli/michi.ts", import.meta.url));

/** Runs the program as a person does: unbuilt, in a process of its own, without a database. */
function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [michi, ...args], { env: { PATH: process.env.PATH } }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

const header = "番号\t実施項目\t計画・方針等の分類\tどの水準まで\tどのような方法で\tいつまで\t共通/課名\t達成状況";
const list = (year: string) =>
  `${year} 組織目標展開整理表（部の組織目標）\n\n作成日\t\t職名\t建設部長\n${header}\n1\t橋の点検\tその他\t全橋の点検が済んでいる。\t・班分け\t年度末\t道路課\tほぼ達成した\n`;

let folder: string;

beforeAll(async () => {
  folder = temporaryFolder();
  await writeFile(join(folder, "a.txt"), list("令和7年度"));
  await mkdir(join(folder, "several"));
  await writeFile(join(folder, "several", "1.txt"), list("令和7年度"));
  await writeFile(join(folder, "several", "2.tsv"), list("令和8年度"));
  await writeFile(join(folder, "several", "notes.md"), "# 何かの覚え書き");
});

test("--json prints what was understood of one file", async () => {
  const { code, out, err } = await run("import", join(folder, "a.txt"), "--json");
  expect([code, err]).toEqual([0, ""]);
  expect(JSON.parse(out)).toMatchObject({
    form: "kokubunji-2022",
    fiscalYear: 2025,
    sheets: [
      { unit: ["建設部"], goals: [{ number: "1", title: "橋の点検", source: { line: 5 }, confidence: "high" }] },
    ],
    timetable: [],
    rules: [],
    unplaced: [],
  });
});

test("what was left out of a workbook is said on standard error, beside the JSON", async () => {
  const rows = list("令和7年度")
    .split("\n")
    .map((line, index) => inlineRow(index + 1, line.split("\t")));
  const xml = `<sheetData>${rows.join("")}</sheetData>`;
  const sheets = [
    { name: "建設部", xml },
    { name: "昨年", xml, state: "hidden" as const },
  ];
  await writeFile(join(folder, "hidden.xlsx"), rawWorkbook({ sheets }));
  const { code, out, err } = await run("import", join(folder, "hidden.xlsx"), "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out).sheets).toHaveLength(1);
  expect(err).toContain("「hidden.xlsx」: 非表示のシート「昨年」は読み取っていません。");
});

test("a folder gives its readable files as one list", async () => {
  const { code, out } = await run("import", join(folder, "several"), "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out).map(({ fiscalYear }: { fiscalYear: number }) => fiscalYear)).toEqual([2025, 2026]);
});

test("--preview says in Japanese what was understood", async () => {
  const { code, out } = await run("import", join(folder, "a.txt"), "--preview");
  expect(code).toBe(0);
  expect(out).toContain("令和7年度 組織目標展開整理表");
  expect(out).toContain("目標 1件");
});

test("a refusal goes to standard error with the file's name, and the others are still read", async () => {
  const { code, out, err } = await run("import", join(folder, "several", "notes.md"), join(folder, "a.txt"), "--json");
  expect(code).toBe(1);
  expect(err).toMatch(/^「notes\.md」: /);
  expect(JSON.parse(out)).toHaveLength(1);
  expect((await run("import", join(folder, "none.txt"))).err).toContain("ファイルを開けません");
  expect((await run("import", join(folder, "a.txt"), "--form", "osaka-2020", "--preview")).err).toContain(
    "見出しが見つかりません",
  );
});

test("wrong words on the command line are answered with how to use it", async () => {
  expect(await run("import")).toMatchObject({ code: 2, err: expect.stringContaining("使い方") });
  expect(await run("import", "a.txt", "--year", "今年")).toMatchObject({ code: 2 });
  expect(await run("improt")).toMatchObject({
    code: 2,
    err: expect.stringContaining("「improt」という命令はありません"),
  });
  expect(await run("--help")).toMatchObject({ code: 0, out: expect.stringContaining("michi import") });
});
