import { expect, test } from "vitest";
import { sampleGoal } from "../support/sample-city.ts";
import { axeFindings, newPage, picture } from "./support/browser.ts";
import { browserSuite } from "./support/browser-suite.ts";
import { personWithPassword, sheetOnForm, signIn } from "./support/city.ts";

let sheetId: string;

const suite = browserSuite(async (t) => {
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  const goals = [
    sampleGoal({ number: "1", title: "窓口の待ち時間の短縮", rating: "C" }),
    sampleGoal({ number: "2", title: "申請書の見直し", rating: "B" }),
  ];
  sheetId = await sheetOnForm(t, office, "standard", { texts: {}, goals }, { fiscalYear: 2024 });
});

test.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
])("%s: the year's ratings have no serious finding, and nothing is cut off", async (size, viewport) => {
  const { page, complaints } = await newPage(suite.browser, { viewport });
  await signIn(page, suite.app.url, "sato");
  await page.goto(`${suite.app.url}/years/2024`);
  await page.getByRole("heading", { name: "評価の集計" }).scrollIntoViewIfNeeded();
  await picture(page, `ratings-${size}`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("in the editor the reason of a miss is asked for, and no longer once it is written", async () => {
  const { page } = await newPage(suite.browser);
  await signIn(page, suite.app.url, "sato");
  await page.goto(`${suite.app.url}/sheets/${sheetId}/edit`);
  const asked = page.getByText("理由を書いてください", { exact: true });
  await asked.waitFor();
  expect(await asked.count()).toBe(1);
  await asked.click();
  await page.keyboard.type("改修が遅れたため");
  await page.keyboard.press("Control+Enter");
  await asked.waitFor({ state: "detached" });
  await page.context().close();
});
