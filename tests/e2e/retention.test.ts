import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { halfWritten, personWithPassword, sheetOnForm, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;
let sheetId: string;

beforeAll(async () => {
  t = await testDatabase();
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  await personWithPassword(t, "mori", { name: "森 健", role: "administrator" });
  // Long past, whatever the day of the run.
  sheetId = await sheetOnForm(t, office, "standard", halfWritten(), { fiscalYear: 2018 });
  await sheetOnForm(t, office, "standard", halfWritten(), { fiscalYear: 2018, unitPath: ["総務部", "契約課"] });
  await sheetOnForm(t, office, "standard", halfWritten());
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

const sizes = [
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
  ["enlarged", { width: 340, height: 256 }],
] as const;

/** The pages as they stand at this step, on every size. */
async function lookAt(step: string, ...paths: string[]): Promise<void> {
  for (const [size, viewport] of sizes) {
    const { page, complaints } = await newPage(browser, { viewport });
    await signIn(page, app.url, "mori");
    for (const path of paths) {
      await page.goto(app.url + path);
      for (const summary of await page.locator(".settings-form > summary").all()) await summary.click();
      await picture(page, `retention-${step}-${path.split("/").length}-${size}`);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    }
    // The browser calls a page that says "gone" a failure.
    expect(complaints.filter((one) => !one.includes("410"))).toEqual([]);
    await page.context().close();
  }
}

test("without JavaScript: a period, a proposal, another's approval, and the record of what is gone", async () => {
  const group = "/settings/retention/sheets/2018";
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(page, app.url, "sato");
  await page.getByRole("link", { name: "設定" }).click();
  await page.getByRole("link", { name: "保存と廃棄" }).click();
  await page.getByLabel("シート", { exact: true }).selectOption({ label: "5年" });
  await page.getByRole("button", { name: "保存年限を保存する" }).click();
  await page.getByText("保存年限を保存しました").waitFor();
  await page.getByRole("link", { name: "平成30年度のシート" }).click();
  await lookAt("due", "/settings/retention", group);
  await page.getByRole("button", { name: "廃棄を提案する" }).click();
  await page.getByText("承認はほかの事務局か管理者の方が行います").waitFor();

  const { page: second } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(second, app.url, "mori");
  await second.goto(app.url + group);
  await second.getByRole("button", { name: "廃棄を承認する" }).click();
  await second.getByText("元に戻せません").waitFor();
  await lookAt("approved", group);
  await second.getByLabel("元に戻せないことを確かめました").check();
  await second.getByRole("button", { name: "廃棄を実行する" }).click();
  await second.getByText("廃棄しました").waitFor();
  const download = second.waitForEvent("download");
  await second.getByRole("link", { name: "廃棄の記録をCSVで保存する" }).click();
  expect((await download).suggestedFilename()).toBe("disposal-sheets-2018.csv");
  await lookAt("done", "/settings/retention", group, `/sheets/${sheetId}`);
  await second.context().close();
  await page.context().close();
}, 240_000);
