import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { type GivenFile, sendForm } from "../../tests/support/note-form.ts";
import { rawWorkbook, zipOf } from "../../tests/support/raw-workbook.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";

/** Files of a note are what their bytes are, whatever they call themselves. */

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let writer: Visitor;
let office: Actor;
let sheetId: string;
let goalId: string;

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t);
  office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  writer = await signedIn(t, app, office);
});
beforeEach(async () => {
  const goal = sampleGoal({ title: "窓口を待たせない" });
  ({ sheetId } = await addSheet(t, office, { texts: {}, goals: [goal] }));
  goalId = goal.id;
});
afterAll(() => t.close());

function send(fields: { body?: string }, files: GivenFile[]): Promise<Response> {
  const all = { noteId: randomUUID(), place: `${goalId} - `, on: "2026-06-10", body: "窓口を1つ増やした", ...fields };
  return sendForm(app, writer, `/sheets/${sheetId}/notes`, all, files);
}
const idOf = (answer: Response) => answer.headers.get("Location")?.split("#note-")[1] ?? "";
const kept = () => t.ownerQuery("select body from activity_notes where sheet_id = $1", [sheetId]);
const pdf = "%PDF-1.7\nみほん";

const sheet = { name: "表", xml: "<sheetData/>" };
const types = (more: string) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${more}</Types>`;

test.each<[string, GivenFile]>([
  ["an Excel book", { name: "集計.xlsx", bytes: rawWorkbook({ sheets: [sheet] }) }],
  [
    "a Word document",
    { name: "報告.docx", bytes: zipOf({ "[Content_Types].xml": types(""), "word/document.xml": "<w/>" }) },
  ],
  ["a picture", { name: "写真.JPEG", bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 1]) }],
  ["a text of Windows", { name: "控え.txt", bytes: new Uint8Array([0x91, 0x8b, 0x8c, 0xfb]) }],
])("%s is kept", async (_, file) => {
  expect((await send({}, [file])).status).toBe(303);
  const [row] = await t.ownerQuery<{ name: string }>(
    "select f.name from evidence_files f join activity_notes n using (tenant_id, note_id) where n.sheet_id = $1",
    [sheetId],
  );
  expect(row?.name).toBe(file.name);
});

test.each<[string, GivenFile, string]>([
  [
    "a page that calls itself PDF",
    { name: "資料.pdf", bytes: "<html><script>alert(1)</script>" },
    "中身は文字のファイルです",
  ],
  ["a page", { name: "資料.html", bytes: "<html><script>alert(1)</script>" }, "中身は文字のファイルです"],
  ["a drawing with a script", { name: "図.svg", bytes: "<svg onload='alert(1)'/>" }, "中身は文字のファイルです"],
  ["a PDF that calls itself a picture", { name: "図.png", bytes: pdf }, "中身はPDFです"],
  ["a program", { name: "道具.txt", bytes: new Uint8Array([0x4d, 0x5a, 0x90, 0, 3]) }, "この種類のファイルは"],
  ["an archive", { name: "まとめ.xlsx", bytes: zipOf({ "a.txt": "x" }) }, "この種類のファイルは"],
  [
    "a macro",
    { name: "表.xlsx", bytes: rawWorkbook({ sheets: [sheet], parts: { "xl/vbaProject.bin": new Uint8Array(9) } }) },
    "マクロ",
  ],
  [
    "a macro under another name",
    {
      name: "表.docx",
      bytes: zipOf({
        "[Content_Types].xml": types('<Default ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
        "word/document.xml": "<w/>",
      }),
    },
    "マクロ",
  ],
  ["a broken book", { name: "表.xlsx", bytes: new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]) }, "壊れて"],
  ["nothing", { name: "空.txt", bytes: "" }, "中身が空です"],
  ["too much", { name: "大.txt", bytes: new Uint8Array(20_000_001).fill(0x61) }, "20MBを超えています"],
])("%s is refused with a reason, the words are given back, and nothing is kept", async (_, file, why) => {
  const answer = await send({ body: "書きかけの話" }, [file]);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(why);
  expect(page).toContain(file.name);
  expect(page).toContain("書きかけの話");
  expect(await kept()).toEqual([]);
});

test("more than can be sent at once is refused before it is read", async () => {
  const answer = await send({}, [{ name: "大.txt", bytes: new Uint8Array(60_000_000) }]);
  expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining("戻る")]);
});

test.each([
  ["a path", "../../etc/窓口.txt", "窓口.txt"],
  ["a path of Windows", "C:\\共有\\窓口.txt", "窓口.txt"],
  ["a name that turns around", "窓口\u202Etxt.exe.txt", "窓口txt.exe.txt"],
  ["a name that Windows keeps", "CON.txt", "_CON.txt"],
  ["markup", "<img src=x onerror=alert(1)>.txt", "_img src=x onerror=alert(1)_.txt"],
  ["a long name", `${"長".repeat(300)}.txt`, `${"長".repeat(116)}.txt`],
])("%s becomes a plain name", async (_, given, name) => {
  const noteId = idOf(await send({}, [{ name: given, bytes: "x" }]));
  const files = await t.ownerQuery("select name from evidence_files where note_id = $1", [noteId]);
  expect(files).toEqual([{ name }]);
});

test("a NUL in a name is no form of ours", async () => {
  const answer = await send({}, [{ name: "窓\0口.txt", bytes: "x" }]);
  expect(answer.status).toBe(400);
  expect(await kept()).toEqual([]);
});

test("a sheet holds so much and no more, a note so many", async () => {
  const noteId = idOf(await send({}, [{ name: "一.txt", bytes: "x" }]));
  await t.ownerQuery("update evidence_files set size = 199999999 where note_id = $1", [noteId]);
  const full = await send({}, [{ name: "二.txt", bytes: "xx" }]);
  expect([full.status, await full.text()]).toEqual([422, expect.stringContaining("合わせて200MBまで")]);
  const many = Array.from({ length: 11 }, (_, index) => ({ name: `${index}.txt`, bytes: "x" }));
  const answer = await send({}, many);
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining("10個まで")]);
});
