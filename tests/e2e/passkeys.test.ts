import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { axeFindings, newPage, picture } from "./support/browser.ts";
import { browserSuite } from "./support/browser-suite.ts";
import { password, personWithPassword, signIn } from "./support/city.ts";

// Each walks through many pages and has them examined.
vi.setConfig({ testTimeout: 90_000 });

const suite = browserSuite(async (t) => {
  await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office", and: "administrator" });
  await t.ownerQuery("insert into fiscal_years (tenant_id, fiscal_year) values ($1, 2026)", [t.tenantId]);
});

/** A device that answers without asking anybody: Chromium's virtual authenticator. */
async function plugIn(page: Page): Promise<{ unplug(): Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "usb",
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options });
  return {
    unplug: async () => void (await session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId })),
  };
}

async function givePassword(page: Page): Promise<void> {
  await page.goto(`${suite.app.url}/sign-in`);
  await page.getByLabel("ユーザー名").fill("sato");
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("button", { name: "サインインする" }).click();
  await page.getByRole("heading", { name: "二段階認証" }).waitFor();
}

test("a passkey is registered in the browser, signs in after the password, and is taken away again", async () => {
  const { page, complaints } = await newPage(suite.browser);
  const device = await plugIn(page);
  const clean = async (name: string) => {
    await picture(page, name);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, `${name}-390`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  await signIn(page, suite.app.url, "sato");
  await page.goto(`${suite.app.url}/account/second-factor`);
  await page.getByText("まだ設定されていないため").waitFor();
  await page.goto(`${suite.app.url}/settings/sign-in`);
  await page.getByRole("button", { name: "アドレスを保存する" }).click();
  await page.goto(`${suite.app.url}/account/second-factor`);
  const making = page.locator("form", { has: page.getByRole("button", { name: "パスキーを追加する" }) });
  await making.getByLabel("パスキーの名前").fill("窓口のパソコン");
  await making.getByLabel("いまのパスワード").fill(password);
  await clean("second-factor");
  await page.getByRole("button", { name: "パスキーを追加する" }).click();
  await page.getByRole("heading", { name: "パスキー「窓口のパソコン」の登録" }).waitFor();
  await clean("new-passkey");
  await page.getByRole("button", { name: "この端末でパスキーを登録する" }).click();
  await page.getByText("表示されるのは今だけです").waitFor();
  await page.getByRole("button", { name: "サインアウト" }).click();

  await givePassword(page);
  await clean("second-step-passkey");
  await page.getByRole("button", { name: "パスキーでサインインする" }).click();
  await page.waitForURL(/\/years\//);
  await page.goto(`${suite.app.url}/account/second-factor`);
  await page.getByText(/最後に使ったのは/).waitFor();
  await clean("second-factor-with-passkey");
  await page.getByText("削除する").first().click();
  const line = page.getByRole("listitem").filter({ hasText: "窓口のパソコン" });
  await line.getByLabel("いまのパスワード").fill(password);
  await clean("passkey-removal");
  await page.getByRole("button", { name: "このパスキーを削除する" }).click();
  await page.getByText("窓口のパソコン").waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
  await device.unplug();
  await page.context().close();
});

test("a browser without the device says what to do; one without JavaScript, too", async () => {
  const first = await newPage(suite.browser);
  const device = await plugIn(first.page);
  await signIn(first.page, suite.app.url, "sato");
  await first.page.goto(`${suite.app.url}/account/second-factor`);
  const making = first.page.locator("form", { has: first.page.getByRole("button", { name: "パスキーを追加する" }) });
  await making.getByLabel("いまのパスワード").fill(password);
  await making.getByRole("button").click();
  await first.page.getByRole("button", { name: "この端末でパスキーを登録する" }).click();
  await first.page.getByText("表示されるのは今だけです").waitFor();
  const recovery = (await first.page.locator(".recovery-codes code").first().textContent()) ?? "";
  await device.unplug();
  await first.page.context().close();

  const second = await newPage(suite.browser);
  await plugIn(second.page);
  await givePassword(second.page);
  await second.page.getByRole("button", { name: "パスキーでサインインする" }).click();
  await second.page.getByText("パスキーを確かめられませんでした").waitFor();
  await picture(second.page, "passkey-not-here");
  await second.page.context().close();

  const third = await newPage(suite.browser, { javaScriptEnabled: false });
  await givePassword(third.page);
  await third.page.getByText("パスキーは、JavaScriptの動くブラウザーで使えます").waitFor();
  await third.page.getByLabel("確認コード").fill(recovery);
  await third.page.getByRole("button", { name: "コードでサインインする" }).click();
  await third.page.waitForURL(/\/years\//);
  await third.page.context().close();
});
