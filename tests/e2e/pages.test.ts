import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { writeComment } from "../../src/usecases/comments/write-comment.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { halfWritten, personWithPassword, sheetOnForm, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;
let sheetId: string;
let office: Actor;
const content = halfWritten();

beforeAll(async () => {
  t = await testDatabase();
  office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  sheetId = await sheetOnForm(t, office, "standard", content);
  const suzuki = await personWithPassword(t, "suzuki", { name: "鈴木 一", role: "mayor" });
  const said = { threadId: null, mentioned: office.personId, body: "目標値は昼の窓口だけの平均でしょうか。" };
  const place = { goalId: content.goals[0]?.id ?? null, concept: "target" } as const;
  await writeComment(t.db, suzuki, sheetId, { ...said, commentId: randomUUID(), place });
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

describe.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
  // A laptop's window enlarged to 400%.
  ["enlarged", { width: 340, height: 256 }],
])("%s", (size, viewport) => {
  let page: Page;
  let complaints: string[];
  let goalId: string;
  beforeAll(async () => {
    ({ page, complaints } = await newPage(browser, { viewport }));
    await signIn(page, app.url, "sato");
    goalId = content.goals[0]?.id ?? "";
  });
  afterAll(() => page?.context().close());

  test.each([
    ["home", () => "/years/2026"],
    ["sheet", () => `/sheets/${sheetId}`],
    ["editor", () => `/sheets/${sheetId}/edit`],
    ["goal-form", () => `/sheets/${sheetId}/goals/${goalId}/edit`],
    ["sheet-history", () => `/sheets/${sheetId}/history`],
    ["comments", () => `/sheets/${sheetId}/comments`],
    ["mentions", () => "/mentions"],
    ["recent", () => "/history"],
    ["people", () => "/people"],
    ["person", () => `/people/${office.personId}`],
    ["account", () => "/account"],
    ["nowhere", () => "/no-such-page"],
  ])("%s: no serious finding, no complaint of the browser, nothing cut off", async (name, path) => {
    await page.goto(app.url + path());
    await picture(page, `${name}-${size}`);
    expect(await axeFindings(page)).toEqual([]);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(tooWide).toBe(false);
    // That a page is missing is a complaint too, and meant.
    expect(complaints.filter((line) => !line.includes("404"))).toEqual([]);
  });

  test("the year's files are all within reach, and come as of a day, too", async () => {
    await page.goto(`${app.url}/years/2026`);
    await page.getByText("まとめて出力").press("Enter");
    const menu = await page.locator(".menu-list", { has: page.locator("form") }).boundingBox();
    expect(menu?.x).toBeGreaterThanOrEqual(0);
    expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    expect(await axeFindings(page)).toEqual([]);
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
    await page.getByLabel("この日の終わりの内容で出力する").fill(today);
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV" }).press("Enter");
    expect((await coming).suggestedFilename()).toMatch(/\.csv$/);
  });
});

test("the sign-in page has no serious finding", async () => {
  const { page } = await newPage(browser);
  await page.goto(`${app.url}/sign-in`);
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});

test("without JavaScript: sign in, read, write a goal, see it in the history, sign out", async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(page, app.url, "sato");
  await page.getByRole("link", { name: "総務課" }).click();
  await page.getByRole("columnheader", { name: "目標値" }).waitFor();
  await page.getByRole("link", { name: "申請書の見直しを書く" }).click();
  await page.getByLabel(/^目標値/).fill("月10件以下");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("保存しました").waitFor();
  await page.getByText("月10件以下").waitFor();
  await page.getByRole("link", { name: "履歴" }).last().click();
  await page.locator("ins", { hasText: "月10件以下" }).waitFor();
  await page.getByRole("button", { name: "サインアウト" }).click();
  await page.waitForURL(/sign-in/);
  await page.goto(`${app.url}/sheets/${sheetId}`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await page.context().close();
});

test("without JavaScript: find who asks, answer, settle", async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(page, app.url, "sato");
  await page.getByRole("link", { name: "コメント" }).click();
  await page.getByText("昼の窓口だけの平均でしょうか").waitFor();
  await page.getByRole("link", { name: "総務課のシート" }).click();
  await page.getByRole("link", { name: "返信する" }).first().click();
  await page.getByLabel("コメント", { exact: true }).fill("全部の窓口の平均です。");
  await page.getByLabel("＠ 知らせる人（任意）").selectOption({ label: "鈴木 一" });
  await page.getByRole("button", { name: "返信する" }).click();
  await page.goto(`${app.url}/sheets/${sheetId}`);
  await page.getByRole("heading", { name: "コメント（未解決 1件）" }).waitFor();
  await page.getByText("＠鈴木 一").waitFor();
  await page.getByRole("button", { name: "「窓口の待ち時間の短縮」の目標値のコメントを解決済みにする" }).click();
  await page.getByText("✓ 解決済み").first().waitFor();
  await page.goto(`${app.url}/sheets/${sheetId}/history`);
  await page.getByText("にコメント（＠鈴木 一）：全部の窓口の平均です。").waitFor();
  await page.context().close();
});

test("what is missing is counted and led to, and filling it in lowers the count", async () => {
  const { page } = await newPage(browser);
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/sheets/${sheetId}`);
  const count = page.locator(".missing-count");
  const before = Number((await count.textContent())?.match(/あと(\d+)か所/)?.[1]);
  expect(await page.locator(".missing").count()).toBe(before);
  await count.click();
  await page.locator("#missing-1").waitFor();
  await page.getByRole("link", { name: "窓口の待ち時間の短縮を書く" }).click();
  await page.getByLabel(/^目標との差と対策/).fill("昼の窓口をもう1つ増やす。");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("保存しました").waitFor();
  expect(await page.locator(".missing").count()).toBe(before - 1);
  await page.context().close();
});

test.each([
  ["Excel（この様式のまま）", /^令和8年度_総務部_総務課_組織目標シート\.xlsx$/, "PK"],
  ["PDF（印刷用）", /^令和8年度_総務部_総務課_組織目標シート\.pdf$/, "%PDF"],
  ["CSV（集計用）", /^令和8年度_総務部_総務課_組織目標シート\.csv$/, "\uFEFF"],
])("the sheet goes out as %s", async (label, fileName, start) => {
  const { page } = await newPage(browser);
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/sheets/${sheetId}`);
  await page.getByText("出力", { exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: label }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(fileName);
  const bytes = Buffer.concat(await Array.fromAsync(await download.createReadStream()));
  expect(bytes.toString("utf8").startsWith(start)).toBe(true);
  await page.context().close();
});
