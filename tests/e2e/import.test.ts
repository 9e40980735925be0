import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFindings, newPage, picture } from "./support/browser.ts";
import { browserSuite } from "./support/browser-suite.ts";
import { personWithPassword, signIn } from "./support/city.ts";

const folder = new URL("../../../shared/documents/", import.meta.url);
const documents = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => ({ name, mimeType: "text/plain", buffer: readFileSync(new URL(name, folder)) }));

const suite = browserSuite(async (t) => {
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  await t.db.withTenant(office.tenantId, (tx) => tx.query("insert into fiscal_years (fiscal_year) values (2026)"));
});

async function bring(page: Page, files: typeof documents): Promise<void> {
  await page.goto(`${suite.app.url}/imports`);
  await page.getByLabel("ファイルを選ぶ").setInputFiles(files);
  await page.getByRole("button", { name: "読み取りを始める" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
}

test("five cities' documents come in, are looked at, put right and confirmed; then they are sheets", async () => {
  const { page, complaints } = await newPage(suite.browser);
  await signIn(page, suite.app.url, "sato");
  await page.goto(`${suite.app.url}/imports`);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, "imports-empty");
  await bring(page, documents);
  await page.getByText("取り込みを確定する").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, "import-read");
  const confirmed = page.getByRole("button", { name: "取り込みを確定する" });
  expect(await confirmed.isDisabled()).toBe(true);

  // Yokote: placed by meaning, to be confirmed.
  await page
    .getByRole("link", { name: documents[0]?.name ?? "" })
    .first()
    .click();
  await page.getByRole("link", { name: /人事課/ }).click();
  await page.getByRole("heading", { name: /確かめる欄/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, "import-file-doubts");
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "import-file-narrow");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1366, height: 768 });
  const right = page.getByRole("button", { name: "合っている", exact: true });
  const before = await right.count();
  await right.first().click();
  await page.getByText("直しました").waitFor();
  expect(await right.count()).toBe(before - 1);

  // Iga names no department.
  await page.getByRole("link", { name: "一覧に戻る" }).click();
  await page.locator("#to-decide a").first().click();
  await picture(page, "import-file-unplaced");
  await page.getByLabel("課（部 課）").fill("地域連携部");
  await page.getByRole("button", { name: "この課のシートにする" }).click();
  await page.getByText("直しました").waitFor();

  // A line without a cell is dragged onto the reason of the second goal.
  const lines = page.locator("[data-unplaced]");
  const left = await lines.count();
  const words = (await lines.first().locator(".text").textContent()) ?? "";
  const reason = page.locator('[data-import-cell="0/1//ratingReason"]');
  await picture(page, "import-file-dragging");
  await lines.first().dragTo(reason);
  await reason.getByText(words).waitFor();
  expect(await lines.count()).toBe(left - 1);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "一覧に戻る" }).click();
  await confirmed.click();
  await page.getByText("取り込みを確定しました").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, "import-confirmed");

  await page.goto(`${suite.app.url}/years/2018`);
  expect(await page.getByRole("link", { name: /課$|室$/ }).count()).toBe(6);
  await bring(page, documents.slice(0, 1));
  await page.getByText("すでに取り込んでいます").waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
}, 120_000);
