import type { BrowserContext } from "playwright-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { axeFindings, picture } from "./support/browser.ts";
import { browserSuite } from "./support/browser-suite.ts";
import { personWithPassword, signIn } from "./support/city.ts";
import { cell, openEditor, pastSheet, saying, signedIn, stored, wordsIn } from "./support/editor-page.ts";
import { startApp } from "./support/running-app.ts";

// Some wait for the retries and looks of a real page, which take seconds.
vi.setConfig({ testTimeout: 90_000 });
const poll = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });

let author: Actor;
let context: BrowserContext;
let sheetId: string;

const suite = browserSuite(async (t) => {
  author = await personWithPassword(t, "yamada", { name: "山田 花子", role: "office" });
  await personWithPassword(t, "sato", { name: "佐藤 次郎", role: "office" });
});
beforeEach(async () => {
  sheetId = await pastSheet(suite.t, author);
  context = await signedIn(suite.browser, suite.app.url, "yamada");
});
afterEach(async () => {
  await context.close();
});

const target = async () => (await stored(suite.t, author, sheetId)).goals[0]?.texts.target;
const restart = async () => {
  suite.app = await startApp(suite.t.appLogin, Number(new URL(suite.app.url).port));
};

/** Pages that no event reaches, as behind a proxy that holds them back: they learn of others by looking. */
const deafen = (pages: BrowserContext) => pages.route("**/events*", (route) => route.abort());

test("the server is killed while somebody writes: the words outlive a reload and are sent when it is back", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await cell(page, "目標値, ①").click();
  await page.keyboard.type("20分以内");
  await saying(page, "saved");
  await suite.app.stop("SIGKILL");
  await page.keyboard.type("にする。");
  await saying(page, "failed");
  expect(await page.locator("[data-save]").textContent()).toContain("入力した文章はこのパソコンに残っています");
  await page.keyboard.type("年間平均で。");
  await page.waitForTimeout(600);
  await page.close();
  await restart();
  expect(await target()).toBe("20分以内");
  const again = await openEditor(context, suite.app.url, sheetId);
  await poll(target).toBe("20分以内にする。年間平均で。");
  await saying(again, "saved");
  expect(await again.getByRole("status").textContent()).toContain("前回保存できなかった変更");
  expect(await cell(again, "目標値, ①").textContent()).toBe("20分以内にする。年間平均で。");
});

test("an open page sends by itself what waited, once the server is back", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await suite.app.stop("SIGKILL");
  await cell(page, "目標値, ①").click();
  await page.keyboard.type("待っていた文");
  await saying(page, "failed");
  await restart();
  await saying(page, "saved");
  expect(await target()).toBe("待っていた文");
});

test("a crash of the page right after typing loses nothing", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await page.route("**/changes", (route) => route.abort());
  await cell(page, "目標値, ①").click();
  await page.keyboard.type("消えない文");
  await page.waitForTimeout(500);
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {});
  await crashed;
  const again = await openEditor(context, suite.app.url, sheetId);
  await poll(target).toBe("消えない文");
  await saying(again, "saved");
});

test("signed out while writing: the words wait for their author, and nobody else gets to see them", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await context.clearCookies();
  await cell(page, "目標値, ①").click();
  await page.keyboard.type("署名の切れた後の文");
  await saying(page, "failed");
  expect(await page.locator("[data-save]").textContent()).toContain("サインインし直すと続きから保存します");
  await page.waitForTimeout(500);
  const other = await context.newPage();
  await signIn(other, suite.app.url, "sato");
  // The page left open does not save under the other's name.
  await page.keyboard.type("。");
  await page.locator("[data-save]").getByText("別の方がサインインしています").waitFor({ timeout: 20_000 });
  await page.close();
  await other.goto(`${suite.app.url}/sheets/${sheetId}/edit`);
  await cell(other, "目標値, ①").waitFor();
  await other.waitForTimeout(2_000);
  expect(await other.locator("body").textContent()).not.toContain("署名の切れた後の文");
  expect(await target()).toBeUndefined();
  await context.clearCookies();
  await signIn(other, suite.app.url, "yamada");
  await other.goto(`${suite.app.url}/sheets/${sheetId}/edit`);
  await poll(target).toBe("署名の切れた後の文。");
});

test("an open page keeps its unsent words to itself; another page of the same person takes them over once it is closed", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await page.route("**/changes", (route) => route.abort());
  await cell(page, "目標値, ①").click();
  await page.keyboard.type("一枚目の文");
  await saying(page, "failed");
  const second = await openEditor(context, suite.app.url, sheetId);
  await second.waitForTimeout(2_500);
  expect(await cell(second, "目標値, ①").textContent()).toBe("未記入");
  await page.close();
  await second.evaluate(() => window.dispatchEvent(new Event("focus")));
  await poll(target).toBe("一枚目の文");
});

