// Takes the guide's pictures from a freshly loaded demo city that is running, and the set-up page from an empty
// installation if its address (with the token) is given too:
//   node docs/guide/make-pictures.ts http://localhost:3000 'http://localhost:3001/set-up?token=…'
// (with the Node of node_modules/.bin; CHROMIUM_PATH names another browser than Debian's).
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const [site, setUp] = process.argv.slice(2);
if (!site) throw new Error("usage: node docs/guide/make-pictures.ts ADDRESS [SET-UP-ADDRESS]");

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});

const office = await enter("桐生");
await picture(await visit(await newContext(), "/sign-in"), "sign-in");
await picture(await visit(office, "/years/2026"), "home");
await picture(await sheetOf(office, "防災危機管理課"), "sheet");
const history = await sheetOf(office, "市民課");
await picture(await visit(office, `${new URL(history.url()).pathname}/history`), "history");
await picture(await visit(office, "/settings/years/2026"), "settings-year");
await picture(await visit(office, "/settings/years/2026/cycle"), "cycle-settings");
await picture(await visit(office, "/years/2026/progress"), "progress");
await picture(await visit(office, "/to-do"), "to-do");
await picture(await sheetOf(await enter("早見"), "市民課"), "sent-back");
await picture(await visit(office, "/settings/forms"), "settings-forms");
await picture(await visit(office, "/people"), "people");
await picture(await visit(office, "/settings/organisation"), "organisation");
await picture(await visit(office, "/settings/retention"), "retention");
await verified(await visit(office, "/audit"));
await picture(await visit(office, "/notifications"), "notifications");
await picture(await visit(office, "/years/2026/tree"), "goal-tree");
const shared = await visit(office, "/years/2026/shared-goals");
await shared.getByRole("link", { name: /時間外勤務の縮減/ }).click();
await shared.waitForURL(/\/shared-goals\/[0-9a-f-]{36}/);
await picture(shared, "shared-goal");
const renamed = await sheetOf(office, "広報デジタル課");
await renamed.locator("a[href^='/goals/']").first().click();
await renamed.waitForURL(/\/goals\//);
await picture(renamed, "goal-years");
await roster();
await notesOfTheYear();
await editing();
await importing();
await returning();
if (setUp) {
  const page = await (await newContext()).newPage();
  await page.goto(setUp);
  await picture(page, "set-up");
}
await browser.close();

/** The history after it was verified, with a signed copy kept. */
async function verified(page: Page): Promise<void> {
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "控えを保存する" }).click();
  await saved;
  await page.getByRole("button", { name: "いま検証する" }).click();
  await page.getByRole("heading", { name: /異常はありません/ }).waitFor();
  await picture(page, "audit");
}

/** What a section wrote down, and the same beside the cell into which it goes. */
async function notesOfTheYear(): Promise<void> {
  const writer = await enter("早見");
  const page = await sheetOf(writer, "市民課");
  await page.getByRole("link", { name: "記録", exact: true }).click();
  await page.getByText("＋ 記録を書く").first().waitFor();
  await picture(page, "notes");
  const editor = await editorOf(writer, "市民課");
  await editor.getByRole("button", { name: "参考欄" }).click();
  await openCell(editor, "上期の実績, 1");
  await editor.getByRole("checkbox", { name: /8月26日/ }).check();
  await picture(editor, "side-panel");
}

/** The roster of next April: one person moves, one is new. It is shown, not carried out. */
async function roster(): Promise<void> {
  const now = await (await office.request.get(`${site}/settings/organisation/roster/roster.csv`)).text();
  const moved = now
    .replace("市民生活部,市民課,,主任,早見", "総務部,職員課,,主査,早見")
    .replace(/(早見.*)2024-04-01/, "$12027-04-01");
  const changed = `${moved.trimEnd()}\r\n市民生活部,市民課,,主事,菅谷 光,sugaya,,担当,本務,2027-04-01,\r\n`;
  if (moved === now) throw new Error("the roster does not know who moves");
  const page = await visit(office, "/settings/organisation/roster");
  const file = { name: "令和9年4月の名簿.csv", mimeType: "text/csv", buffer: Buffer.from(changed) };
  await page.getByLabel("名簿のファイル").setInputFiles(file);
  await page.getByLabel("いつからの名簿か").fill("2027-04-01");
  await page.getByRole("button", { name: "何が変わるかを確かめる" }).click();
  await page.waitForURL(/preview/);
  await picture(page, "roster-preview");
}

