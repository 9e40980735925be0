import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFiscalYear } from "../../src/database/fiscal-year-store.ts";
import { insertSlots } from "../../src/database/timetable-store.ts";
import { cycleDefinitionSchema } from "../../src/domain/cycle/cycle-definition.ts";
import { yearDayOf } from "../../src/domain/cycle/year-day.ts";
import { addDays } from "../../src/domain/periods/add-days.ts";
import { fiscalYearOf } from "../../src/domain/periods/fiscal-year.ts";
import { japanDay } from "../../src/domain/periods/japan-day.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { setCycle } from "../../src/usecases/cycle/set-cycle.ts";
import { readSheet } from "../../src/usecases/sheets/read-sheet.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { sampleGoal } from "../support/sample-city.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { password, personWithPassword, sheetOnForm } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;
let sheetId: string;
let office: Actor;
const today = japanDay(new Date());
const fiscalYear = fiscalYearOf(today);

const days = (from: number, to: number) => {
  const day = (away: number) => yearDayOf(addDays(today, away), fiscalYear) ?? "";
  return { opens: day(from), closes: day(to) };
};

/** A year in which goals are due in ten days, whatever day the test runs. */
const cycle = cycleDefinitionSchema.parse({
  key: "around-today",
  name: "今日のまわりの流れ",
  stages: [
    {
      stage: "planning",
      label: "目標設定",
      fills: ["planning"],
      windows: { section: days(-10, 10) },
      approvers: ["section"],
    },
    {
      stage: "yearEnd",
      label: "期末評価",
      fills: ["midYear", "yearEnd", "nextYear"],
      windows: { section: days(20, 40) },
    },
  ],
});

