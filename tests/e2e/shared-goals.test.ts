import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFiscalYear } from "../../src/database/fiscal-year-store.ts";
import { builtInForm } from "../../src/domain/forms/built-in-forms.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { sampleGoal } from "../support/sample-city.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { personWithPassword, sheetOnForm, signIn } from "./support/city.ts";
import { cell } from "./support/editor-page.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;
let sheetId: string;
let shared: string;

beforeAll(async () => {
  t = await testDatabase();
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  const own = sampleGoal({ number: "1", title: "受付を2列にする" });
  const on = (unitPath: string[], goals = [own]) =>
    sheetOnForm(t, office, "standard", { texts: {}, goals }, { fiscalYear: 2024, unitPath });
  sheetId = await on(["市民部", "窓口課"]);
  await on(["市民部", "証明課"], []);
  await on(["建設部", "道路課"], []);
  await t.db.withTenant(t.tenantId, (tx) => openFiscalYear(tx, 2024, builtInForm("standard") ?? null));
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

const plan = [
  ["現状と課題", "水曜日に定時で帰る人は71%。"],
  ["指標", "水曜日の定時退庁率"],
  ["目標値", "90%以上"],
  ["期限", "年度末"],
  ["取組の方法", "・水曜日の午後は会議を入れない\n・毎月 課ごとの割合を知らせる"],
] as const;

test("without scripts: a shared goal is made, planned, shown on a department's sheets, changed and reported on", async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/years/2024`);
  await page.getByRole("link", { name: "共通目標" }).click();
  await page.getByLabel("目標の名前").fill("水曜日は全員が定時に帰る");
  await page.getByRole("button", { name: "作って計画を書く" }).press("Enter");
  for (const [label, text] of plan) await page.getByLabel(label).fill(text);
  await page.getByRole("button", { name: "保存する" }).click();
  shared = page.url().split("?")[0] ?? "";
  await page.getByRole("link", { name: "載せる課を選ぶ" }).click();
  await page.getByLabel("すべての課（2）").check();
  await page.getByLabel(/道路課/).check();
  await page.getByRole("button", { name: "選んだ課のシートに載せる" }).click();
  await page.getByText("選んだ課のシートに載せました").waitFor();

  await page.goto(`${app.url}/sheets/${sheetId}`);
  await page.getByRole("link", { name: "共通目標（事務局が編集）" }).waitFor();
  await page.getByRole("link", { name: "水曜日は全員が定時に帰るを書く" }).click();
  await page.getByLabel("上期の実績").fill("上期の平均は88%。");
  await page.getByRole("button", { name: "保存する" }).click();

  await page.goto(`${shared}/edit`);
  await page.getByLabel("目標値").fill("95%以上");
  await page.getByRole("button", { name: "3枚のシートへの影響を確かめる" }).click();
  expect(await page.getByText("反映します", { exact: true }).count()).toBe(3);
  await page.getByRole("button", { name: "この内容で保存する" }).click();
  await page.getByText("上期の平均は88%。").waitFor();
  await page.goto(`${app.url}/sheets/${sheetId}`);
  await page.getByText("95%以上").waitFor();
  await page.context().close();
});

test("in the editor the shared plan is read, and the report beside it is written", async () => {
  const { page, complaints } = await newPage(browser);
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/sheets/${sheetId}/edit`);
  await page.locator("[data-cell]").first().waitFor();
  const name = "水曜日は全員が定時に帰る";
  expect(await cell(page, `目標値, ${name}`).count()).toBe(0);
  expect(await cell(page, `上期の実績, ${name}`).count()).toBe(1);
  await page.getByText("共通目標（計画は共通目標の画面で書きます）").waitFor();
  await page.getByRole("button", { name: `${name}の操作` }).click();
  expect(await page.getByRole("button", { name: "削除する" }).isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
])("%s: the pages of shared goals have no serious finding, and nothing is cut off", async (size, viewport) => {
  const { page, complaints } = await newPage(browser, { viewport });
  await signIn(page, app.url, "sato");
  const look = async (name: string) => {
    await picture(page, `shared-${name}-${size}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  };
  await page.goto(`${app.url}/years/2024/shared-goals`);
  await look("list");
  await page.goto(shared);
  await page.getByText(/計画の履歴/).click();
  await look("goal");
  await page.goto(`${shared}/units`);
  await page.getByText("シートから外す").click();
  await look("units");
  await page.goto(`${shared}/edit`);
  await look("edit");
  await page.getByLabel("期限").fill("2月末");
  await page.getByRole("button", { name: "3枚のシートへの影響を確かめる" }).click();
  await look("preview");
  await page.goto(`${app.url}/sheets/${sheetId}`);
  await look("sheet");
  expect(complaints).toEqual([]);
  await page.context().close();
});
