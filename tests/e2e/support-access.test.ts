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
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office", and: "administrator" });
  await sheetOnForm(t, office, "standard", halfWritten());
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

test.each([
  ["desktop", { width: 1366, height: 768 }],
  ["phone", { width: 390, height: 844 }],
])("without JavaScript (%s): granted, used, watched, taken back", async (size, viewport) => {
  const city = await newPage(browser, { viewport, javaScriptEnabled: false });
  await signIn(city.page, app.url, "sato");
  await city.page.goto(`${app.url}/settings/support`);
  await city.page.getByLabel(/^理由/).fill(`表示の不具合(${size})`);
  await city.page.getByLabel("時間").selectOption("2");
  await city.page.getByRole("button", { name: "許可してコードを作る" }).click();
  const code = (await city.page.locator(".support-code").textContent()) ?? "";
  await picture(city.page, `support-granted-${size}`);

  const outside = await newPage(browser, { viewport });
  await outside.page.goto(`${app.url}/sign-in/support`);
  await picture(outside.page, `support-entry-${size}`);
  expect(await axeFindings(outside.page)).toEqual([]);
  await outside.page.getByLabel(/^氏名/).fill("保守 太郎");
  await outside.page.getByLabel(/^コード/).fill(code);
  await outside.page.getByRole("button", { name: "閲覧を始める" }).click();
  await outside.page.waitForURL(/\/years\//);
  await picture(outside.page, `support-reading-${size}`);

  const watching = await newPage(browser, { viewport });
  await signIn(watching.page, app.url, "sato");
  await watching.page.goto(`${app.url}/settings/support`);
  await watching.page.locator("summary").filter({ hasText: "開いた画面" }).first().click();
  await picture(watching.page, `support-watched-${size}`);
  expect(await axeFindings(watching.page)).toEqual([]);
  expect(await watching.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  expect([...outside.complaints, ...watching.complaints]).toEqual([]);

  await city.page.getByRole("button", { name: `「表示の不具合(${size})」の許可を取り消す` }).click();
  await city.page.getByText("閲覧の許可を取り消しました").waitFor();
  await outside.page.reload();
  await outside.page.getByRole("button", { name: "サインインする" }).waitFor();
  for (const { page } of [city, outside, watching]) await page.context().close();
});
