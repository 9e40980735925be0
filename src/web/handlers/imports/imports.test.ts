import type { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../tests/support/database.ts";
import { type ImportDesk, importDesk, sectionWorkbook } from "../../../../tests/support/import-files.ts";
import { addPerson } from "../../../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../../../tests/support/web-city.ts";
import { documentReaders } from "../../../documents/reading/document-readers.ts";
import type { Actor } from "../../../domain/permissions/actor.ts";
import type { ImportView } from "../../../usecases/imports/read-import.ts";
import type { WebEnv } from "../../site.ts";

let t: TestDatabase;
let app: Hono<WebEnv>;
let office: Actor;
let desk: ImportDesk;
let visitor: Visitor;
let view: ImportView;

const list = [
  "令和8年度 組織目標展開整理表（部の組織目標）",
  "=危ない式(1)",
  "番号\t実施項目\t計画・方針等の分類\tどの水準まで\tどのような方法で\tいつまで\t共通/課名\t達成状況",
  "1\t橋の点検\tその他\t全橋の点検が済んでいる。\t・班分け\t年度末\t道路課\tほぼ達成した",
].join("\n");

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t);
  office = await addPerson(t, { name: "事務局 花子", role: "office" });
  desk = importDesk(t, office);
  visitor = await signedIn(t, app, office);
  view = await desk.bring([{ name: "一覧.txt", bytes: new TextEncoder().encode(list) }]);
});
afterAll(async () => {
  await desk.runner.close();
  await t.close();
});

function addresses({ row, files }: ImportView) {
  const base = `/imports/${row.importId}`;
  const file = `${base}/files/${files[0]?.fileId}`;
  return {
    get: [base, `${base}/progress`, `${base}/problems`, `${base}/problems.csv`, file],
    post: [`${base}/cancel`, `${base}/confirm`, file],
  };
}

test("another municipality's import is exactly as unknown as one that doesn't exist", async () => {
  const tenantId = await t.addMunicipality("となり市");
  const stranger = await signedIn(t, app, await addPerson(t, { name: "となりの人", role: "office", tenantId }));
  const nobody = { ...view, row: { ...view.row, importId: crypto.randomUUID() } };
  const fields = { act: "leave-out", leave: "yes", seen: view.fingerprint };
  const [theirs, none] = [addresses(view), addresses(nobody)];
  for (const [index, path] of theirs.get.entries()) {
    const [one, other] = [await stranger.get(path), await stranger.get(none.get[index] ?? "")];
    expect([path, one.status]).toEqual([path, 404]);
    const plain = async (answer: Response) => (await answer.text()).replace(/nonce="[^"]*"/g, "");
    expect(await plain(one)).toBe(await plain(other));
  }
  for (const path of theirs.post) expect([path, (await stranger.post(path, fields)).status]).toEqual([path, 404]);
  expect((await desk.look(view.row.importId)).row.state).toBe("read");
});

test("only the office imports", async () => {
  const staff = await signedIn(t, app, await addPerson(t, { name: "担当 太郎", role: "staff" }));
  const { get, post } = addresses(view);
  for (const path of ["/imports", ...get]) expect([path, (await staff.get(path)).status]).toEqual([path, 403]);
  for (const path of ["/imports", ...post]) expect([path, (await staff.post(path, {})).status]).toEqual([path, 403]);
});

test("nothing chosen, too many and too large are refused in words, and nothing is kept", async () => {
  const readers = documentReaders();
  try {
    const send = async (files: File[]) => {
      const body = new FormData();
      for (const file of files) body.append("files", file);
      const headers = { Cookie: visitor.cookie(), "Sec-Fetch-Site": "same-origin" };
      return await app.request("/imports", { method: "POST", body, headers });
    };
    const before = (await t.ownerQuery("select 1 from imports")).length;
    const none = await send([new File([], "")]);
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining("ファイルが選ばれていません")]);
    const many = await send(Array.from({ length: 201 }, (_, index) => new File([`${index}`], `${index}.txt`)));
    expect([many.status, await many.text()]).toEqual([422, expect.stringContaining("200ファイル")]);
    const large = await send([new File([new Uint8Array(56_000_000)], "large.xlsx")]);
    expect([large.status, await large.text()]).toEqual([413, expect.stringContaining("50MB")]);
    expect((await t.ownerQuery("select 1 from imports")).length).toBe(before);
  } finally {
    await readers.close();
  }
});

test("dragging a line onto a cell is the same act as the form's; a cell that isn't there is refused", async () => {
  const [, , file = ""] = addresses(view).post;
  const wrong = await visitor.postJson(file, { act: "place", line: "0", row: "0/0//", concept: "schedule" });
  expect([wrong.status, await wrong.json()]).toEqual([
    422,
    { message: expect.stringContaining("その欄には入れられません") },
  ]);
  expect((await visitor.postJson(file, { act: "place", line: "0", row: "0/0//", concept: "__proto__" })).status).toBe(
    422,
  );
  const right = await visitor.postJson(file, { act: "place", line: "0", row: "0/0//", concept: "method" });
  expect(await right.json()).toEqual({ done: "corrected" });
  const { planned } = await desk.look(view.row.importId);
  expect(planned[0]?.preview.sheets[0]?.goals[0]?.texts.method).toBe("・班分け\n=危ない式(1)");
  await visitor.post(file, { act: "take-back" });
  expect((await desk.look(view.row.importId)).planned[0]?.preview.unplaced[0]?.taken).toBe(false);
});

test("the list to send back runs no formula", async () => {
  const csv = await visitor.get(`/imports/${view.row.importId}/problems.csv`);
  expect(csv.headers.get("Content-Disposition")).toContain("attachment");
  const text = await csv.text();
  expect(text).toContain("一覧.txt");
  expect(text).toContain("2行目");
  expect(text).not.toMatch(/(^|,)"?=/m);
  const xlsx = await visitor.get(`/imports/${view.row.importId}/problems.xlsx`);
  expect(xlsx.status).toBe(200);
  expect(new TextDecoder().decode((await xlsx.arrayBuffer()).slice(0, 2))).toBe("PK");
});

test("a file of another year than the one chosen waits until a person says which year it is", async () => {
  const bytes = await sectionWorkbook(["市民部", "窓口課"], [{ number: "①", title: "窓口の改善" }], 2025);
  const other = await desk.bring([{ name: "昨年.xlsx", bytes }], { fiscalYear: 2026 });
  expect(await desk.confirm(other)).toMatchObject({ obstacles: [{ reason: "other-year" }] });
  const page = await (await visitor.get(addresses(other).get[4] ?? "")).text();
  expect(page).toContain("令和7年度として取り込む");
  await visitor.post(addresses(other).post[2] ?? "", { act: "year", year: "2025" });
  expect(await desk.confirm(await desk.look(other.row.importId))).toMatchObject({ ok: true, created: 1 });
  const [sheet] = await t.ownerQuery<{ year: number }>("select fiscal_year as year from sheets");
  expect(sheet?.year).toBe(2025);
});
