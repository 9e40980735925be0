import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveSiteAddress } from "../../src/usecases/site/site-address.ts";
import { type CycleCity, cycleCity } from "../support/cycle-city.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { type MailServer, refusal, startMailServer } from "../support/mail-server.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { giveLogin, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let city: CycleCity;
let app: RunningApp;
let server: MailServer;
let browser: Browser;

beforeAll(async () => {
  t = await testDatabase();
  city = await cycleCity(t);
  await t.ownerQuery("insert into notice_settings (tenant_id, told_on) values ($1, '9999-12-31')", [t.tenantId]);
  await giveLogin(t, city.people.office, "sato");
  await giveLogin(t, city.people.staff, "tanaka");
  await saveSiteAddress(t.db, city.people.office, "http://localhost");
  server = await startMailServer();
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await server?.stop();
  await t?.close();
});

test("the office sets the server, tries it out, and sees what does not arrive and why", async () => {
  const { page, complaints } = await newPage(browser);
  await signIn(page, app.url, "sato");
  await page.getByRole("link", { name: "設定" }).click();
  await page.getByRole("link", { name: "メール" }).click();
  await page.getByText("メールはまだ送られません").waitFor();
  await page.getByLabel("サーバー必須").fill("127.0.0.1");
  await page.getByLabel("ポート必須").fill(String(server.port));
  await page.getByLabel(/暗号化しない/).check();
  await page.getByLabel("差出人のアドレス").fill("michi@city.example");
  await page.getByRole("button", { name: "サーバーを保存する" }).click();
  await page.getByText("設定を保存しました").waitFor();
  await page.getByLabel("送り先のアドレス").fill("sato@city.example");
  await page.getByRole("button", { name: "確認のメールを送る" }).click();
  await page.getByText("sato@city.example あてに送りました").waitFor();
  expect(server.received.map(({ to }) => to[0])).toEqual(["sato@city.example"]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a person chooses where their mails go, and gets the first one; their calendar has an address", async () => {
  const { page, complaints } = await newPage(browser, { viewport: { width: 390, height: 844 } });
  await signIn(page, app.url, "tanaka");
  await page.goto(`${app.url}/account`);
  await page.getByRole("link", { name: "お知らせの受け取り方を決める" }).click();
  await page.getByLabel("メールアドレス").fill("tanaka@city.example");
  await picture(page, "notice-choice-narrow");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "受け取り方を保存する" }).click();
  await page.getByText("受け取り方を保存しました").waitFor();
  await page.getByRole("button", { name: "アドレスを作る" }).click();
  const address = await page.getByLabel("カレンダーのアドレス").inputValue();
  await page.getByLabel("カレンダーのアドレス").scrollIntoViewIfNeeded();
  await picture(page, "calendar-narrow");
  expect(await axeFindings(page)).toEqual([]);
  const file = await fetch(app.url + new URL(address).pathname);
  expect(await file.text()).toContain("BEGIN:VEVENT");
  const { staff, sectionHead } = city.people;
  await city.act(staff, "submit", "2026-05-10");
  await city.act(sectionHead, "sendBack", "2026-05-10");
  while (!server.received.some(({ to }) => to[0] === "tanaka@city.example")) await page.waitForTimeout(50);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each([
  ["wide", { width: 1366, height: 900 }],
  ["narrow", { width: 390, height: 844 }],
])("%s: what did not arrive stands there with the server's answer; again it goes", async (size, viewport) => {
  server.behave({ onRcptTo: (_, __, done) => done(refusal(550, "5.1.1 user unknown")) });
  const { staff, sectionHead } = city.people;
  await city.act(staff, "submit", "2026-05-10");
  await city.act(sectionHead, "sendBack", "2026-05-10");
  const { page, complaints } = await newPage(browser, { viewport });
  await signIn(page, app.url, "sato");
  const failed = async () => (await t.ownerQuery("select 1 from mails where state = 'failed'")).length;
  while ((await failed()) === 0) await page.waitForTimeout(50);
  await page.goto(`${app.url}/settings/mail`);
  await page.getByText("5.1.1 user unknown").first().waitFor();
  await picture(page, `mail-settings-${size}`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  server.behave({});
  const before = server.received.length;
  await page.getByRole("button", { name: /いま送る.*田中 花/ }).click();
  await page.getByText("送り直しを始めました").waitFor();
  while (server.received.length === before) await page.waitForTimeout(50);
  expect(complaints).toEqual([]);
  await page.context().close();
});