/** A cell in hand, then two people on it. */
async function editing(): Promise<void> {
  const head = await enter("堀川");
  // Unheard, the other's words arrive too late to be simply shown.
  await head.route("**/events*", (route) => route.abort());
  const mine = await editorOf(head, "防災危機管理課");
  const theirs = await editorOf(await enter("相馬"), "防災危機管理課");
  await openCell(mine, "目標との差と対策, 2");
  await picture(mine, "edit");
  await openCell(theirs, "目標との差と対策, 2");
  await rewrite(theirs, "会議室の機器の準備に11分かかったため、常設に切り替えた。11月22日の訓練で確かめる。");
  await rewrite(mine, "会議室の機器の準備に11分かかった。10月に常設とし、11月の訓練で30分以内を確かめる。");
  const choose = mine.getByRole("button", { name: "両方の文章を見る" });
  await choose.or(mine.locator("dialog[open]")).first().waitFor();
  if ((await mine.locator("dialog[open]").count()) === 0) await choose.click();
  await mine.locator("dialog[open]").waitFor();
  await picture(mine, "conflict");
}

/** Files of other offices come in. */
async function importing(): Promise<void> {
  const page = await visit(office, "/imports");
  await picture(page, "import");
  await bring(page, [example("section-goals.txt"), example("priority-goals.xlsx"), example("department-list.csv")]);
  await page.getByText("取り込みを確定する").first().waitFor();
  await picture(page, "import-read");
  await page.getByRole("link", { name: "section-goals.txt" }).first().click();
  await page.getByRole("link", { name: /戸籍住民課/ }).click();
  await page.getByRole("heading", { name: /確かめる欄/ }).waitFor();
  await picture(page, "import-preview");
}

/** A sheet goes out as Excel, is changed in the file and meanwhile on the screen, and comes back. */
async function returning(): Promise<void> {
  const sheet = await sheetOf(office, "環境政策課");
  const exported = await office.request.get(`${sheet.url()}/export.xlsx`);
  const returned = rewritten(await exported.body(), [
    ["11月に管理会社9社と協議し、", "12月に管理会社9社と不動産組合に協力を求め、"],
    ["年度内の到達は30%前後の見込み。", "年度内の到達は28%の見込み。"],
  ]);
  const editor = await editorOf(office, "環境政策課");
  await openCell(editor, "目標との差と対策, 1");
  await rewrite(
    editor,
    "集合住宅の多い駅南地区だけ減っていない。11月10日に管理会社9社と協議し、回収箱の統一を決めた。",
  );
  const page = await visit(office, "/imports");
  await bring(page, [{ name: "環境政策課から返却.xlsx", mimeType: "application/octet-stream", buffer: returned }]);
  await page.getByText("取り込みを確定する").first().waitFor();
  await page
    .getByRole("link", { name: /環境政策課から返却/ })
    .first()
    .click();
  await page.waitForURL(/files/);
  await picture(page, "excel-differences");
}

/** The workbook with other words, as a person leaves it after writing in Excel. */
function rewritten(workbook: Buffer, changes: [from: string, to: string][]): Buffer {
  const parts = unzipSync(workbook);
  const name = "xl/sharedStrings.xml";
  let strings = strFromU8(parts[name] ?? new Uint8Array());
  for (const [from, to] of changes) {
    if (!strings.includes(from)) throw new Error(`the workbook does not say ${from}`);
    strings = strings.replace(from, to);
  }
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(strings) }));
}

async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 760 },
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
  });
  context.setDefaultTimeout(15_000);
  return context;
}

async function enter(name: string): Promise<BrowserContext> {
  const context = await newContext();
  const page = await visit(context, "/sign-in");
  // Heads of sections stand folded away.
  await page.locator(".demo-more > summary").click();
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.getByRole("button", { name: "サインアウト" }).waitFor();
  return context;
}

async function visit(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site}${path}`);
  return page;
}

async function sheetOf(context: BrowserContext, section: string): Promise<Page> {
  const page = await visit(context, "/years/2026");
  await page.getByRole("link", { name: section, exact: true }).first().click();
  await page.waitForURL(/\/sheets\//);
  return page;
}

async function editorOf(context: BrowserContext, section: string): Promise<Page> {
  const page = await sheetOf(context, section);
  await page.getByRole("link", { name: "編集する" }).click();
  await page.locator("[data-cell]").first().waitFor({ state: "attached" });
  return page;
}

async function openCell(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await page.keyboard.press("F2");
  await page.locator("textarea:visible").first().waitFor();
}

async function rewrite(page: Page, text: string): Promise<void> {
  await page.locator("textarea:visible").first().fill(text);
  await page.waitForTimeout(2_500);
}

type UploadedFile = { name: string; mimeType: string; buffer: Buffer };

function example(name: string): UploadedFile {
  const path = fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
  return { name, mimeType: "application/octet-stream", buffer: readFileSync(path) };
}

async function bring(page: Page, files: UploadedFile[]): Promise<void> {
  await page.getByLabel("ファイルを選ぶ").setInputFiles(files);
  await page.getByRole("button", { name: "読み取りを始める" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: fileURLToPath(new URL(`images/${name}.png`, import.meta.url)) });
  console.log(name);
}
