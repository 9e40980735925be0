import type { BrowserContext } from "playwright-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { sampleGoal } from "../support/sample-city.ts";
import { axeFindings, picture } from "./support/browser.ts";
import { browserSuite } from "./support/browser-suite.ts";
import { personWithPassword } from "./support/city.ts";
import { cell, openEditor, paste, pastSheet, saying, signedIn, stored, wordsIn } from "./support/editor-page.ts";

vi.setConfig({ testTimeout: 60_000 });
const poll = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 10_000 });

let author: Actor;
let context: BrowserContext;
let sheetId: string;

const suite = browserSuite(async (t) => {
  author = await personWithPassword(t, "yamada", { name: "山田 花子", role: "office" });
});
beforeEach(async () => {
  sheetId = await pastSheet(suite.t, author);
  context = await signedIn(suite.browser, suite.app.url, "yamada");
});
afterEach(async () => {
  await context.close();
});

test("what is typed is saved, said so after the commit, and there after a reload", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await cell(page, "目標値, ①").click();
  await page.keyboard.type("20分以内にする。");
  expect(await page.locator("[data-save]").getAttribute("data-save")).toBe("editing");
  await saying(page, "saved");
  expect(await page.locator("[data-save]").textContent()).toMatch(/保存済み \d{1,2}:\d{2}/);
  expect((await stored(suite.t, author, sheetId)).goals[0]?.texts.target).toBe("20分以内にする。");
  await page.reload();
  await cell(page, "目標値, ①").waitFor();
  expect(await cell(page, "目標値, ①").textContent()).toBe("20分以内にする。");
});

test("a whole goal can be written with the keyboard alone", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  const inHand = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  // The form is one stop of Tab: it begins at the first cell that is missing.
  await page.getByRole("button", { name: "あと" }).focus();
  await page.keyboard.press("Enter");
  expect(await inHand()).toBe("組織使命");
  await page.keyboard.type("市民の手続きを早く正しく。");
  await page.keyboard.press("Alt+n");
  expect(await inHand()).toBe("指標, ①");
  await page.keyboard.type("平均待ち時間");
  await page.keyboard.press("Tab");
  expect(await inHand()).toBe("基準値, ①");
  await page.keyboard.press("Tab");
  await page.keyboard.type("20分以内");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("ArrowDown");
  expect(await inHand()).toBe("目標値, ②");
  await page.keyboard.press("F2");
  await page.keyboard.type("半数");
  await page.keyboard.press("Shift+Tab");
  expect(await inHand()).toBe("基準値, ②");
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => document.activeElement?.closest(".editor-bar") !== null)).toBe(true);
  await saying(page, "saved");
  const { texts, goals } = await stored(suite.t, author, sheetId);
  expect(texts.mission).toBe("市民の手続きを早く正しく。");
  expect(goals.map((goal) => [goal.texts.number, goal.texts.target])).toEqual([
    ["②", "半数"],
    ["①", "20分以内"],
    ["③", undefined],
  ]);
});

test("where nothing is missing the keyboard leaves the form, too", async () => {
  const written = ["currentIssues", "indicatorText", "target", "due", "method", "midYear.status", "midYear.gapAndPlan"];
  const atEnd = ["yearEnd.actual", "yearEnd.outcome"];
  const texts = Object.fromEntries([...written, ...atEnd].map((concept) => [concept, "書いてある。"]));
  const goal = sampleGoal({ number: "①", title: "書き終えた目標", rating: "B", ...texts });
  const id = await pastSheet(suite.t, author, { texts: { mission: "市民のために。" }, goals: [goal] });
  const page = await openEditor(context, suite.app.url, id);
  await page.getByRole("button", { name: "記入もれなし" }).waitFor();
  const atTools = () => page.evaluate(() => document.activeElement?.closest(".editor-bar") !== null);
  await cell(page, "目標値, ①").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  expect(await atTools()).toBe(true);
  await cell(page, "組織使命").click();
  expect(await atTools()).toBe(false);
  await page.keyboard.press("Shift+Tab");
  expect(await atTools()).toBe(true);
});

test("Esc brings back the words of before, Ctrl+Z what was typed, and undo reaches the server", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await cell(page, "現状と課題, ①").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("さらに増えている。");
  await page.keyboard.press("Escape");
  expect(await wordsIn(page, "現状と課題, ①")).toBe("待ち時間が長い。");
  await page.keyboard.press("Control+z");
  expect(await wordsIn(page, "現状と課題, ①")).toBe("待ち時間が長い。さらに増えている。");
  await saying(page, "saved");
  expect((await stored(suite.t, author, sheetId)).goals[0]?.texts.currentIssues).toBe(
    "待ち時間が長い。さらに増えている。",
  );
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect
    .poll(async () => (await stored(suite.t, author, sheetId)).goals[0]?.texts.currentIssues)
    .toBe("待ち時間が長い。");
});

