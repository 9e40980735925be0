import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtInForm } from "../../src/domain/forms/built-in-forms.ts";
import { formFields } from "../../src/domain/forms/form-fields.ts";
import type { Texts } from "../../src/domain/sheets/sheet-content.ts";
import { newPage, openBrowser } from "../e2e/support/browser.ts";
import { personWithPassword, sheetOnForm, signIn } from "../e2e/support/city.ts";
import { type RunningApp, startApp } from "../e2e/support/running-app.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { sectionWorkbook } from "../support/import-files.ts";
import { sampleGoal } from "../support/sample-city.ts";

/** Ends attributes, text areas and scripts, and would leave `hit` on the window if any of it ran. */
const hostile = (mark: string) =>
  `${mark}"'></textarea></script><script>hit=1</script><img src=x onerror=hit=1><a href="javascript:hit=1">押す</a>{{hit=1}}`;

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;
let page: Page;
let complaints: string[];
let sheetId: string;
let goalId: string;

beforeAll(async () => {
  t = await testDatabase();
  const office = await personWithPassword(t, "sato", { name: hostile("人"), role: "office" });
  await t.ownerQuery("update municipalities set name = $1", [hostile("市")]);
  await t.ownerQuery("update posts set title = $1", [hostile("職")]);
  const form = builtInForm("standard");
  if (!form) throw new Error("The form is gone.");
  const texts = (owner: string): Texts =>
    Object.fromEntries(
      formFields(form)
        .filter(({ of }) => of === owner)
        .map(({ field }) => [field.concept, `${hostile("字")}\n■javascript:hit=1`]),
    );
  const goal = sampleGoal(texts("goal"), [texts("workItem")]);
  goalId = goal.id;
  const unitPath = [hostile("部"), hostile("課")];
  sheetId = await sheetOnForm(t, office, "standard", { texts: texts("sheet"), goals: [goal] }, { unitPath });
  app = await startApp(t.appLogin);
  browser = await openBrowser();
  ({ page, complaints } = await newPage(browser));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await signIn(page, app.url, "sato");
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

/** Nothing ran, nothing was asked of the policy, no link runs a script; the words are there as words. */
async function expectOnlyWords(words = hostile("市")): Promise<void> {
  await page.waitForLoadState("networkidle");
  expect(complaints).toEqual([]);
  expect(await page.evaluate(() => "hit" in window)).toBe(false);
  expect(await page.locator('[href^="javascript:" i], img[src="x"]').count()).toBe(0);
  expect(await page.locator("body").textContent()).toContain(words);
}

test("scripts in names, units, posts, goals and histories stay words on every page", async () => {
  const pages = [
    "/years/2026",
    "/history",
    "/people",
    "/account",
    "/settings",
    "/settings/years/2026",
    "/settings/forms",
    "/imports",
    `/sheets/${sheetId}`,
    `/sheets/${sheetId}/history`,
    `/sheets/${sheetId}/edit`,
    `/sheets/${sheetId}/header/edit`,
    `/sheets/${sheetId}/goals/${goalId}/edit`,
  ];
  for (const path of pages) {
    expect([path, (await page.goto(`${app.url}${path}`))?.status()]).toEqual([path, 200]);
    await expectOnlyWords();
  }
});

test("a file with scripts in its name and in its cells is previewed as words", async () => {
  await page.goto(`${app.url}/imports`);
  const goals = [{ number: "①", title: hostile("題"), due: hostile("期"), method: hostile("法") }];
  const bytes = await sectionWorkbook([hostile("室").replaceAll("/", "")], goals);
  const name = `${hostile("名").replaceAll("/", "")}.xlsx`;
  const files = [
    { name, mimeType: "text/html", buffer: Buffer.from(bytes) },
    { name: `壊${name}`, mimeType: "text/html", buffer: Buffer.from("<script>hit=1</script>") },
  ];
  await page.locator('input[type="file"]').first().setInputFiles(files);
  await page.locator('form[action="/imports"] button[type="submit"]').click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  await page.getByText("壊名").first().waitFor();
  await page.locator(`a[href*="/files/"]`).first().waitFor();
  await expectOnlyWords("名");
  const address = page.url().split("?")[0] ?? "";
  await page.locator(`a[href*="/files/"]`).first().click();
  await page.waitForURL(/\/files\//);
  await expectOnlyWords(hostile("題"));
  await page.goto(`${address}/problems`);
  await expectOnlyWords("壊名");
});

test("an export of it names its file by safe characters, in one header", async () => {
  const answer = await page.request.get(`${app.url}/sheets/${sheetId}/export.csv`);
  const header = answer.headers()["content-disposition"] ?? "";
  expect(header).toMatch(/^attachment; filename="sheet\.csv"; filename\*=UTF-8''[A-Za-z0-9._~%-]+\.csv$/);
  const name = decodeURIComponent(header.split("UTF-8''")[1] ?? "");
  expect(name).not.toMatch(/[<>:"|?*\\/\p{Cc}]/u);
  expect(name).toContain("_部_");
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
});
