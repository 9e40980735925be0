import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { changeSheet } from "../../src/usecases/sheets/change-sheet.ts";
import { zipOfSections } from "../support/zip-of-sections.ts";
import { axeFindings, newPage, picture } from "./support/browser.ts";
import { browserSuite } from "./support/browser-suite.ts";
import { halfWritten, personWithPassword, sheetOnForm, signIn } from "./support/city.ts";

const zip = "application/zip";
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const long = 120_000;

let office: Actor;

const suite = browserSuite(async (t) => {
  office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  await t.db.withTenant(office.tenantId, (tx) => tx.query("insert into fiscal_years (fiscal_year) values (2026)"));
});

type Upload = { name: string; mimeType: string; buffer: Buffer };

async function bring(page: Page, files: Upload | Upload[]): Promise<void> {
  await page.goto(`${suite.app.url}/imports`);
  await page.getByLabel("ファイルを選ぶ").setInputFiles(files);
  await page.getByRole("button", { name: "読み取りを始める" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
}

async function sheetCount(): Promise<number> {
  const [row] = await suite.t.ownerQuery<{ count: number }>("select count(*)::integer as count from sheets");
  return row?.count ?? -1;
}

test("sixty files in a zip: progress, a result for each, one confirmation, one list to send back", {
  timeout: long,
}, async () => {
  const { page, complaints } = await newPage(suite.browser);
  await signIn(page, suite.app.url, "sato");
  const buffer = Buffer.from(await zipOfSections(60));
  await bring(page, { name: "提出.zip", mimeType: zip, buffer });
  await page.getByRole("progressbar", { name: "読み取りの進み具合" }).waitFor();
  await picture(page, "import-progress");
  await page.getByRole("button", { name: "取り込みを確定する" }).waitFor({ timeout: 60_000 });
  expect(await page.getByRole("row").count()).toBe(61);
  await page.getByRole("link", { name: /確認一覧/ }).click();
  expect(await axeFindings(page)).toEqual([]);
  await page.goBack();
  await page.getByRole("button", { name: "取り込みを確定する" }).click();
  await page.getByText("取り込みを確定しました").waitFor();
  expect(await sheetCount()).toBe(60);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("cancelled while it reads: nothing is written", { timeout: long }, async () => {
  const { page } = await newPage(suite.browser, { javaScriptEnabled: false });
  await signIn(page, suite.app.url, "sato");
  const before = await sheetCount();
  const buffer = Buffer.from(await zipOfSections(90));
  await bring(page, { name: "提出2.zip", mimeType: zip, buffer });
  await page.getByRole("button", { name: "取りやめる" }).click();
  await page.getByText("取り込みを取りやめました").waitFor();
  expect(await sheetCount()).toBe(before);
  const states = await suite.t.ownerQuery<{ state: string }>(
    "select distinct i.state || ' ' || f.state as state from imports i join import_files f using (import_id) where i.state <> 'confirmed' and f.state <> 'refused'",
  );
  expect(states).toEqual([{ state: "cancelled cancelled" }]);
  await page.context().close();
});

test("a sheet given out as Excel, written on and returned: the differences are looked at and chosen", {
  timeout: long,
}, async () => {
  const content = halfWritten();
  const sheetId = await sheetOnForm(suite.t, office, "standard", content);
  const { page, complaints } = await newPage(suite.browser);
  await signIn(page, suite.app.url, "sato");
  await page.goto(`${suite.app.url}/sheets/${sheetId}`);
  await page.getByText("出力", { exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Excel（/ }).click();
  const file = await (await download).path();
  const edited = await replaceInWorkbook(readFileSync(file), { 平均8分以下: "平均6分以下", 年度末: "令和9年2月末" });

  // Meanwhile somebody writes in one of the two cells.
  const owner = { of: "goal", goalId: content.goals[0]?.id ?? "" } as const;
  const meanwhile = { do: "setText", owner, concept: "target", base: "平均8分以下", text: "平均7分以下" } as const;
  expect(await changeSheet(suite.t.db, office, sheetId, [meanwhile], "editor")).toMatchObject({ ok: true });

  await bring(page, { name: "返却.xlsx", mimeType: xlsx, buffer: Buffer.from(edited) });
  await page.getByRole("button", { name: "取り込みを確定する" }).waitFor();
  await page.getByRole("link", { name: "返却.xlsx" }).first().click();
  await page.getByText("シート番号で見つけました").waitFor();
  expect(await page.getByRole("group", { name: /両方で変更/ }).count()).toBe(1);
  expect(await page.getByRole("group", { name: /ファイルで変更/ }).count()).toBe(1);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, "import-differences");
  await page
    .getByRole("group", { name: /両方で変更/ })
    .getByLabel("ファイルの文")
    .check();
  await page.getByRole("button", { name: "選んだとおりにする" }).click();
  await page.getByText("選んだとおりにしました").waitFor();
  await page.getByRole("link", { name: "一覧に戻る" }).click();
  await page.getByRole("button", { name: "取り込みを確定する" }).click();
  await page.getByText("取り込みを確定しました").waitFor();
  await page.goto(`${suite.app.url}/sheets/${sheetId}`);
  await page.getByText("平均6分以下").first().waitFor();
  await page.getByText("令和9年2月末").first().waitFor();
  await page.goto(`${suite.app.url}/sheets/${sheetId}/history`);
  await page.getByText("Excelの返却").waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

const notSheets = [
  { name: "写真.xlsx", mimeType: xlsx, buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) },
  { name: "買い物.csv", mimeType: "text/csv", buffer: Buffer.from("品名,数\n鉛筆,3\n消しゴム,2\n") },
];

test("a file that is no sheet gets a plain answer, on a phone too", { timeout: long }, async () => {
  const { page } = await newPage(suite.browser, { viewport: { width: 390, height: 844 } });
  await signIn(page, suite.app.url, "sato");
  await page.goto(`${suite.app.url}/imports`);
  await drop(page, notSheets);
  await page.getByText("2ファイル").waitFor();
  await page.getByRole("button", { name: "読み取りを始める" }).click();
  await page.getByText("取り込めません", { exact: true }).nth(1).waitFor();
  await page.getByText("中身は画像(PNG)です").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
  await picture(page, "import-refused-narrow");
  await page.context().close();
});

test("without JavaScript: read, put right, confirmed", { timeout: long }, async () => {
  const { page } = await newPage(suite.browser, { javaScriptEnabled: false });
  await signIn(page, suite.app.url, "sato");
  const lines = [
    "令和8年度 組織目標展開整理表（部の組織目標）",
    "部のお知らせ",
    "番号\t実施項目\t計画・方針等の分類\tどの水準まで\tどのような方法で\tいつまで\t共通/課名\t達成状況",
  ];
  lines.push("1\t橋の点検\tその他\t全橋の点検が済んでいる。\t・班分け\t年度末\t道路課\tほぼ達成した");
  const list = { name: "一覧.txt", mimeType: "text/plain", buffer: Buffer.from(lines.join("\n")) };
  await bring(page, [list, ...notSheets]);
  const result = page.getByText("様式を選んで読み直す");
  const again = page.getByRole("link", { name: "いまの状態を見る" });
  while ((await again.count()) > 0) await again.click();
  expect(await result.count()).toBe(1);
  await page.getByRole("link", { name: "一覧.txt" }).first().click();
  await page.getByLabel("課（部 課）").fill("建設部");
  await page.getByRole("button", { name: "この課のシートにする" }).click();
  await page.getByRole("radio", { name: /部のお知らせ/ }).check();
  await page.getByLabel("欄", { exact: true }).selectOption({ label: "どのような方法で" });
  await page.getByRole("button", { name: "選んだ文をこの欄に入れる" }).click();
  await page.getByText("直しました").waitFor();
  await page.getByRole("link", { name: "一覧に戻る" }).click();
  await page.getByRole("button", { name: "取り込みを確定する" }).click();
  await page.getByRole("link", { name: /^建設部/ }).click();
  await page.getByText("部のお知らせ").waitFor();
  await page.context().close();
});

/** Drops files onto the upload form. */
async function drop(page: Page, files: Upload[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: [...buffer] }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, bytes } of list) {
      transfer.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }));
    }
    return transfer;
  }, given);
  await page.locator("[data-drop-zone]").dispatchEvent("drop", { dataTransfer });
}

/** Writes into a workbook as a person would: other words in its cells, nothing else touched. */
async function replaceInWorkbook(bytes: Uint8Array, words: Record<string, string>): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import("fflate");
  const parts = unzipSync(bytes);
  for (const [name, content] of Object.entries(parts)) {
    if (!name.endsWith(".xml")) continue;
    let xml = strFromU8(content);
    for (const [from, to] of Object.entries(words)) xml = xml.replaceAll(`>${from}<`, `>${to}<`);
    parts[name] = strToU8(xml);
  }
  return zipSync(parts);
}
