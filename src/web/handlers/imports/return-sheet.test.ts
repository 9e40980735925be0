import { readFileSync } from "node:fs";
import type { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../tests/support/database.ts";
import {
  type ImportDesk,
  importDesk,
  returnedWorkbook,
  sectionWorkbook,
} from "../../../../tests/support/import-files.ts";
import { addPerson } from "../../../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../../../tests/support/web-city.ts";
import { writeXlsx } from "../../../documents/writing/xlsx/write-xlsx.ts";
import type { Actor, Role } from "../../../domain/permissions/actor.ts";
import type { SheetContent } from "../../../domain/sheets/sheet-content.ts";
import { sheetHistory } from "../../../usecases/history/sheet-history.ts";
import type { ImportView } from "../../../usecases/imports/read-import.ts";
import { readSheet, type SheetView } from "../../../usecases/sheets/read-sheet.ts";
import type { WebEnv } from "../../site.ts";

let t: TestDatabase;
let app: Hono<WebEnv>;
let office: Actor;
let desk: ImportDesk;
let officesImport: ImportView;
let own: SheetView;
let other: SheetView;
let staffPerson: Actor;
let staff: Visitor;

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局 花子", role: "office" });
  desk = importDesk(t, office);
  app = webApp(t, { imports: desk.runner });
  own = await broughtIn("窓口課");
  other = await broughtIn("福祉課");
});
beforeEach(async () => {
  [staffPerson, staff] = await someone("staff", own.unit.unitId);
});
afterAll(async () => {
  await desk.runner.close();
  await t.close();
});

async function someone(role: Role, unitId: string | null): Promise<[Actor, Visitor]> {
  const person = await addPerson(t, { name: `${role} 一郎`, role, unitId });
  return [person, await signedIn(t, app, person)];
}

async function broughtIn(unit: string): Promise<SheetView> {
  const bytes = await sectionWorkbook(["市民部", unit], [{ number: "①", title: `${unit}の改善`, target: "10分以内" }]);
  officesImport = await desk.bring([{ name: `${unit}.xlsx`, bytes }]);
  await desk.confirm(officesImport);
  return await stored((await desk.look(officesImport.row.importId)).files[0]?.sheetIds[0] ?? "");
}

async function stored(sheetId: string): Promise<SheetView> {
  const outcome = await readSheet(t.db, office, sheetId);
  if (!outcome.ok) throw new Error("The sheet is gone.");
  return outcome.view;
}

function withTarget({ content }: SheetView, target: string): SheetContent {
  return { ...content, goals: content.goals.map((goal) => ({ ...goal, texts: { ...goal.texts, target } })) };
}

/** Gives the file back on the page of one's own sheet; leads to the page of the import. */
async function giveBack(who: Visitor, bytes: Uint8Array, name = "返却.xlsx", sheet = own): Promise<string> {
  const body = new FormData();
  body.append("files", new File([new Uint8Array(bytes)], name));
  const headers = { Cookie: who.cookie(), "Sec-Fetch-Site": "same-origin" };
  const answer = await app.request(`/sheets/${sheet.sheetId}/return`, { method: "POST", body, headers });
  expect(answer.status).toBe(303);
  await desk.runner.idle();
  return answer.headers.get("Location") ?? "";
}

async function confirm(who: Visitor, path: string): Promise<Response> {
  const page = await (await who.get(path)).text();
  return await who.post(`${path}/confirm`, { seen: /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? "none" });
}

/** How much there is of everything an import may write. */
async function written(): Promise<unknown> {
  return await t.ownerQuery(
    `select (select count(*) from sheets) as sheets, (select sum(revision) from sheets) as revisions,
      (select count(*) from history) as entries, (select count(*) from org_units) as units`,
  );
}

test("who writes a sheet returns it: the differences are shown, and land as theirs by Excel", async () => {
  const before = await stored(own.sheetId);
  const path = await giveBack(staff, await returnedWorkbook(before, withTarget(before, "8分以内"), before.revision));
  const page = await (await staff.get(path)).text();
  expect(page).toContain("変わるところ 1か所");
  expect(page).not.toContain('href="/imports"');
  expect((await stored(own.sheetId)).content).toEqual(before.content);
  expect((await confirm(staff, path)).status).toBe(303);
  expect((await stored(own.sheetId)).content.goals[0]?.texts.target).toBe("8分以内");
  const history = await sheetHistory(t.db, office, own.sheetId);
  expect(history.ok && history.entries[0]).toMatchObject({ via: "excel", by: "staff 一郎" });
  expect((await staff.get(path)).status).toBe(200);
});

