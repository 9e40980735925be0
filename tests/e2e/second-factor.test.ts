import { expect, test, vi } from "vitest";
import { totpCode, totpStep } from "../../src/usecases/second-factor/totp.ts";
import { axeFindings, newPage, picture } from "./support/browser.ts";
import { browserSuite } from "./support/browser-suite.ts";
import { password, personWithPassword, signIn } from "./support/city.ts";

// Each walks through many pages and has them examined.
vi.setConfig({ testTimeout: 90_000 });

const suite = browserSuite(async (t) => {
  await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office", and: "administrator" });
  await t.ownerQuery("insert into fiscal_years (tenant_id, fiscal_year) values ($1, 2026)", [t.tenantId]);
});

test("the city asks for it, a person sets it up, and from then on signs in with a code or a recovery code", async () => {
  const { page, complaints } = await newPage(suite.browser, { viewport: { width: 390, height: 844 } });
  const clean = async (name: string) => {
    await picture(page, name);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  };
  await signIn(page, suite.app.url, "sato");
  await page.goto(`${suite.app.url}/settings/sign-in`);
  await page.getByLabel("事務局").check();
  await page.getByRole("button", { name: "必須の役割を保存する" }).click();
  await page.getByText("二段階認証の設定が必要です").waitFor();
  await page.getByLabel("いまのパスワード").fill(password);
  await page.getByRole("button", { name: "設定を始める" }).click();
  await page.getByRole("img", { name: /二次元コード/ }).waitFor();
  await clean("second-factor-set-up");
  const secret = (await page.locator(".secret-words code").textContent())?.replaceAll(" ", "") ?? "";
  await page.getByLabel("確認コード").fill(totpCode(secret, totpStep(new Date())));
  await page.getByRole("button", { name: "設定を終える" }).click();
  await page.getByText("表示されるのは今だけです").waitFor();
  await clean("second-factor-recovery-codes");
  const recovery = (await page.locator(".recovery-codes code").first().textContent()) ?? "";
  await page.goto(`${suite.app.url}/settings/sign-in`);
  await clean("sign-in-settings");
  await page.getByRole("button", { name: "サインアウト" }).click();
  await page.getByLabel("ユーザー名").fill("sato");
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("button", { name: "サインインする" }).click();
  await page.getByRole("heading", { name: "確認コードの入力" }).waitFor();
  await clean("second-step");
  await page.getByLabel("確認コード").fill(recovery);
  await page.getByRole("button", { name: "サインインする" }).click();
  await page.waitForURL(/\/years\//);
  await page.goto(`${suite.app.url}/account/second-factor`);
  await page.getByText("使っていない回復用コードは9個です").waitFor();
  await clean("second-factor-on");
  expect(complaints).toEqual([]);
  await page.context().close();
});
