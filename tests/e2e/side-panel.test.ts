import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { storeForm } from "../../src/database/form-store.ts";
import { builtInForm } from "../../src/domain/forms/built-in-forms.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import type { Goal } from "../../src/domain/sheets/sheet-content.ts";
import { writeComment } from "../../src/usecases/comments/write-comment.ts";
import { addNote } from "../../src/usecases/notes/write-note.ts";
import { createSheets } from "../../src/usecases/sheets/create-sheets.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { sampleGoal } from "../support/sample-city.ts";
import { axeFindings, openBrowser, picture } from "./support/browser.ts";
import { personWithPassword } from "./support/city.ts";
import { cell, openEditor, saying, signedIn, stored } from "./support/editor-page.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

vi.setConfig({ testTimeout: 60_000 });

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;
let author: Actor;
let context: BrowserContext;
let sheetId: string;
let goal: Goal;

beforeAll(async () => {
  t = await testDatabase();
  author = await personWithPassword(t, "yamada", { name: "山田 花子", role: "office" });
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
beforeEach(async () => {
  goal = sampleGoal({ number: "①", title: "窓口の待ち時間の短縮", "midYear.status": "昼の窓口を増やした。" });
  const before = sampleGoal({ number: "①", title: "窓口の改善", target: "15分以内にする。", rating: "B" });
  const unitPath = ["市民部", `窓口課${randomUUID()}`];
  const form = builtInForm("standard");
  if (!form) throw new Error("no form");
  await t.db.withTenant(t.tenantId, async (tx) => {
    await storeForm(tx, form);
    const year = (fiscalYear: number, goals: Goal[]) => ({ fiscalYear, unitPath, form, content: { texts: {}, goals } });
    await createSheets(tx, author, [year(2017, [before])], "import");
    const present = { ...year(2018, [goal]), previousGoalIds: { [goal.id]: before.id } };
    sheetId = (await createSheets(tx, author, [present], "import"))[0]?.sheetId ?? "";
  });
  const place = { goalId: goal.id, workItemId: null, marker: "", files: [] };
  for (const [on, body] of [
    ["2018-06-10", "混雑する時間帯を5日間調べた。"],
    ["2018-12-03", "案内の札を大きくした。"],
  ] as const) {
    await addNote(t.db, author, sheetId, { ...place, noteId: randomUUID(), on, body });
  }
  const comment = { commentId: randomUUID(), threadId: null, body: "何分の平均ですか。", mentioned: null };
  await writeComment(t.db, author, sheetId, { ...comment, place: { goalId: goal.id, concept: "target" } });
  context = await signedIn(browser, app.url, "yamada");
});
afterEach(() => context.close());
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

const panel = (page: Page) => page.getByRole("complementary", { name: "参考欄" });
const tab = (page: Page, name: string) => page.getByRole("tab", { name });
const words = async () => (await stored(t, author, sheetId)).goals[0]?.texts["midYear.status"];

test("notes go into the cell in hand with one click, and undo takes them out", async () => {
  const page = await openEditor(context, app.url, sheetId);
  await cell(page, "上期の実績, ①").click();
  await page.getByRole("button", { name: "参考欄" }).click();
  await panel(page)
    .getByLabel(/6月10日/)
    .check();
  // A note of December belongs to no mid-year review.
  expect(await panel(page).getByText("案内の札を大きくした。").count()).toBe(0);
  await picture(page, "panel-notes-1366");
  expect(await axeFindings(page)).toEqual([]);
  await panel(page).getByRole("button", { name: "選んだ記録を欄に入れる" }).click();
  await saying(page, "saved");
  expect(await words()).toBe("昼の窓口を増やした。\n6月10日 混雑する時間帯を5日間調べた。");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect.poll(words, { timeout: 10_000 }).toBe("昼の窓口を増やした。");
});

test("a note is written in the panel while the sheet is open; the panel is still open after a reload", async () => {
  const page = await openEditor(context, app.url, sheetId);
  await cell(page, "実績, ①").click();
  await page.keyboard.press("Alt+k");
  await panel(page).getByText("＋ 記録を書く").click();
  await panel(page).getByLabel("日付").fill("2019-02-20");
  await panel(page).getByLabel("したこと").fill("平均を数えた。");
  await panel(page).getByRole("button", { name: "記録を追加する" }).click();
  await panel(page)
    .getByRole("checkbox", { name: /2月20日.*平均を数えた/ })
    .waitFor();
  await panel(page).getByText("＋ 記録を書く").click();
  await panel(page).getByLabel("日付").fill("2020-02-20");
  await panel(page).getByLabel("したこと").fill("別の年度の話。");
  await panel(page).getByRole("button", { name: "記録を追加する" }).click();
  await panel(page).getByText("日付は平成30年度").waitFor();
  expect(await panel(page).getByLabel("したこと").inputValue()).toBe("別の年度の話。");
  await page.reload();
  await panel(page).waitFor();
});

test("comments of the cell are read, written and settled beside it; its last year's words too, by keyboard", async () => {
  const page = await openEditor(context, app.url, sheetId);
  await cell(page, "目標値, ①").click();
  await page.keyboard.press("Alt+k");
  await expect.poll(() => tab(page, "記録").evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("ArrowRight");
  await panel(page).getByText("何分の平均ですか。").waitFor();
  await panel(page).getByText("返信する").click();
  await panel(page).getByRole("textbox", { name: "コメント" }).fill("1日の平均です。");
  // The field's own undo, not the sheet's.
  await page.keyboard.press("Control+z");
  await panel(page).getByRole("textbox", { name: "コメント" }).fill("1日の平均です。");
  await panel(page).getByRole("button", { name: "送る" }).first().click();
  await panel(page).getByText("1日の平均です。").waitFor();
  await picture(page, "panel-comments-1366");
  expect(await axeFindings(page)).toEqual([]);
  await panel(page).getByRole("button", { name: "解決済みにする" }).click();
  await panel(page).getByText("この欄へのコメントはありません。").waitFor();
  await tab(page, "コメント").focus();
  await page.keyboard.press("ArrowRight");
  await panel(page).getByText("15分以内にする。").waitFor();
  await picture(page, "panel-last-year-1366");
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Alt+k");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("目標値, ①");
});

test("on a narrow screen the panel stands below the form", async () => {
  const page = await openEditor(context, app.url, sheetId);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await page.getByRole("button", { name: "参考欄" }).click();
  await expect.poll(async () => (await panel(page).boundingBox())?.y ?? 844).toBeLessThan(844);
  const form = await page.locator(".editor .sheet").boundingBox();
  const beside = await panel(page).boundingBox();
  expect((beside?.y ?? 0) >= (form?.y ?? 0) + (form?.height ?? 0)).toBe(true);
  await panel(page).scrollIntoViewIfNeeded();
  await tab(page, "昨年度").click();
  await picture(page, "panel-390");
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
});
