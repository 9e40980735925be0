import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { halfWritten, personWithPassword, sheetOnForm, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  t = await testDatabase();
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  await sheetOnForm(t, office, "standard", halfWritten());
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

test("without JavaScript: from the history to its verification, a copy kept, an alteration named", async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(page, app.url, "sato");
  await page.getByRole("link", { name: "履歴", exact: true }).click();
  await page.getByRole("link", { name: "履歴の検証" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "控えを保存する" }).click();
  expect((await download).suggestedFilename()).toBe("checkpoints.jsonl");
  await page.getByRole("button", { name: "いま検証する" }).click();
  await page.getByRole("heading", { name: /異常はありません/ }).waitFor();

  await t.ownerQuery("update history set payload = replace(payload, '12分', '10分')");
  await page.getByRole("button", { name: "いま検証する" }).click();
  await page.getByText("記録 1 の内容が書き換えられています").waitFor();
  await t.ownerQuery("update history set payload = replace(payload, '10分', '12分')");
  await page.context().close();
});

test.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
  ["enlarged", { width: 340, height: 256 }],
])("%s: no serious finding, no complaint of the browser, nothing cut off", async (size, viewport) => {
  const { page, complaints } = await newPage(browser, { viewport });
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/audit`);
  await page.getByRole("button", { name: "いま検証する" }).click();
  await page.getByRole("heading", { name: /異常はありません/ }).waitFor();
  await picture(page, `audit-${size}`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("ended in order, the program signs the history a last time", async () => {
  const heads = () => t.ownerQuery<{ number: number; seq: number }>("select number from checkpoint_heads");
  const before = (await heads())[0]?.number ?? 0;
  const office = await personWithPassword(t, "mori", { name: "森 健", role: "office" });
  await sheetOnForm(t, office, "standard", halfWritten());
  await app.stop();
  expect((await heads())[0]?.number).toBe(before + 1);
});
