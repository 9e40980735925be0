import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CycleCity, cycleCity } from "../support/cycle-city.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { giveLogin, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let city: CycleCity;
let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  t = await testDatabase();
  city = await cycleCity(t);
  await t.ownerQuery("insert into notice_settings (tenant_id, told_on) values ($1, '9999-12-31')", [t.tenantId]);
  await giveLogin(t, city.people.office, "sato");
  await giveLogin(t, city.people.staff, "tanaka");
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

test.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
])("%s: the office looks at who is late and whom it would reach", async (size, viewport) => {
  const { page, complaints } = await newPage(browser, { viewport });
  await signIn(page, app.url, "sato");
  await page.getByRole("link", { name: "やること" }).click();
  await page.getByRole("link", { name: "催促を送る" }).click();
  await page.getByRole("checkbox", { name: "総務部 総務課に送る" }).waitFor();
  await picture(page, `reminders-${size}`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a reminder that is sent stands in its receiver's list; sent again it is one", async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/to-do/reminders`);
  const again = await page.context().newPage();
  await again.goto(`${app.url}/to-do/reminders`);
  for (const one of [page, again]) {
    await one.getByRole("button", { name: "選んだシートの催促を送る" }).click();
    await one.waitForURL(/sheets=/);
  }
  await page.getByText("シート2枚の催促を3人に送りました").waitFor();
  await again.getByText("新しく送った催促はありません").waitFor();
  await page.getByText("今日送りました").first().waitFor();
  const { page: theirs } = await newPage(browser);
  await signIn(theirs, app.url, "tanaka");
  await theirs.goto(`${app.url}/notifications`);
  expect(await theirs.getByRole("button", { name: /事務局からのお願いです/ }).count()).toBe(1);
});
