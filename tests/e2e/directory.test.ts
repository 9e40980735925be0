import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import {
  type DirectoryServer,
  directoryBase,
  directoryPassword,
  lookUpAccount,
  startDirectory,
} from "../support/directory-server.ts";
import { addPerson } from "../support/sample-city.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { personWithPassword, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

// Each walks through many pages and has them examined.
vi.setConfig({ testTimeout: 90_000 });

let t: TestDatabase;
let app: RunningApp;
let directory: DirectoryServer;
let browser: Browser;
beforeAll(async () => {
  t = await testDatabase();
  await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office", and: "administrator" });
  const { personId } = await addPerson(t, { name: "鈴木 葵", role: "staff" });
  await t.ownerQuery("update people set login_name = 'suzuki' where person_id = $1", [personId]);
  await t.ownerQuery("insert into fiscal_years (tenant_id, fiscal_year) values ($1, 2026)", [t.tenantId]);
  directory = await startDirectory(["suzuki"]);
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await directory?.close();
  await t?.close();
});

test("the directory is set and tried, and somebody signs in with the password of their PC; the day it is down it says so", async () => {
  const { page, complaints } = await newPage(browser);
  const clean = async (name: string) => {
    await picture(page, name);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, `${name}-390`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/settings/sign-in`);
  const form = page.getByRole("region", { name: /庁内ディレクトリ/ });
  await form.getByLabel("サーバーのアドレス").fill(directory.secure);
  await form.getByLabel("認証局の証明書").fill(directory.authority);
  await form.getByLabel("検索用アカウントの識別名").fill(lookUpAccount.name);
  await form.getByLabel("検索用アカウントのパスワード").fill(lookUpAccount.password);
  await form.getByLabel("検索を始める場所").fill(directoryBase);
  await form.scrollIntoViewIfNeeded();
  await clean("directory-settings");
  await form.getByRole("button", { name: "ディレクトリを保存する" }).click();
  await page.getByText("サインインの設定を保存しました").waitFor();
  await form.getByLabel("つながるかを確かめるユーザー名").fill("suzuki");
  await form.getByRole("button", { name: "確かめる" }).click();
  await page.getByText("つながりました。「suzuki」は1人見つかりました").scrollIntoViewIfNeeded();
  await clean("directory-checked");
  await page.getByRole("button", { name: "サインアウト" }).click();
  await signIn(page, app.url, "suzuki", directoryPassword);
  await page.getByText("鈴木 葵").first().waitFor();
  await page.goto(`${app.url}/account`);
  await clean("account-of-directory");
  await page.getByRole("button", { name: "サインアウト" }).click();
  expect(complaints).toEqual([]);
  await directory.stop();
  await page.getByLabel("ユーザー名").fill("suzuki");
  await page.getByLabel("パスワード").fill(directoryPassword);
  await page.getByRole("button", { name: "サインインする" }).click();
  await page.getByText("庁内ディレクトリにつながらないため").waitFor();
  await clean("directory-down");
  await signIn(page, app.url, "sato");
  await page.context().close();
});
