import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFiscalYear } from "../../src/database/fiscal-year-store.ts";
import { builtInForm } from "../../src/domain/forms/built-in-forms.ts";
import { serveGoals } from "../../src/usecases/cascade/serve-goals.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { personWithPassword, sheetOnForm, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;

const chapters = [
  "第1章 支え合って暮らすまち 第1節 福祉",
  "第2章 安全なまち 第1節 防災",
  "第3章 学びのまち 第2節 生涯学習",
];
const goal = (title: string, index: number) => {
  const texts = index % 7 === 6 ? { title } : { title, "planLink.comprehensive": chapters[index % 3] ?? "" };
  return { id: randomUUID(), texts, workItems: [] };
};

beforeAll(async () => {
  t = await testDatabase();
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  const names = ["市民部", "建設部", "福祉部", "教育部"];
  for (const fiscalYear of [2024, 2025]) {
    const each = fiscalYear === 2024 ? 3 : 25;
    await sheetOnForm(t, office, "standard", { texts: {}, goals: [] }, { fiscalYear, unitPath: ["総務部", "総務課"] });
    await t.db.withTenant(t.tenantId, (tx) => openFiscalYear(tx, fiscalYear, builtInForm("standard") ?? null));
    for (const name of names) {
      const upper = [0, 1].map((index) => goal(`${name}として進める大きな目標${index + 1}`, index));
      await sheetOnForm(t, office, "standard", { texts: {}, goals: upper }, { fiscalYear, unitPath: [name] });
      for (const section of ["第一課", "第二課", "第三課", "第四課"]) {
        const goals = Array.from({ length: each }, (_, index) =>
          goal(`${section}で取り組む、少し長い名前の目標その${index + 1}`, index),
        );
        const unitPath = [name, `${name}${section}`];
        const sheetId = await sheetOnForm(t, office, "standard", { texts: {}, goals }, { fiscalYear, unitPath });
        const wanted = goals.slice(0, 2).map(({ id }, index) => [id, upper[index]?.id ?? null]);
        await serveGoals(t.db, office, sheetId, Object.fromEntries(wanted));
      }
    }
  }
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

test("by keyboard: the list leads to a goal; the picture keeps out of the way", async () => {
  const { page } = await newPage(browser);
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/years/2024/tree`);
  const drawn = await page.locator("svg.tree-picture a").count();
  expect(drawn).toBe(4 * 2 + 4 * 4 * 3);
  const link = page.getByRole("link", { name: "市民部として進める大きな目標1" });
  expect(await link.count()).toBe(1);
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#goal-/);
  await page.context().close();
});

test.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
])("%s: 56 goals one by one, 408 folded by department: no serious finding, nothing cut off", async (size, viewport) => {
  const { page, complaints } = await newPage(browser, { viewport });
  await signIn(page, app.url, "sato");
  const look = async (name: string) => {
    await picture(page, `tree-${name}-${size}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  };
  await page.goto(`${app.url}/years/2024/tree`);
  await look("small");
  await page.goto(`${app.url}/years/2025/tree`);
  expect(await page.locator("svg.tree-picture a").count()).toBeLessThan(20);
  await look("folded");
  if (size === "wide") {
    await page.locator("svg.tree-picture a").first().click();
    await page.waitForURL(/department=/);
    await look("department");
    await page.emulateMedia({ media: "print" });
    await picture(page, "tree-print");
  } else {
    await page.getByText("第1章 支え合って暮らすまち").last().click();
    await picture(page, `tree-list-${size}`);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});