describe("what only the office may take over is an obstacle, and nothing is written", () => {
  const cases: [string, string, () => Promise<Uint8Array>, string?][] = [
    [
      "another section's sheet",
      "この課のシートではありません。事務局にお渡しください。",
      () => returnedWorkbook(other, withTarget(other, "8分以内"), other.revision),
    ],
    [
      "a new sheet of the own section",
      "新しいシートは事務局にお渡しください。",
      () => sectionWorkbook(own.unit.path, [{ number: "①", title: "来年の目標" }], 2027),
    ],
    [
      "the own section's sheet without its number",
      "新しいシートは事務局にお渡しください。",
      () => sectionWorkbook(own.unit.path, [{ number: "①", title: "窓口課の改善", target: "8分以内" }]),
    ],
    [
      "rules and a timetable",
      "協議の日程か、目標の書き方の決まりが入っています。",
      async () => readFileSync(new URL("../../../../examples/director-manifesto.txt", import.meta.url)),
      "要領.txt",
    ],
  ];

  test.each(cases)("%s", async (_, message, file, name) => {
    const before = await written();
    const path = await giveBack(staff, await file(), name);
    expect(await (await staff.get(path)).text()).toContain(message);
    expect((await confirm(staff, path)).status).toBe(422);
    expect(await written()).toEqual(before);
  });

  test("moved to another section between looking and confirming", async () => {
    const sheet = await stored(own.sheetId);
    const path = await giveBack(staff, await returnedWorkbook(sheet, withTarget(sheet, "7分以内"), sheet.revision));
    const before = await written();
    await t.ownerQuery("update posts set unit_id = $2 where person_id = $1", [staffPerson.personId, other.unit.unitId]);
    expect((await confirm(staff, path)).status).toBe(422);
    await t.ownerQuery("update posts set role = 'viewer' where person_id = $1", [staffPerson.personId]);
    expect((await staff.post(`${path}/confirm`, { seen: "x" })).status).toBe(403);
    expect(await written()).toEqual(before);
  });
});

test("of a file with two sections' sheets the own one comes in when the other is left out", async () => {
  const [mine, theirs] = [await stored(own.sheetId), await stored(other.sheetId)];
  const sheets = [mine, theirs].map((view) => ({
    ...view,
    unit: view.unit.path,
    content: withTarget(view, "5分以内"),
  }));
  const workbook = await writeXlsx(sheets);
  if (!workbook.ok) throw new Error(workbook.message);
  const path = await giveBack(staff, workbook.bytes);
  expect((await confirm(staff, path)).status).toBe(422);
  const file = /\/imports\/[\w-]+\/files\/[\w-]+/.exec(await (await staff.get(path)).text())?.[0] ?? "";
  expect((await staff.post(file, { act: "skip", sheet: "1", skip: "yes" })).status).toBe(303);
  expect((await confirm(staff, path)).status).toBe(303);
  expect((await stored(own.sheetId)).content.goals[0]?.texts.target).toBe("5分以内");
  expect((await stored(other.sheetId)).content).toEqual(theirs.content);
});

test("the office's import and a colleague's are as unknown as one that doesn't exist", async () => {
  const [, colleague] = await someone("staff", own.unit.unitId);
  const sheet = await stored(own.sheetId);
  const path = await giveBack(colleague, await returnedWorkbook(sheet, withTarget(sheet, "6分以内"), sheet.revision));
  const unknown = `/imports/${crypto.randomUUID()}`;
  const plain = async (answer: Response) => (await answer.text()).replace(/nonce="[^"]*"/g, "");
  for (const end of ["", "/progress", "/problems", "/problems.csv"]) {
    const none = await plain(await staff.get(unknown + end));
    for (const base of [`/imports/${officesImport.row.importId}`, path]) {
      const answer = await staff.get(base + end);
      expect([end, answer.status, await plain(answer)]).toEqual([end, 404, none]);
    }
  }
  for (const act of ["/cancel", "/confirm"]) expect((await staff.post(path + act, { seen: "x" })).status).toBe(404);
  expect((await desk.look(path.split("/").at(-1) ?? "")).row.state).toBe("read");
  expect(await (await staff.get(`/sheets/${own.sheetId}/return`)).text()).not.toContain(path);
});

test("who may not edit the sheet has no page to return it, and the office's uploads stay the office's", async () => {
  const [, viewer] = await someone("viewer", own.unit.unitId);
  const [, head] = await someone("head", other.unit.unitId);
  for (const who of [viewer, head]) {
    expect((await who.get(`/sheets/${own.sheetId}/return`)).status).toBe(403);
    expect((await who.post(`/sheets/${own.sheetId}/return`, {})).status).toBe(403);
    expect(await (await who.get(`/sheets/${own.sheetId}`)).text()).not.toContain("Excelで書いて戻す");
  }
  expect((await viewer.get(`/imports/${officesImport.row.importId}`)).status).toBe(403);
  expect([(await staff.get("/imports")).status, (await staff.post("/imports", {})).status]).toEqual([403, 403]);
  expect((await staff.get(`/sheets/${crypto.randomUUID()}/return`)).status).toBe(404);
  expect((await staff.post(`/sheets/${own.sheetId}/return`, {})).status).toBe(422);
});
