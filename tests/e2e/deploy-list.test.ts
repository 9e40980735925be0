import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFiscalYear } from "../../src/database/fiscal-year-store.ts";
import { ensureUnits } from "../../src/database/org-unit-store.ts";
import { builtInForm } from "../../src/domain/forms/built-in-forms.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { sampleGoal } from "../support/sample-city.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { personWithPassword, sheetOnForm, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;
let list: string;

beforeAll(async () => {
  t = await testDatabase();
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  const plan = { planCategory: "その他", target: "全員が受講", method: "・研修を2回", due: "年度末" };
  const goals = [
    sampleGoal({ number: "1", title: "接遇を磨く", unit: "共通", ...plan }),
    sampleGoal({ number: "2", title: "証明を早く出す", unit: "証明課・道路課", ...plan }),
    sampleGoal({ number: "3", title: "書きかけの目標", unit: "窓口課" }),
  ];
  list = await sheetOnForm(
    t,
    office,
    "kokubunji-2022",
    { texts: {}, goals },
    { fiscalYear: 2024, unitPath: ["市民部"] },
  );
  await t.db.withTenant(t.tenantId, async (tx) => {
    await openFiscalYear(tx, 2024, builtInForm("kokubunji-2022") ?? null);
    const sections = ["窓口課", "証明課", "協働課", "環境課"].map((name) => ["市民部", name]);
    await ensureUnits(tx, sections, 2024);
  });
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

test.each([
  ["narrow", { width: 390, height: 844 }],
  ["wide", { width: 1366, height: 768 }],
])("%s: a department's list is looked through before it is deployed; no serious finding", async (size, viewport) => {
  const { page, complaints } = await newPage(browser, { viewport });
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/sheets/${list}`);
  await page.getByRole("link", { name: "課へ展開する" }).click();
  await page.waitForURL(/deploy$/);
  await picture(page, `deploy-${size}`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("without scripts: the list is deployed as it names its sections, and one section is taken off before", async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/sheets/${list}/deploy`);
  const first = page.getByRole("group", { name: "1 接遇を磨く" });
  expect(await first.getByRole("checkbox", { checked: true }).count()).toBe(4);
  await first.getByLabel("環境課").uncheck();
  await page.getByText("「道路課」という課はこの部にありません").waitFor();
  await page.getByRole("button", { name: "選んだ課へ展開する" }).click();
  await page.getByText("課へ展開しました").waitFor();
  await page.getByRole("link", { name: "↓ 課の報告 3件" }).waitFor();
  await page.goto(`${app.url}/sheets/${list}/deploy`);
  await page.getByText("展開済み（3課）").waitFor();
  await picture(page, "deploy-done");
  await page.context().close();
});
