import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { givePostTo } from "../support/sample-city.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { halfWritten, password, personWithPassword, sheetOnForm, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;
let suzuki: Actor;

beforeAll(async () => {
  t = await testDatabase();
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office", and: "administrator" });
  await sheetOnForm(t, office, "standard", halfWritten());
  await sheetOnForm(t, office, "standard", halfWritten(), { unitPath: ["環境部", "環境課"] });
  const units = await t.ownerQuery<{ id: string; name: string }>("select unit_id as id, name from org_units");
  const unit = (name: string) => units.find((one) => one.name === name)?.id ?? null;
  suzuki = await personWithPassword(t, "suzuki", { name: "鈴木 葵", role: "staff", unitId: unit("環境課") });
  await givePostTo(t, suzuki, { role: "staff", unitId: unit("環境部"), title: "環境調整員" });
  await personWithPassword(t, "jinji", { name: "人見 司", role: "hr", title: "人事係長" });
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

test("without JavaScript: personnel enter a move of tomorrow, end a second post, and the last day of all", async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(`${app.url}/sign-in?back=/people`);
  await page.getByLabel("ユーザー名").fill("jinji");
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("button", { name: "サインインする" }).click();
  await page.getByRole("link", { name: "鈴木 葵" }).click();
  await page.getByText("異動・兼務を登録する").click();
  await page.getByRole("radio", { name: /本務/ }).check();
  await page.getByLabel("所属", { exact: true }).selectOption({ label: "総務部 総務課" });
  await page.getByLabel("職名").fill("課長");
  await page.getByRole("radio", { name: /所属長/ }).check();
  await page.getByLabel(/^始まる日/).fill("2099-04-01");
  await page.getByRole("button", { name: "登録する", exact: true }).click();
  await page.getByText("所属・職を登録しました").waitFor();
  expect(
    await page
      .getByRole("listitem")
      .filter({ hasText: /総務部 総務課 課長/ })
      .textContent(),
  ).toContain("2099年4月1日から");
  expect(
    await page
      .getByRole("listitem")
      .filter({ hasText: /環境部 環境課/ })
      .textContent(),
  ).toContain("2099年3月31日まで");
  const second = page.getByRole("listitem").filter({ hasText: /環境調整員/ });
  await second.getByLabel("最後の日").fill("2001-03-31");
  await second.getByRole("button").click();
  await page.getByText("最後の日を登録しました").waitFor();
  expect(
    await page
      .getByRole("listitem")
      .filter({ hasText: /環境調整員/ })
      .textContent(),
  ).toContain("終わり");
  await page.context().close();
});

describe.each([
  ["desktop", { width: 1366, height: 768 }],
  ["phone", { width: 390, height: 844 }],
] as const)("%s", (size, viewport) => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await newPage(browser, { viewport }));
    await signIn(page, app.url, "sato");
  });
  afterAll(() => page?.context().close());

  test.each([
    ["people", () => "/people"],
    ["person", () => `/people/${suzuki.personId}`],
  ])("%s: no serious finding, no complaint of the browser, nothing cut off", async (name, path) => {
    await page.goto(app.url + path());
    await picture(page, `posts-${name}-${size}`);
    for (const summary of await page.locator("details > summary").all()) {
      if (await summary.isVisible()) await summary.click();
    }
    await picture(page, `posts-${name}-open-${size}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    expect(complaints).toEqual([]);
  });
});

test("who holds no post gets in and learns whom to ask", async () => {
  await t.ownerQuery(
    "update posts set main = false, from_day = '2000-04-01', until_day = '2001-01-01' where person_id = $1",
    [suzuki.personId],
  );
  const { page } = await newPage(browser);
  await page.goto(`${app.url}/sign-in`);
  await page.getByLabel("ユーザー名").fill("suzuki");
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("button", { name: "サインインする" }).click();
  await page.getByRole("heading", { name: "所属・職の登録をご確認ください" }).waitFor();
  await picture(page, "posts-none");
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});