beforeAll(async () => {
  t = await testDatabase();
  office = await personWithPassword(t, "jimu", { name: "事務 薫", role: "office" });
  const goal = sampleGoal({
    number: "1",
    title: "窓口の待ち時間の短縮",
    currentIssues: "昼に待ちが出ている。",
    indicatorText: "平均時間",
    target: "8分以下",
    due: "年度末",
    method: "・窓口を増やす",
    "planLink.comprehensive": "第1章 第2節",
  });
  const content = { texts: { mission: "分かりやすい窓口にする。" }, goals: [goal] };
  sheetId = await sheetOnForm(t, office, "standard", content, { fiscalYear });
  const outcome = await readSheet(t.db, office, sheetId);
  const unitId = outcome.ok ? outcome.view.unit.unitId : null;
  await personWithPassword(t, "tanto", { name: "担当 花", role: "staff", unitId });
  await personWithPassword(t, "kacho", { name: "課長 進", role: "head", unitId });
  await personWithPassword(t, "shicho", { name: "市長 望", role: "viewer" });
  expect(await setCycle(t.db, office, fiscalYear, cycle, "planning")).toEqual({ ok: true });
  const slot = {
    fiscalYear,
    date: today,
    buffer: false,
    basicPrograms: 2,
    attendees: ["市長", "副市長"],
    venue: "庁議室",
  };
  await t.db.withTenant(t.tenantId, (tx) =>
    insertSlots(tx, [{ ...slot, start: "10:00", end: "11:30", unit: "総務部" }]),
  );
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

/** Signs in and comes to the first page, which is what there is to do. */
async function enter(loginName: string, options: Parameters<typeof newPage>[1] = {}): Promise<Page> {
  const { page } = await newPage(browser, options);
  await page.goto(`${app.url}/sign-in`);
  await page.getByLabel("ユーザー名").fill(loginName);
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("button", { name: "サインインする" }).click();
  await page.getByRole("main").waitFor();
  return page;
}

async function fromTheList(page: Page, what: string): Promise<void> {
  await page.goto(`${app.url}/to-do`);
  await page.getByText(what).waitFor();
  await page.getByRole("main").getByRole("link", { name: "総務課" }).first().click();
  await page.getByText("今ここ").waitFor();
}

const done = (page: Page, words: string | RegExp) => page.getByRole("heading", { name: words }).waitFor();

describe.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
])("%s", (size, viewport) => {
  test.each([
    ["tanto", "todo", () => "/to-do"],
    ["tanto", "cycle-sheet", () => `/sheets/${sheetId}`],
    ["jimu", "year-with-cycle", () => `/years/${fiscalYear}`],
    ["jimu", "progress", () => `/years/${fiscalYear}/progress`],
    ["jimu", "consultations", () => `/years/${fiscalYear}/consultations`],
    ["jimu", "extend", () => `/sheets/${sheetId}/acts/extend`],
    ["jimu", "cycle-settings", () => `/settings/years/${fiscalYear}/cycle`],
  ])("%s sees %s without a serious finding, nothing cut off", async (who, name, path) => {
    const page = await enter(who, { viewport });
    await page.goto(app.url + path());
    await picture(page, `${name}-${size}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await page.context().close();
  });
});

test("the picture of the year leads from a number to its sheet, without JavaScript", async () => {
  const page = await enter("jimu", { javaScriptEnabled: false });
  await page.goto(`${app.url}/years/${fiscalYear}`);
  await page.getByRole("link", { name: "進み具合を見る" }).click();
  const grid = page.getByRole("table", { name: "部・課ごとの進み具合" });
  await grid.getByRole("link", { name: "作成中 1" }).click();
  await page.getByRole("heading", { name: "「目標設定」が作成中のシート（1枚）" }).waitFor();
  const list = page.getByRole("table", { name: "シートの一覧" });
  expect(await list.getByRole("checkbox", { name: "総務課を選ぶ" }).isChecked()).toBe(true);
  await page.getByLabel(/^いつまで/).fill(addDays(today, 12));
  await page.getByLabel("理由").fill("大雨への対応のため");
  await page.getByRole("button", { name: "まとめて行う" }).click();
  await done(page, "1枚のシートの期限を延長しました");
  await picture(page, "many-sheets");
  await list.getByRole("link", { name: "総務課" }).click();
  await page.getByText("今ここ").waitFor();
  await page.context().close();
});

test("from the first word to the amendment, without JavaScript", async () => {
  const plain = { javaScriptEnabled: false };
  const [staff, head, office] = [await enter("tanto", plain), await enter("kacho", plain), await enter("jimu", plain)];

  expect(new URL(staff.url()).pathname).toBe("/to-do");
  await fromTheList(staff, "書いて提出する");
  await staff.getByRole("button", { name: "提出する" }).click();
  await done(staff, /提出しました/);
  expect(await staff.getByRole("link", { name: "編集する" }).count()).toBe(0);

  await fromTheList(head, "読んで承認する");
  await head.getByRole("link", { name: "差し戻す" }).click();
  await head.getByLabel(/^理由/).fill("目標値の根拠を書いてください。");
  await head.getByRole("textbox", { name: "目標値", exact: true }).fill("昨年度の実績は何分ですか。");
  await head.getByRole("textbox", { name: "取組の方法" }).fill("いつ増やすかを書いてください。");
  await picture(head, "send-back");
  await head.getByRole("button", { name: "差し戻す" }).click();
  await done(head, "差し戻しました");

  await fromTheList(staff, "差戻しを直す");
  await staff.getByText("差戻し：昨年度の実績は何分ですか。").waitFor();
  await picture(staff, "sent-back");
  await staff.getByRole("link", { name: "窓口の待ち時間の短縮を書く" }).click();
  await staff.getByLabel(/^目標値/).fill("8分以下（昨年度12分）");
  await staff.getByRole("button", { name: "保存する" }).click();
  await staff.getByRole("button", { name: "提出する" }).click();
  await done(staff, /提出しました/);

  await fromTheList(head, "読んで承認する");
  await head.getByText("8分以下（昨年度12分）").waitFor();
  await head.getByRole("button", { name: "承認する" }).click();
  await done(head, "承認しました");

  await fromTheList(office, "確定する");
  await office.getByRole("button", { name: "確定する" }).click();
  await done(office, "確定しました");

  await staff.goto(`${app.url}/sheets/${sheetId}/edit`);
  await done(staff, "いまは書き込めません");
  await staff.goto(`${app.url}/sheets/${sheetId}`);
  await staff.getByText("ほかの手続き").click();
  await staff.getByRole("link", { name: "確定した内容を修正する" }).click();
  await staff.getByLabel(/理由/).fill("補正予算が付いたため");
  await staff.getByRole("button", { name: "確定した内容を修正する" }).click();
  await done(staff, /修正を始めました/);
  await staff.getByRole("link", { name: "窓口の待ち時間の短縮を書く" }).click();
  await staff.getByLabel(/^目標値/).fill("6分以下");
  await staff.getByRole("button", { name: "保存する" }).click();
  await staff.goto(`${app.url}/sheets/${sheetId}/history`);
  await staff.getByText("確定後の修正（理由：補正予算が付いたため）").waitFor();
  await picture(staff, "amended");

  await head.goto(`${app.url}/sheets/${sheetId}`);
  await head.getByText("修正の理由：補正予算が付いたため").waitFor();
  await head.getByText("確定した内容から変わったところ（1か所）").waitFor();
  await picture(head, "amendment-differences");
  for (const page of [staff, head, office]) await page.context().close();
});

test("the office sees the year change while it is being set, and sets it without JavaScript too", async () => {
  const next = fiscalYear + 1;
  await t.db.withTenant(office.tenantId, (tx) => openFiscalYear(tx, next, null));
  const settings = `${app.url}/settings/years/${next}/cycle`;
  const live = await enter("jimu");
  await live.goto(`${settings}?base=iga`);
  const line = live.getByRole("table", { name: "年間の流れの期間" });
  await line.getByRole("rowheader", { name: "春の行政経営協議" }).waitFor();
  const consultation = live.getByRole("group", { name: "協議", exact: true });
  await consultation.getByLabel("この時期を置く").uncheck();
  await line.getByRole("rowheader", { name: "春の行政経営協議" }).waitFor({ state: "detached" });
  expect(await consultation.getByLabel("市での呼び方").isVisible()).toBe(false);
  await live.getByRole("group", { name: "期末", exact: true }).getByLabel("部・局：期限").fill(`${next}-02-01`);
  await live.getByRole("button", { name: "この流れを" }).focus();
  await live.getByText("このままでは保存できません").waitFor();
  await picture(live, "cycle-settings-live");
  expect(await axeFindings(live)).toEqual([]);
  await live.context().close();

  const plain = await enter("jimu", { javaScriptEnabled: false });
  await plain.goto(`${settings}?base=iga`);
  await plain.getByRole("group", { name: "中間", exact: true }).getByLabel("この時期を置く").check();
  await plain.getByRole("group", { name: "中間", exact: true }).getByLabel("市での呼び方").fill("秋のふりかえり");
  await plain.getByRole("button", { name: "保存せずに見通しを確かめる" }).click();
  await plain.getByRole("rowheader", { name: "秋のふりかえり" }).waitFor();
  await plain.getByRole("button", { name: "この流れを" }).click();
  await done(plain, "年間の流れを保存しました");
  await plain.context().close();
});

test("the editor lets only the fields of the time be written", async () => {
  const page = await enter("tanto");
  await page.goto(`${app.url}/sheets/${sheetId}/edit`);
  await page.getByRole("button", { name: /^目標値/ }).waitFor();
  expect(await page.getByRole("button", { name: /^上期の実績/ }).count()).toBe(0);
  await page.context().close();
});
