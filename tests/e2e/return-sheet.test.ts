import { readFileSync } from "node:fs";
import { openXlsx, saveXlsx } from "hucre/xlsx";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { halfWritten, personWithPassword, sheetOnForm, signIn } from "./support/city.ts";
import { stored } from "./support/editor-page.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let t: TestDatabase;
let office: Actor;
let app: RunningApp;
let browser: Browser;
let own: string;
let other: string;

beforeAll(async () => {
  t = await testDatabase();
  office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  own = await sheetOnForm(t, office, "standard", halfWritten());
  other = await sheetOnForm(t, office, "standard", halfWritten(), { unitPath: ["総務部", "管財課"] });
  const [unit] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = '総務課'");
  await personWithPassword(t, "suzuki", { name: "鈴木 葵", role: "staff", unitId: unit?.id ?? null });
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

test("a section takes its sheet as Excel, writes on it, gives it back and confirms; another section's is stopped", {
  timeout: 120_000,
}, async () => {
  const { page, complaints } = await newPage(browser);
  await signIn(page, app.url, "suzuki");
  await page.goto(`${app.url}/sheets/${own}`);
  await picture(page, "return-sheet-action");
  await page.getByRole("link", { name: "Excelで書いて戻す" }).click();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, "return-sheet");
  const edited = await written(await received(page), { 平均8分以下: "平均6分以下" });
  await giveBack(page, "総務課.xlsx", edited);
  await page.getByText("変わるところ 1か所").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, "return-sheet-read");
  await page.getByRole("link", { name: "確かめる", exact: true }).click();
  await page.getByText("シート番号で見つけました").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, "return-sheet-differences");
  await page.getByRole("link", { name: "一覧に戻る" }).click();
  await page.getByRole("button", { name: "取り込みを確定する" }).click();
  await page.getByText("取り込みを確定しました").waitFor();
  await picture(page, "return-sheet-confirmed");
  expect((await stored(t, office, own)).goals[0]?.texts.target).toBe("平均6分以下");
  await page.goto(`${app.url}/sheets/${own}/history`);
  await page.getByText("Excelの返却").waitFor();

  await page.goto(`${app.url}/sheets/${other}`);
  expect(await page.getByRole("link", { name: "Excelで書いて戻す" }).count()).toBe(0);
  const theirs = await page.request.get(`${app.url}/sheets/${other}/export.xlsx`);
  await page.goto(`${app.url}/sheets/${own}/return`);
  await giveBack(page, "管財課.xlsx", await written(await theirs.body(), { 平均8分以下: "平均1分以下" }));
  await page.getByText("この課のシートではありません。事務局にお渡しください。").waitFor();
  await page.getByRole("heading", { name: "このままでは取り込めません" }).waitFor();
  expect(await page.getByText("一度にまとめて書き込みます").count()).toBe(0);
  expect(await page.getByRole("button", { name: "取り込みを確定する" }).isDisabled()).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, "return-sheet-stopped");
  await page.getByRole("button", { name: "取りやめる" }).click();
  await page.getByText("取り込みを取りやめました").waitFor();
  expect((await stored(t, office, other)).goals[0]?.texts.target).toBe("平均8分以下");

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${app.url}/sheets/${own}/return`);
  expect(await page.getByRole("row").count()).toBe(3);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await picture(page, "return-sheet-narrow");
  expect(complaints).toEqual([]);
  await page.context().close();
});

async function received(page: Page): Promise<Uint8Array> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Excelを受け取る" }).click();
  return readFileSync(await (await download).path());
}

/** The workbook as a spreadsheet program saves it, after whole cells were written anew. */
async function written(bytes: Uint8Array, words: Record<string, string>): Promise<Buffer> {
  const workbook = await openXlsx(bytes);
  for (const { rows } of workbook.sheets) {
    for (const row of rows) {
      for (const [index, value] of row.entries()) {
        if (typeof value === "string" && value in words) row[index] = words[value] ?? null;
      }
    }
  }
  return Buffer.from(await saveXlsx(workbook));
}

async function giveBack(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("ファイルを選ぶ").setInputFiles({ name, mimeType: xlsx, buffer });
  await page.getByRole("button", { name: "違いを確かめる" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
}
