import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveGoals } from "../../src/usecases/cascade/serve-goals.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { sampleGoal } from "../support/sample-city.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { personWithPassword, sheetOnForm, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;
let upperSheet: string;
let sectionSheet: string;
const upper = sampleGoal({ number: "1", title: "窓口で待たない市役所にする" });
const mine = sampleGoal({
  number: "1",
  title: "受付を2列にする",
  "midYear.status": "7月から2列にした。\n平均の待ち時間は12分から9分になった。",
  "midYear.gapAndPlan": "昼の1時間だけ待ちが残る。10月から昼の当番を増やす。",
});
const theirs = sampleGoal({ number: "2", title: "証明書の自動交付機を置く", "midYear.status": "3台を置いた。" });

beforeAll(async () => {
  t = await testDatabase();
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  const on = (goal: typeof mine, unitPath: string[]) =>
    sheetOnForm(t, office, "standard", { texts: {}, goals: [goal] }, { fiscalYear: 2024, unitPath });
  upperSheet = await on(upper, ["市民部"]);
  sectionSheet = await on(mine, ["市民部", "窓口課"]);
  const other = await on(theirs, ["市民部", "証明課"]);
  await serveGoals(t.db, office, other, { [theirs.id]: upper.id });
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

test("a goal is linked to the department's, and its report is read and used there, by keyboard and without scripts", async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/sheets/${sectionSheet}`);
  await page.getByRole("link", { name: "上位の目標とつなげる" }).press("Enter");
  await page.getByLabel("この目標が支える上位の目標").selectOption({ label: "1 窓口で待たない市役所にする" });
  await page.getByRole("button", { name: "保存する" }).press("Enter");
  await page.getByText("上位の目標とのつながりを保存しました").waitFor();
  await page.getByRole("link", { name: "↑ 市民部「1 窓口で待たない市役所にする」" }).click();
  await page.getByRole("link", { name: "↓ 課の報告 2件" }).waitFor();
  await page.getByText("課の報告を表示（2件）").click();
  await page.getByRole("region", { name: "1 窓口で待たない市役所にするを支える課の報告" }).waitFor();
  await page.goto(`${app.url}/sheets/${upperSheet}/goals/${upper.id}/edit`);
  await page.getByLabel("上期の実績").fill("部として順調。");
  await page.getByRole("button", { name: "保存して、課の「上期の実績」2件を下に入れる" }).press("Enter");
  expect(await page.getByLabel("上期の実績").inputValue()).toBe(
    "部として順調。\n【窓口課】\n7月から2列にした。\n平均の待ち時間は12分から9分になった。\n【証明課】\n3台を置いた。",
  );
  // Enter in a field of one line saves, though buttons that do more stand before the one that saves.
  await page.getByLabel("番号", { exact: true }).fill("10");
  await page.getByLabel("番号", { exact: true }).press("Enter");
  await page.waitForURL(/done=saved/);
  await page.getByText("保存しました").first().waitFor();
  await page.context().close();
});

test.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
])("%s: the pages of links and reports have no serious finding, and nothing is cut off", async (size, viewport) => {
  const { page, complaints } = await newPage(browser, { viewport });
  await signIn(page, app.url, "sato");
  const look = async (name: string) => {
    await picture(page, `cascade-${name}-${size}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  };
  await page.goto(`${app.url}/sheets/${sectionSheet}/served-goals`);
  await look("links");
  await page.goto(`${app.url}/sheets/${upperSheet}`);
  await picture(page, `cascade-sheet-${size}`);
  await page.getByText(/課の報告を表示/).click();
  await page.getByText(/課の報告を表示/).scrollIntoViewIfNeeded();
  await look("reports");
  await page.goto(`${app.url}/sheets/${upperSheet}/goals/${upper.id}/edit`);
  await page
    .getByText(/保存して、課の/)
    .first()
    .scrollIntoViewIfNeeded();
  await look("goal");
  expect(complaints).toEqual([]);
  await page.context().close();
});
