import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openFiscalYear } from "../../src/database/fiscal-year-store.ts";
import { builtInForm } from "../../src/domain/forms/built-in-forms.ts";
import type { Reorganisation } from "../../src/domain/organisation/reorganisation.ts";
import { previewReorganisation, reorganise } from "../../src/usecases/organisation/reorganise.ts";
import { axeFindings, newPage, picture } from "./support/browser.ts";
import { browserSuite } from "./support/browser-suite.ts";
import { halfWritten, personWithPassword, sheetOnForm, signIn } from "./support/city.ts";

let sheetId: string;
let dividedId: string;

const suite = browserSuite(async (t) => {
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  const content = halfWritten();
  const [first] = content.goals;
  if (first) first.texts = { ...first.texts, "yearEnd.actual": "平均9分", "nextYear.issues": "月曜の昼だけ長い。" };
  sheetId = await sheetOnForm(t, office, "standard", content, { fiscalYear: 2024 });
  const form = builtInForm("standard");
  if (form) await t.db.withTenant(t.tenantId, (tx) => openFiscalYear(tx, 2025, form));
  const place = { fiscalYear: 2024, unitPath: ["建設部", "土木課"] };
  dividedId = await sheetOnForm(t, office, "standard", halfWritten(), place);
  const [works] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = '土木課'");
  const act: Reorganisation = { kind: "split", unitId: works?.id ?? "", names: ["道路課", "河川課"] };
  const request = { act, day: "2025-04-01", moveSheets: false, heirs: {} };
  const shown = await previewReorganisation(t.db, office, request);
  if (!shown.ok) throw new Error(shown.reason);
  await reorganise(t.db, office, request, { actId: randomUUID(), seen: shown.reorganised.seen });
});

test.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
  ["enlarged", { width: 340, height: 256 }],
])("%s: choosing and the draft have no serious finding, and nothing is cut off", async (size, viewport) => {
  const { page, complaints } = await newPage(suite.browser, { viewport });
  await signIn(page, suite.app.url, "sato");
  for (const [name, id] of [
    ["carry-over", sheetId],
    ["carry-over-preview", null],
    ["carry-over-divided", dividedId],
    ["carry-over-divided-preview", null],
  ] as const) {
    if (id !== null) await page.goto(`${suite.app.url}/sheets/${id}/carry-over`);
    else {
      const own = page.getByLabel("引き継ぎ先", { exact: true });
      if ((await own.count()) > 0) await own.first().selectOption({ label: "建設部 河川課" });
      await page.getByRole("button", { name: "下書きを確かめる" }).click();
      await page.getByRole("button", { name: "この内容で引き継ぐ" }).waitFor();
    }
    await picture(page, `${name}-${size}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("without JavaScript: a goal goes on, the other ends, and the new sheet holds the draft", async () => {
  const { page } = await newPage(suite.browser, { javaScriptEnabled: false });
  await signIn(page, suite.app.url, "sato");
  await page.goto(`${suite.app.url}/sheets/${sheetId}`);
  await page.getByRole("link", { name: "翌年度へ引き継ぐ" }).click();
  const second = page.getByRole("group", { name: "2 申請書の見直し" });
  await second.getByRole("radio", { name: /^終える/ }).check();
  await page.getByRole("button", { name: "下書きを確かめる" }).click();
  await page.getByRole("heading", { name: "令和6年度で終える目標（1件）" }).waitFor();
  await page.getByRole("button", { name: "この内容で引き継ぐ" }).click();
  await page.getByRole("heading", { name: "1件を令和7年度のシートに写しました。1件を終えることにしました" }).waitFor();
  await page.getByRole("link", { name: "令和7年度のシートを見る" }).click();
  const table = await page.getByRole("table").first().textContent();
  expect(table).toContain("窓口の待ち時間の短縮");
  expect(table).toContain("月曜の昼だけ長い。");
  expect(table).toContain("平均9分");
  expect(table).not.toContain("申請書の見直し");
  await page.getByRole("link", { name: "1 窓口の待ち時間の短縮" }).click();
  const baseline = page.getByRole("row", { name: /^基準値/ });
  expect(await baseline.getByRole("cell").allTextContents()).toEqual(["—", "平均9分"]);
  await page.context().close();
});

test.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
])("%s: a goal's years side by side have no serious finding", async (size, viewport) => {
  const { page, complaints } = await newPage(suite.browser, { viewport });
  await signIn(page, suite.app.url, "sato");
  await page.goto(`${suite.app.url}/sheets/${sheetId}`);
  await page.getByRole("link", { name: "1 窓口の待ち時間の短縮" }).click();
  await page.getByRole("heading", { name: "窓口の待ち時間の短縮　年度ごとの経過" }).waitFor();
  await picture(page, `goal-years-${size}`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  expect(complaints).toEqual([]);
  await page.context().close();
});