test("goals are added, moved and removed, and a removed one comes back whole", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  const numbers = async () => (await stored(suite.t, author, sheetId)).goals.map(({ texts }) => texts.number ?? "");
  await page.getByRole("button", { name: "＋ 目標を加える" }).click();
  await page.keyboard.type("④");
  await poll(numbers).toEqual(["①", "②", "③", "④"]);
  await page.getByRole("button", { name: "③の操作" }).click();
  await page.getByRole("button", { name: "上へ移す" }).click();
  await poll(numbers).toEqual(["①", "③", "②", "④"]);
  await page.getByRole("button", { name: "①の操作" }).click();
  await page.getByRole("button", { name: "削除する" }).click();
  await poll(numbers).toEqual(["③", "②", "④"]);
  await page.getByRole("status").getByRole("button", { name: "元に戻す" }).click();
  await poll(numbers).toEqual(["①", "③", "②", "④"]);
  expect((await stored(suite.t, author, sheetId)).goals[0]?.texts.title).toBe("窓口の待ち時間の短縮");
});

test("cells copied in Excel fill cells to the right and downwards, as one step of undo", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await cell(page, "基準値, ①").click();
  const text = '35分\t"20分以内\n(平均)"\t9月末\r\n半数\t全部\t12月\r\n';
  await paste(page, text);
  expect(await page.getByRole("status").textContent()).toContain("6つの欄に貼り付けました");
  await saying(page, "saved");
  const texts = async () => (await stored(suite.t, author, sheetId)).goals.map((goal) => goal.texts);
  expect(await texts()).toMatchObject([
    { baseline: "35分", target: "20分以内\n(平均)", due: "9月末" },
    { baseline: "半数", target: "全部", due: "12月" },
    { due: "年度末" },
  ]);
  await page.getByRole("button", { name: "元に戻す" }).last().click();
  await expect
    .poll(async () => (await texts()).map(({ baseline }) => baseline))
    .toEqual([undefined, undefined, undefined]);
});

test("a longer table asks before it adds goals", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await cell(page, "目標, ③").click();
  await paste(page, "備蓄\t総合\r\n広報\t総合\r\n");
  await page.getByRole("button", { name: "目標を1件加えて貼り付ける" }).click();
  await saying(page, "saved");
  const titles = async () => (await stored(suite.t, author, sheetId)).goals.map((goal) => goal.texts.title);
  await poll(titles).toEqual(["窓口の待ち時間の短縮", "申請の電子化", "備蓄", "広報"]);
});

test("composing with an input method is never broken", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await cell(page, "目標値, ①").click();
  const input = await context.newCDPSession(page);
  await input.send("Input.imeSetComposition", { text: "もくひょう", selectionStart: 5, selectionEnd: 5 });
  // Longer than the pause before a save: nothing is sent, nothing is redrawn.
  await page.waitForTimeout(1_600);
  expect(await wordsIn(page, "目標値, ①")).toBe("もくひょう");
  expect((await stored(suite.t, author, sheetId)).goals[0]?.texts.target).toBeUndefined();
  await input.send("Input.imeSetComposition", { text: "目標", selectionStart: 2, selectionEnd: 2 });
  await input.send("Input.insertText", { text: "目標" });
  await page.keyboard.type("A");
  await saying(page, "saved");
  expect((await stored(suite.t, author, sheetId)).goals[0]?.texts.target).toBe("目標A");
});

test("composing begins in a cell that only has the focus, and leaving it by mouse keeps the words", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await cell(page, "目標値, ①").click();
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("ArrowDown");
  const input = await context.newCDPSession(page);
  await input.send("Input.imeSetComposition", { text: "はんすう", selectionStart: 4, selectionEnd: 4 });
  expect(await wordsIn(page, "目標値, ②")).toBe("はんすう");
  await cell(page, "目標値, ③").click();
  await poll(async () => (await stored(suite.t, author, sheetId)).goals[1]?.texts.target).toBe("はんすう");
  expect(await cell(page, "目標値, ②").textContent()).toBe("はんすう");
});

test("a value of the city's scale is chosen with the keyboard", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await page.getByRole("button", { name: /^評価, ①/ }).click();
  const list = page.getByRole("combobox", { name: "評価, ①" });
  await list.press("c");
  await list.press("Tab");
  await saying(page, "saved");
  expect((await stored(suite.t, author, sheetId)).goals[0]?.texts.rating).toBe("C");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("評価の理由, ①");
});

test.each([
  ["table", { width: 1366, height: 768 }],
  ["cards", { width: 390, height: 844 }],
])("the open cell, as %s, has no serious finding of axe", async (view, viewport) => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await page.setViewportSize(viewport);
  await page.reload();
  await page.getByRole("radio", { name: view === "cards" ? "1件ずつ" : "表", checked: true }).waitFor();
  await cell(page, "期限, ①").click();
  await page.keyboard.type("9月末");
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, `editor-open-${view}`);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(Math.max(0, wider)).toBe(0);
});
