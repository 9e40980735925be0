import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { addNote } from "../../src/usecases/notes/write-note.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { halfWritten, personWithPassword, sheetOnForm, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

vi.setConfig({ testTimeout: 60_000 });

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;
let sheetId: string;

let office: Actor;

beforeAll(async () => {
  t = await testDatabase();
  office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  sheetId = await sheetOnForm(t, office, "standard", halfWritten());
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

const evidence = { name: "混雑の調べ 6月.csv", mimeType: "text/csv", buffer: Buffer.from("曜日,分\n月,9\n") };

test.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
])("%s: a note is written from the sheet, mended and removed", async (size, viewport) => {
  const { page, complaints } = await newPage(browser, { viewport });
  const look = async (name: string) => {
    await picture(page, `${name}-${size}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  };
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/sheets/${sheetId}`);
  await page.getByRole("link", { name: "窓口の待ち時間の短縮の記録0件" }).waitFor();
  await page.getByRole("link", { name: "記録", exact: true }).first().click();
  await page.getByText("＋ 記録を書く").first().click();
  await page.getByLabel("日付").first().fill("2026-06-10");
  await page.getByLabel("したこと").first().fill("混雑する時間帯を5日間調べた。\n12時台がもっとも長い。");
  await page.getByLabel("添付（任意）").first().setInputFiles(evidence);
  await look("note-form");
  await page.getByRole("button", { name: "記録を追加する" }).first().click();
  await page.getByText("記録を追加しました").waitFor();
  await look("notes");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "混雑の調べ 6月.csv" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("混雑の調べ 6月.csv");
  await page.getByRole("link", { name: /^直す.*6月10日/ }).click();
  await page.getByLabel("したこと").fill("混雑する時間帯を10日間調べた。");
  await look("note");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("混雑する時間帯を10日間調べた。").waitFor();
  await page.goto(`${app.url}/sheets/${sheetId}/history`);
  await look("note-history");
  await page.goto(`${app.url}/sheets/${sheetId}/notes`);
  await page.getByRole("link", { name: /^直す.*6月10日/ }).click();
  await page.getByText("この記録を削除する").click();
  await page.getByRole("button", { name: "削除する" }).click();
  await page.getByText("記録を削除しました").waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
])("%s: notes are put into the review's text, which is then written on", async (size, viewport) => {
  const { goals } = halfWritten();
  const quoted = await sheetOnForm(
    t,
    office,
    "standard",
    { texts: {}, goals },
    { unitPath: ["市民部", `窓口課${size}`] },
  );
  const goalId = goals[0]?.id ?? "";
  const place = { goalId, workItemId: null, marker: "", files: [] };
  for (const [on, body] of [
    ["2026-06-10", "混雑する時間帯を5日間調べた。"],
    ["2026-08-03", "昼の窓口を2つ増やした。来庁者の声を聞き、案内の札を大きくした。"],
    ["2026-10-05", "9月の平均は9分だった。"],
  ] as const) {
    await addNote(t.db, office, quoted, { ...place, noteId: randomUUID(), on, body });
  }
  const { page } = await newPage(browser, { viewport });
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/sheets/${quoted}/goals/${goalId}/edit`);
  const box = page.getByRole("group", { name: "記録から引用（中間）" });
  expect(await box.getByText("9月の平均は9分だった。").count()).toBe(0);
  await box.getByLabel(/6月10日/).check();
  await box.getByLabel(/8月3日/).check();
  await box.scrollIntoViewIfNeeded();
  await picture(page, `quote-${size}`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await box.getByRole("button", { name: "保存して、選んだ記録を入れる" }).click();
  await page.getByText("記録を文章に入れました").waitFor();
  await picture(page, `quoted-${size}`);
  const text = await page.getByRole("textbox", { name: "上期の実績" }).inputValue();
  expect(text).toContain("9分になった。\n6月10日 混雑する時間帯を5日間調べた。\n8月3日 昼の窓口を2つ増やした。");
  await page.context().close();
});