test("two people on one cell: the later one sees both texts, and both can be had", async () => {
  await deafen(context);
  const sato = await signedIn(suite.browser, suite.app.url, "sato");
  const [mine, theirs] = [
    await openEditor(context, suite.app.url, sheetId),
    await openEditor(sato, suite.app.url, sheetId),
  ];
  await cell(mine, "現状と課題, ①").click();
  await cell(theirs, "現状と課題, ①").click();
  await theirs.keyboard.press("Control+End");
  await theirs.keyboard.type("昼に集中する。");
  await saying(theirs, "saved");
  await mine.keyboard.press("Control+End");
  await mine.keyboard.type("朝に集中する。");
  await saying(mine, "conflict");
  // Nobody is interrupted: what is being written stays, and so does the caret.
  expect(await wordsIn(mine, "現状と課題, ①")).toBe("待ち時間が長い。朝に集中する。");
  await mine.keyboard.type("約30分。");
  await mine.getByRole("button", { name: "両方の文章を見る" }).click();
  const dialog = mine.getByRole("dialog");
  expect(await dialog.getByRole("region", { name: "相手の文章" }).textContent()).toContain(
    "待ち時間が長い。昼に集中する。",
  );
  expect(await dialog.getByRole("region", { name: "自分の文章" }).textContent()).toContain("朝に集中する。約30分。");
  expect(await dialog.textContent()).toContain("佐藤 次郎");
  await picture(mine, "editor-conflict");
  expect(await axeFindings(mine)).toEqual([]);
  await dialog.getByRole("button", { name: "両方をつなげて編集する" }).click();
  await saying(mine, "saved");
  expect(await wordsIn(mine, "現状と課題, ①")).toBe(
    "待ち時間が長い。昼に集中する。\n待ち時間が長い。朝に集中する。約30分。",
  );
  const words = async () => (await stored(suite.t, author, sheetId)).goals[0]?.texts.currentIssues;
  expect(await words()).toContain("昼に集中する。\n");
  await sato.close();
});

test("a draft from before meets a text written since: both are shown when the sheet is opened again", async () => {
  const page = await openEditor(context, suite.app.url, sheetId);
  await page.route("**/changes", (route) => route.abort());
  await cell(page, "目標値, ①").click();
  await page.keyboard.type("書きかけの文");
  await saying(page, "failed");
  await page.close();
  const sato = await signedIn(suite.browser, suite.app.url, "sato");
  const theirs = await openEditor(sato, suite.app.url, sheetId);
  await cell(theirs, "目標値, ①").click();
  await theirs.keyboard.type("後から来た文");
  await saying(theirs, "saved");
  const again = await openEditor(context, suite.app.url, sheetId);
  const dialog = again.getByRole("dialog");
  await dialog.waitFor({ timeout: 20_000 });
  expect(await dialog.textContent()).toContain("後から来た文");
  expect(await dialog.textContent()).toContain("書きかけの文");
  await dialog.getByRole("button", { name: "自分の文章を残す" }).click();
  await poll(target).toBe("書きかけの文");
  await sato.close();
});

test("taking the other's text keeps one's own within reach of undo", async () => {
  await deafen(context);
  const sato = await signedIn(suite.browser, suite.app.url, "sato");
  const [mine, theirs] = [
    await openEditor(context, suite.app.url, sheetId),
    await openEditor(sato, suite.app.url, sheetId),
  ];
  await cell(theirs, "目標値, ①").click();
  await theirs.keyboard.type("相手の値");
  await saying(theirs, "saved");
  await cell(mine, "目標値, ①").click();
  await mine.keyboard.type("自分の値");
  await saying(mine, "conflict");
  await mine.keyboard.press("Control+Enter");
  await mine.getByRole("button", { name: "相手の文章にする" }).click();
  expect(await wordsIn(mine, "目標値, ①")).toBe("相手の値");
  await mine.keyboard.press("Control+z");
  await poll(target).toBe("自分の値");
  await sato.close();
});

test("what others change appears while one writes elsewhere", async () => {
  const sato = await signedIn(suite.browser, suite.app.url, "sato");
  const [mine, theirs] = [
    await openEditor(context, suite.app.url, sheetId),
    await openEditor(sato, suite.app.url, sheetId),
  ];
  await cell(mine, "目標値, ①").click();
  await mine.keyboard.type("書きかけ");
  await saying(mine, "saved");
  await cell(theirs, "目標値, ②").click();
  await theirs.keyboard.type("届いた文");
  await saying(theirs, "saved");
  await mine.getByRole("button", { name: "目標値, ②：届いた文" }).waitFor({ timeout: 15_000 });
  await mine.keyboard.type("の続き");
  expect(await wordsIn(mine, "目標値, ①")).toBe("書きかけの続き");
  await sato.close();
});

test("the goal somebody writes in is removed by another: it can be put back with the words", async () => {
  await deafen(context);
  const sato = await signedIn(suite.browser, suite.app.url, "sato");
  const [mine, theirs] = [
    await openEditor(context, suite.app.url, sheetId),
    await openEditor(sato, suite.app.url, sheetId),
  ];
  await theirs.getByRole("button", { name: "①の操作" }).click();
  await theirs.getByRole("button", { name: "削除する" }).click();
  await saying(theirs, "saved");
  await cell(mine, "目標値, ①").click();
  await mine.keyboard.type("残したい文");
  await saying(mine, "conflict");
  // The row is gone from the page, so nothing is interrupted by asking at once.
  await mine.getByRole("button", { name: "行を戻して文章を残す" }).click();
  await poll(target).toBe("残したい文");
  expect((await stored(suite.t, author, sheetId)).goals[0]?.texts.title).toBe("窓口の待ち時間の短縮");
  await sato.close();
});
