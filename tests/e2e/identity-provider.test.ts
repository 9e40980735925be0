import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { type IdentityProvider, startIdentityProvider } from "../support/identity-provider.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { personWithPassword, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let provider: IdentityProvider;
let browser: Browser;
beforeAll(async () => {
  t = await testDatabase();
  await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office", and: "administrator" });
  await t.ownerQuery("insert into fiscal_years (tenant_id, fiscal_year) values ($1, 2026)", [t.tenantId]);
  app = await startApp(t.appLogin);
  provider = await startIdentityProvider(`${app.url}/sign-in/provider/callback`, "sato");
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await provider?.stop();
  await app?.stop();
  await t?.close();
});

test("the office sets its provider, and a browser goes there and comes back signed in", async () => {
  const { page, complaints } = await newPage(browser);
  await signIn(page, app.url, "sato");
  await page.goto(`${app.url}/settings/sign-in`);
  expect(await page.getByLabel(/^アドレス/).inputValue()).toBe(app.url);
  await page.getByRole("button", { name: "アドレスを保存する" }).click();
  await page.getByText("サインインの設定を保存しました").waitFor();
  await page.getByLabel("発行者").fill(provider.issuer);
  await page.getByLabel("クライアントID").fill("michi");
  await page.getByLabel("クライアントシークレット").fill("michi-secret");
  await picture(page, "provider-settings");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "認証基盤を保存する" }).click();
  await page.getByText("サインインの設定を保存しました").waitFor();
  await page.getByRole("button", { name: "サインアウト" }).click();
  await page.getByRole("link", { name: "認証基盤でサインインする" }).waitFor();
  await picture(page, "sign-in-with-provider");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "認証基盤でサインインする" }).click();
  await page.waitForURL(/\/years\//);
  await page.getByText("佐藤 まどか").first().waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
