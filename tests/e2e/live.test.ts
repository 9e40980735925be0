import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { axeFindings, openBrowser, picture } from "./support/browser.ts";
import { personWithPassword } from "./support/city.ts";
import { cell, openEditor, pastSheet, signedIn } from "./support/editor-page.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

vi.setConfig({ testTimeout: 60_000 });

let t: TestDatabase;
let apps: RunningApp[];
let browser: Browser;
let sheetId: string;
let office: Actor;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  t = await testDatabase();
  office = await personWithPassword(t, "yamada", { name: "山田 花子", role: "office" });
  await personWithPassword(t, "suzuki", { name: "鈴木 一", role: "office" });
  sheetId = await pastSheet(t, office);
  apps = await Promise.all([startApp(t.appLogin), startApp(t.appLogin)]);
  browser = await openBrowser();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all((apps ?? []).map((app) => app.stop()));
  await t?.close();
});

const urlOf = (index: number) => apps[index]?.url ?? "";

async function visit(index: number, loginName: string): Promise<BrowserContext> {
  const context = await signedIn(browser, urlOf(index), loginName);
  contexts.push(context);
  return context;
}

const mark = (page: Page, name: string, doing: string) =>
  page.locator(".other-mark", { hasText: `${name}（${doing}）` });

test("what one writes appears at the other within seconds, at another server, without moving what they write", async () => {
  const mine = await openEditor(await visit(0, "yamada"), urlOf(0), sheetId);
  const theirs = await openEditor(await visit(1, "suzuki"), urlOf(1), sheetId);
  await mark(mine, "鈴木 一", "編集中").waitFor();
  await mark(theirs, "山田 花子", "編集中").waitFor();
  await cell(mine, "目標値, ②").click();
  await mine.keyboard.type("半数を");
  await cell(theirs, "目標値, ①").click();
  await mine.getByRole("textbox", { name: "目標値, ②" }).waitFor();
  const theirCell = mine.getByRole("button", { name: /^目標値, ①：.*鈴木 一さんが書いています/ });
  await theirCell.waitFor();
  await theirs.keyboard.type("20分以内にする。");
  // Sooner than the page would look for itself.
  await expect.poll(() => cell(mine, "目標値, ①").textContent(), { timeout: 6_000 }).toBe("20分以内にする。");
  await mine.keyboard.type("電子化する。");
  expect(await cell(mine, "目標値, ②").inputValue()).toBe("半数を電子化する。");
  await picture(mine, "live-editor-1366");
  expect(await axeFindings(mine)).toEqual([]);
  await mine.setViewportSize({ width: 390, height: 844 });
  await picture(mine, "live-editor-390");
});

test("who reads sees who writes, and is told of a newer state without the page moving", async () => {
  const reading = await (await visit(0, "yamada")).newPage();
  await reading.goto(`${urlOf(0)}/sheets/${sheetId}`);
  const writing = await openEditor(await visit(1, "suzuki"), urlOf(1), sheetId);
  await mark(reading, "鈴木 一", "編集中").waitFor();
  await mark(writing, "山田 花子", "閲覧中").waitFor();
  await cell(writing, "目標値, ③").click();
  await writing.keyboard.type("毎年1回");
  const newer = reading.getByRole("link", { name: "最新の内容を表示する" });
  await newer.waitFor();
  expect(await reading.getByText("毎年1回").count()).toBe(0);
  await picture(reading, "live-sheet-1366");
  expect(await axeFindings(reading)).toEqual([]);
  await reading.setViewportSize({ width: 390, height: 844 });
  await picture(reading, "live-sheet-390");
  await newer.click();
  await reading.getByText("毎年1回").waitFor();
  await writing.context().close();
  await mark(reading, "鈴木 一", "編集中").waitFor({ state: "detached" });
});
