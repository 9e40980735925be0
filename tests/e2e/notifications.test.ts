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
const day = "2026-05-10";

beforeAll(async () => {
  t = await testDatabase();
  city = await cycleCity(t);
  // No deadline of the day may mix with these.
  await t.ownerQuery("insert into notice_settings (tenant_id, told_on) values ($1, '9999-12-31')", [t.tenantId]);
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
])("%s: a sheet that came back is counted at the bell, listed, and one click away", async (size, viewport) => {
  const { staff, sectionHead } = city.people;
  await city.act(staff, "submit", day);
  await city.act(sectionHead, "sendBack", day);
  const { page, complaints } = await newPage(browser, { viewport });
  await signIn(page, app.url, "tanaka");
  const bell = page.getByRole("link", { name: /お知らせ/ });
  expect(await bell.textContent()).toContain("1");
  await bell.click();
  await picture(page, `notifications-${size}`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await page
    .getByRole("button", { name: /差し戻されました/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "総務課" }).first().waitFor();
  await page.getByText("差戻し", { exact: false }).first().waitFor();
  expect(await page.getByRole("link", { name: /お知らせ/ }).textContent()).not.toMatch(/\d/);
  expect(complaints).toEqual([]);
  await page.context().close();
});
