import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reorganisation } from "../../src/domain/organisation/reorganisation.ts";
import { previewReorganisation, reorganise } from "../../src/usecases/organisation/reorganise.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { addPerson } from "../support/sample-city.ts";
import { axeFindings, newPage, openBrowser, picture } from "./support/browser.ts";
import { halfWritten, personWithPassword, sheetOnForm, signIn } from "./support/city.ts";
import { type RunningApp, startApp } from "./support/running-app.ts";

let t: TestDatabase;
let app: RunningApp;
let browser: Browser;

const people = [
  ["青木 一", "課長", "head", "市民課"],
  ["石田 二葉", "主査", "staff", "市民課"],
  ["上野 三郎", "課長", "head", "保険年金課"],
  ["江川 四季", "主任", "staff", "土木課"],
] as const;

beforeAll(async () => {
  t = await testDatabase();
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  for (const section of ["市民課", "保険年金課"]) {
    for (const fiscalYear of [2030, 2031]) {
      await sheetOnForm(t, office, "standard", halfWritten(), { fiscalYear, unitPath: ["市民部", section] });
    }
  }
  await sheetOnForm(t, office, "standard", halfWritten(), { fiscalYear: 2030, unitPath: ["総務部", "総務課"] });
  await sheetOnForm(t, office, "standard", halfWritten(), { fiscalYear: 2030, unitPath: ["建設部", "土木課"] });
  const sections = await t.ownerQuery<{ name: string; unitId: string }>(
    `select name, unit_id as "unitId" from org_units where level = 'section'`,
  );
  const unitId = (name: string) => sections.find((unit) => unit.name === name)?.unitId ?? "";
  for (const [name, title, role, section] of people) {
    await addPerson(t, { name, title, role, unitId: unitId(section) });
  }
  const act: Reorganisation = { kind: "split", unitId: unitId("土木課"), names: ["道路課", "河川課"] };
  const request = { act, day: "2031-04-01", moveSheets: false, heirs: {} };
  const shown = await previewReorganisation(t.db, office, request);
  if (!shown.ok) throw new Error(shown.reason);
  await reorganise(t.db, office, request, { actId: randomUUID(), seen: shown.reorganised.seen });
  app = await startApp(t.appLogin);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await t?.close();
});

test.each([
  ["wide", { width: 1366, height: 768 }],
  ["narrow", { width: 390, height: 844 }],
  ["enlarged", { width: 340, height: 256 }],
])("%s: the organisation, its forms and what would follow have no serious finding", async (size, viewport) => {
  const { page, complaints } = await newPage(browser, { viewport });
  await signIn(page, app.url, "sato");
  const fits = async (name: string) => {
    await picture(page, `${name}-${size}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  };
  await page.goto(`${app.url}/settings/organisation?year=2031`);
  await fits("organisation");
  await page.goto(`${app.url}/settings/organisation/roster`);
  await fits("roster");
  const rows = ["部,課,職名,氏名,ユーザー名,役割,内線", "市民部,市民課,課長,青木 一,1001,所属長,2201"];
  const wrong = [...rows, "市民部,,部長,石田 二,,部下,2202"];
  for (const [name, lines] of [
    ["roster-preview", rows],
    ["roster-errors", wrong],
  ] as const) {
    await page.goto(`${app.url}/settings/organisation/roster`);
    const buffer = Buffer.from(lines.join("\r\n"));
    await page.getByLabel(/^名簿のファイル/).setInputFiles({ name: "名簿.csv", mimeType: "text/csv", buffer });
    await page.getByRole("button", { name: "何が変わるかを確かめる" }).click();
    await page.getByRole("heading", { name: /変わること$/ }).waitFor();
    await fits(name);
  }
  for (const kind of ["rename", "move", "merge", "abolish"]) {
    await page.goto(`${app.url}/settings/organisation/2031/${kind}`);
    await fits(`reorganisation-${kind}`);
  }
  await page.getByLabel(/^廃止する部・課/).selectOption({ label: "　総務課" });
  await page.getByRole("button", { name: "何が変わるかを確かめる" }).click();
  await page.getByRole("heading", { name: /登録できません（2件）/ }).waitFor();
  await fits("reorganisation-refused");
  await page.goto(`${app.url}/settings/organisation/2031/split`);
  await page.getByLabel(/^分ける部・課/).selectOption({ label: "　市民課" });
  await page.getByLabel(/^分けたあとの名前 1/).fill("市民課");
  await page.getByLabel(/^分けたあとの名前 2/).fill("マイナンバー課");
  await page.getByRole("button", { name: "何が変わるかを確かめる" }).click();
  await page.getByRole("heading", { name: "分割で変わること" }).waitFor();
  await fits("reorganisation-preview");
  await page.goto(`${app.url}/settings/organisation/2031/split`);
  await page.getByLabel(/^分ける部・課/).selectOption({ label: "　市民課" });
  await page.getByLabel(/^分けたあとの名前 1/).fill("窓口課");
  await page.getByLabel(/^分けたあとの名前 2/).fill("マイナンバー課");
  await page.getByRole("button", { name: "何が変わるかを確かめる" }).click();
  await page.getByRole("heading", { name: "行き先が決まっていない人" }).waitFor();
  await fits("reorganisation-undecided");
  await page.goto(`${app.url}/settings/organisation/2031/rename`);
  await page
    .getByLabel(/部・課/)
    .first()
    .selectOption({ label: "　市民課" });
  await page.getByLabel(/^新しい名前/).fill("総合窓口課");
  await page.getByRole("button", { name: "何が変わるかを確かめる" }).click();
  await page.getByText("2人の所属・職が").waitFor();
  await fits("reorganisation-people");
  // The browser tells of every refusal.
  expect(complaints.filter((words) => !words.includes("422"))).toEqual([]);
  await page.context().close();
});

test("without JavaScript: two sections become one, the tree says so, and it is taken back", async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await signIn(page, app.url, "sato");
  await page.getByRole("link", { name: "設定" }).click();
  await page.getByRole("link", { name: "組織", exact: true }).click();
  await page.getByLabel("年度", { exact: true }).selectOption({ label: "令和13年度" });
  await page.getByRole("button", { name: "この年度の組織を見る" }).click();
  await page.getByRole("link", { name: "統合" }).click();
  await page.getByLabel(/^一つにする部・課 1/).selectOption({ label: "　市民課" });
  await page.getByLabel(/^一つにする部・課 2/).selectOption({ label: "　保険年金課" });
  await page.getByLabel(/^新しい名前/).fill("総合窓口課");
  await page.getByRole("button", { name: "何が変わるかを確かめる" }).click();
  await page.getByText("次の2枚は、引き継ぐ部・課に移ります").waitFor();
  await page.getByText("上野 三郎　「保険年金課」課長 → 「総合窓口課」").waitFor();
  await page.getByRole("button", { name: "この内容で変更する" }).click();
  await page.getByRole("heading", { name: "組織の変更を登録しました" }).waitFor();
  await page.getByRole("row", { name: "総合窓口課 上野 三郎、青木 一 もとの「市民課」と「保険年金課」から" }).waitFor();
  expect(await page.getByRole("row", { name: /^市民課/ }).count()).toBe(0);
  await page.getByRole("link", { name: "江川 四季" }).waitFor();
  await page.getByRole("button", { name: /^取り消す：/ }).click();
  await page.getByRole("heading", { name: "組織の変更を取り消しました" }).waitFor();
  expect(await page.getByRole("row", { name: /^市民課/ }).count()).toBe(1);
  await page.context().close();
});
