import type { Page } from "playwright-core";
import { storeForm } from "../../../src/database/form-store.ts";
import { builtInForm } from "../../../src/domain/forms/built-in-forms.ts";
import type { Actor } from "../../../src/domain/permissions/actor.ts";
import type { SheetContent } from "../../../src/domain/sheets/sheet-content.ts";
import { hashPassword } from "../../../src/usecases/sessions/password.ts";
import { createSheets } from "../../../src/usecases/sheets/create-sheets.ts";
import type { TestDatabase } from "../../support/database.ts";
import { addPerson, sampleGoal } from "../../support/sample-city.ts";

export const password = "窓口に花を飾る係長より";

/** A person who can sign in: `loginName` as typed. */
export async function personWithPassword(
  t: TestDatabase,
  loginName: string,
  person: Parameters<typeof addPerson>[1],
): Promise<Actor> {
  const actor = await addPerson(t, { title: "担当", ...person });
  await giveLogin(t, actor, loginName);
  return actor;
}

/** Lets a person sign in that is there already. */
export async function giveLogin(t: TestDatabase, actor: Actor, loginName: string): Promise<void> {
  const hash = await hashPassword(password);
  await t.db.withTenant(actor.tenantId, (tx) =>
    tx.query("update people set login_name = $2, password_hash = $3 where person_id = $1", [
      actor.personId,
      loginName,
      hash,
    ]),
  );
}

export async function signIn(page: Page, url: string, loginName: string, words = password): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("ユーザー名").fill(loginName);
  await page.getByLabel("パスワード").fill(words);
  await page.getByRole("button", { name: "サインインする" }).click();
  await page.waitForURL(/\/(years\/|to-do)/);
}

/** Stores a sheet on a built-in form for this fiscal year. */
export async function sheetOnForm(
  t: TestDatabase,
  actor: Actor,
  formKey: string,
  content: SheetContent,
  { fiscalYear = 2026, unitPath = ["総務部", "総務課"] } = {},
): Promise<string> {
  const form = builtInForm(formKey);
  if (!form) throw new Error(`no form ${formKey}`);
  const [made] = await t.db.withTenant(actor.tenantId, async (tx) => {
    await storeForm(tx, form);
    return await createSheets(
      tx,
      actor,
      [{ fiscalYear, unitPath, form: { key: form.key, version: form.version }, content }],
      "import",
    );
  });
  if (!made) throw new Error("no sheet was made");
  return made.sheetId;
}

/** Two goals of an invented section, half written. */
export function halfWritten(): SheetContent {
  return {
    texts: { mission: "みなと市の窓口を、だれにとっても分かりやすくする。" },
    goals: [
      sampleGoal({
        number: "1",
        title: "窓口の待ち時間の短縮",
        currentIssues: "昼休みの前後に、平均12分の待ちが出ている。",
        indicatorText: "受付から呼び出しまでの平均時間",
        target: "平均8分以下",
        due: "年度末",
        method: "・5月 混雑する時間帯を調べる\n・7月 昼の窓口を2つ増やす\n・10月 結果を見て配置を改める",
        "midYear.status": "7月から昼の窓口を2つ増やし、9月の平均は9分になった。",
      }),
      sampleGoal({ number: "2", title: "申請書の見直し", currentIssues: "記入漏れによる出し直しが月40件ある。" }),
    ],
  };
}
