import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import type { Actor } from "../../../src/domain/permissions/actor.ts";
import type { SheetContent, Texts } from "../../../src/domain/sheets/sheet-content.ts";
import { readSheet } from "../../../src/usecases/sheets/read-sheet.ts";
import type { TestDatabase } from "../../support/database.ts";
import { sampleGoal } from "../../support/sample-city.ts";
import { sheetOnForm, signIn } from "./city.ts";

/** A sheet of a year long past, so that its phase does not depend on the day of the test. */
export async function pastSheet(t: TestDatabase, actor: Actor, content = threeGoals(), form = "standard") {
  return await sheetOnForm(t, actor, form, content, { fiscalYear: 2018 });
}

export function threeGoals(): SheetContent {
  const goal = (number: string, title: string, more: Texts = {}) =>
    sampleGoal({ number, title, currentIssues: "待ち時間が長い。", ...more });
  return {
    texts: {},
    goals: [goal("①", "窓口の待ち時間の短縮"), goal("②", "申請の電子化"), goal("③", "備蓄の点検", { due: "年度末" })],
  };
}

/** A browser of its own, signed in. */
export async function signedIn(browser: Browser, url: string, loginName: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "ja-JP" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await signIn(page, url, loginName);
  await page.close();
  return context;
}

export async function openEditor(context: BrowserContext, url: string, sheetId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/sheets/${sheetId}/edit`);
  await page.locator("[data-cell]").first().waitFor({ state: "attached" });
  return page;
}

/** The cell of that name whether it is in hand or not: 「目標値, ①」. */
export function cell(page: Page, name: string): Locator {
  const start = new RegExp(`^${name}(：|$)`);
  return page.getByRole("button", { name: start }).or(page.getByRole("textbox", { name: start }));
}

/** What is written in a cell in hand. */
export async function wordsIn(page: Page, name: string): Promise<string> {
  return await page.getByRole("textbox", { name }).inputValue();
}

/** Waits until the page says so of its saving. */
export async function saying(page: Page, state: "saved" | "failed" | "conflict" | "editing"): Promise<void> {
  await page.locator(`[data-save="${state}"]`).waitFor({ timeout: 20_000 });
}

/** Pastes as Excel's clipboard does. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", plain);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

/** The sheet as the database has it. */
export async function stored(t: TestDatabase, actor: Actor, sheetId: string): Promise<SheetContent> {
  const outcome = await readSheet(t.db, actor, sheetId);
  if (!outcome.ok) throw new Error("the sheet is gone");
  return outcome.view.content;
}
