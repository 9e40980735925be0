import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { personWithPassword, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;
const first = "最初の合言葉は長めにする";

beforeAll(async () => {
  t = await testDatabase();
  await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

async function addUnit(page: Page, name: string, parent: string | null): Promise<void> {
  const summary = page.getByText("部・課を追加する");
  if (!(await page.getByLabel(/^名前/).isVisible())) await summary.click();
  await page.getByLabel(/^名前/).fill(name);
  if (parent) await page.getByLabel("置く場所").selectOption({ label: `${parent}の中` });
  await page.getByRole("button", { name: "追加する" }).click();
  await page.getByText("部・課を追加しました").waitFor();
}

test("without JavaScript: from an empty city to the first words of a section", async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(page, app.url, "sato");
  await page.getByRole("link", { name: "設定" }).click();
  await page.getByRole("link", { name: "様式", exact: true }).click();
  await page.getByRole("button", { name: "組織目標シートを使えるようにする" }).click();
  await page.getByText("様式を使えるようにしました").waitFor();

  await page.getByRole("link", { name: "年度と部・課" }).click();
  await page.getByLabel(/^年度/).fill("2026");
  await page.getByRole("button", { name: "年度を開く" }).click();
  await page.getByText("年度を開きました").waitFor();
  await addUnit(page, "総務部", null);
  await addUnit(page, "総務課", "総務部");
  await addUnit(page, "危機管理課", "総務部");
  await page.getByRole("button", { name: "シートのない2か所すべてに空のシートを作る" }).click();
  await page.getByText("空のシートを2枚作りました").waitFor();

  await page.getByRole("link", { name: "利用者" }).click();
  await page.getByText("利用者を追加する").click();
  await page.getByLabel(/^氏名/).fill("鈴木 葵");
  await page.getByLabel("職名").fill("総務課長");
  await page.getByLabel("所属", { exact: true }).selectOption({ label: "総務部 総務課" });
  await page.getByRole("radio", { name: /所属長/ }).check();
  await page.getByLabel(/^ユーザー名/).fill("suzuki");
  await page.getByLabel(/^最初のパスワード/).fill(first);
  await page.getByRole("button", { name: "追加する" }).click();
  await page.getByText("アカウントを追加しました").waitFor();
  await page.context().close();

  const { page: theirs } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(theirs, app.url, "suzuki", first);
  expect(await theirs.getByRole("link", { name: "設定" }).count()).toBe(0);
  await theirs.getByRole("link", { name: "鈴木 葵" }).click();
  await theirs.getByLabel(/^いまのパスワード/).fill(first);
  await theirs.getByLabel(/^新しいパスワード(?!（)/).fill("朝の窓口に花を一輪かざる");
  await theirs.getByLabel(/もう一度/).fill("朝の窓口に花を一輪かざる");
  await theirs.getByRole("button", { name: "パスワードを変更する" }).click();
  await theirs.getByText("パスワードを変更しました").waitFor();
  await theirs.getByRole("link", { name: "ホーム" }).click();
  await theirs.getByRole("link", { name: "総務課", exact: true }).click();
  await theirs.getByRole("button", { name: /を追加する/ }).click();
  await theirs
    .getByLabel(/^目標項目|^目標/)
    .first()
    .fill("窓口の待ち時間の短縮");
  await theirs.getByRole("button", { name: "保存する" }).click();
  await theirs.getByText("窓口の待ち時間の短縮").first().waitFor();
  await theirs.context().close();
});

describe.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
  ["enlarged", { width: 340, height: 256 }],
])("%s", (size, viewport) => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await newPage(browser, { viewport }));
    await signIn(page, app.url, "sato");
  });
  afterAll(() => page?.context().close());

  test.each([
    ["settings", "/settings"],
    ["settings-year", "/settings/years/2026"],
    ["settings-forms", "/settings/forms"],
    ["settings-form", "/settings/forms/standard/1"],
    ["settings-form-goal", "/settings/forms/ueda-2016/1"],
    ["settings-people", "/people"],
    ["account", "/account"],
    ["home-settings", "/years/2026"],
    ["recent-settings", "/history"],
  ])("%s: no serious finding, no complaint of the browser, nothing cut off", async (name, path) => {
    await page.goto(app.url + path);
    for (const summary of await page.locator(".settings-form > summary").all()) await summary.click();
    await picture(page, `${name}-${size}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    expect(complaints).toEqual([]);
  });
});
