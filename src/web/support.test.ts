import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, visitor, webApp } from "../../tests/support/web-city.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let administrator: Visitor;
let city: string;
let otherCity: string;
let sheetId: string;
let now: Date;

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t, { now: () => now });
  now = new Date("2026-07-01T00:00:00Z");
  const office = await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" });
  ({ sheetId } = await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "内々の目標" })] }));
  administrator = await signedIn(t, app, office);
  const other = await t.addMunicipality("となり市");
  const codes = await t.ownerQuery<{ id: string; code: string }>("select tenant_id as id, code from municipalities");
  city = codes.find(({ id }) => id === t.tenantId)?.code ?? "";
  otherCity = codes.find(({ id }) => id === other)?.code ?? "";
});
beforeEach(() => {
  now = new Date("2026-07-01T00:00:00Z");
});
afterAll(() => t.close());

async function granted(hours = "1", reason = "表示の不具合を調べるため"): Promise<string> {
  const page = await (await administrator.post("/settings/support", { reason, hours })).text();
  return /[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}/.exec(page)?.[0] ?? "";
}

async function operator(code: string, at = city): Promise<{ one: Visitor; status: number }> {
  const one = visitor(app);
  const answer = await one.post("/sign-in/support", { city: at, code, name: "保守 太郎" });
  return { one, status: answer.status };
}

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

test("with a granted code the operator reads, and nothing else; each look stands in the city's history first", async () => {
  const { one, status } = await operator((await granted()).toLowerCase().replaceAll("-", " "));
  expect(status).toBe(303);
  const sheet = await (await one.get(`/sheets/${sheetId}`)).text();
  expect(sheet).toContain("内々の目標");
  expect(sheet).not.toMatch(/出力|コメントを書く|"[^"]*\/(edit|history|notes)"/);
  for (const path of ["edit", "export.json", "export.pdf", "history", "comments", "notes", "carry-over"]) {
    expect([path, (await one.get(`/sheets/${sheetId}/${path}`)).status]).toEqual([path, 403]);
  }
  for (const path of ["/people", "/settings", "/settings/support", "/settings/sign-in", "/imports", "/history/audit"]) {
    expect((await one.get(path)).status).toBeGreaterThanOrEqual(403);
  }
  for (const path of ["/account", "/notifications", `/sheets/${sheetId}/comments`, "/settings/support"]) {
    expect([path, (await one.post(path, {})).status]).toEqual([path, 403]);
  }
  expect((await one.postJson(`/sheets/${sheetId}/changes`, { changes: [] })).status).toBe(403);
  const history = await (await administrator.get("/history")).text();
  expect(history).toContain("運用者による閲覧を1時間許可しました。理由：表示の不具合を調べるため");
  expect(history).toContain("「保守 太郎(運用者)」が、許可された閲覧を始めました。");
  expect(history).toContain(`「保守 太郎(運用者)」が /sheets/${sheetId} を開きました。`);
  expect(history).toContain(`「保守 太郎(運用者)」が /sheets/${sheetId}/export.json を開きました。`);
  expect(history).toContain("「保守 太郎(運用者)」が /account を操作しようとしました。");
  expect(await (await administrator.get("/settings/support")).text()).toContain(`/sheets/${sheetId} を開きました`);
  expect(await (await administrator.get("/people")).text()).not.toContain("保守 太郎");
});

test("a code works once, in its own city, and not after its time", async () => {
  const code = await granted();
  expect((await operator(code, otherCity)).status).toBe(401);
  expect((await operator("AAAA-AAAA-AAAA-AAAA")).status).toBe(401);
  expect((await operator(code)).status).toBe(303);
  expect((await operator(code)).status).toBe(401);
  const late = await granted();
  later(61);
  expect((await operator(late)).status).toBe(401);
  expect((await operator("AAAA", "000000")).status).toBe(404);
});

test("the access ends with its time, however busy the operator is", async () => {
  const { one } = await operator(await granted());
  later(59);
  expect((await one.get(`/sheets/${sheetId}`)).status).toBe(200);
  later(2);
  expect((await one.get(`/sheets/${sheetId}`)).headers.get("Location")).toContain("/sign-in");
});

test("the administrator ends it at once; a code that was taken back opens nothing", async () => {
  const { one } = await operator(await granted("8", "すぐに終える"));
  const unused = await granted("8", "使わせない");
  const page = await (await administrator.get("/settings/support")).text();
  const paths = [...page.matchAll(/action="([^"]*\/revoke)"/g)].map(([, path]) => path ?? "");
  for (const path of paths) expect((await administrator.post(path, {})).status).toBe(303);
  expect((await one.get(`/sheets/${sheetId}`)).headers.get("Location")).toContain("/sign-in");
  expect((await operator(unused)).status).toBe(401);
  expect(await (await administrator.get("/history")).text()).toContain("閲覧の許可を取り消しました");
  expect((await administrator.post(`/settings/support/${crypto.randomUUID()}/revoke`, {})).status).toBe(404);
});

test("only the administrator grants it, with a reason and for hours that are offered; the code is stored nowhere", async () => {
  const office = await signedIn(t, app, await addPerson(t, { name: "事務 局", role: "office" }));
  expect((await office.get("/settings/support")).status).toBe(403);
  expect((await office.post("/settings/support", { reason: "x", hours: "1" })).status).toBe(403);
  expect((await administrator.post("/settings/support", { reason: " ", hours: "1" })).status).toBe(422);
  expect((await administrator.post("/settings/support", { reason: "x", hours: "9999" })).status).toBe(422);
  const code = await granted();
  const stored = await t.ownerQuery("select g::text from support_grants g union all select payload from history");
  expect(JSON.stringify(stored)).not.toContain(code);
  expect(await (await administrator.get("/settings/support")).text()).not.toContain(code);
});
