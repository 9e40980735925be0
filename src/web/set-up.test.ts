import { afterEach, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { visitor, webApp } from "../../tests/support/web-city.ts";

let t: TestDatabase;
beforeEach(async () => {
  t = await testDatabase();
  await t.ownerQuery("truncate municipalities cascade");
});
afterEach(() => t.close());

const token = "a-token-from-the-terminal";
const city = {
  token,
  name: "みなと市",
  code: "999901",
  fiscalYear: "2026",
  form: "standard",
  personName: "佐藤 まどか",
  loginName: "Ｓａｔｏ",
  password: "長い合言葉は忘れにくいです",
};

test("a first city is set up once, by who holds the token, and its office is signed in", async () => {
  const app = webApp(t, { setUpToken: token });
  expect((await visitor(app).get("/set-up?token=wrong")).status).toBe(403);
  expect((await visitor(app).post("/set-up", { ...city, token: "wrong" })).status).toBe(403);
  const office = visitor(app);
  expect(await (await office.get(`/set-up?token=${token}`)).text()).toContain("団体コード");
  const done = await office.post("/set-up", city);
  expect([done.status, done.headers.get("Location")]).toEqual([303, "/years/2026"]);
  expect(await (await office.get("/years/2026")).text()).toContain("みなと市");
  const again = await visitor(app).post("/set-up", { ...city, code: "999902" });
  expect([again.status, again.headers.get("Location")]).toEqual([303, "/sign-in"]);
  const signIn = { code: "999901", loginName: "sato", password: city.password };
  expect((await visitor(app).post("/sign-in", signIn)).status).toBe(303);
  expect((await t.ownerQuery("select 1 from municipalities")).length).toBe(1);
});

test("a token of other characters is wrong, whatever its length", async () => {
  const app = webApp(t, { setUpToken: token });
  expect((await visitor(app).get(`/set-up?token=${encodeURIComponent("あ".repeat(token.length))}`)).status).toBe(403);
});

test("sent twice at once, it makes one city", async () => {
  const app = webApp(t, { setUpToken: token });
  const answers = await Promise.all(
    ["999901", "999901", "999902"].map((code) => visitor(app).post("/set-up", { ...city, code })),
  );
  expect(answers.map((one) => one.headers.get("Location")).sort()).toEqual(["/sign-in", "/sign-in", "/years/2026"]);
  expect((await t.ownerQuery("select 1 from municipalities")).length).toBe(1);
});

test("what is wrong is said beside its field, and nothing is made", async () => {
  const app = webApp(t, { setUpToken: token });
  const answer = await visitor(app).post("/set-up", { ...city, code: "12", name: " ", password: "short" });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  for (const words of ["団体コードは数字6桁", "自治体の名前を入力", "12文字以上"]) expect(page).toContain(words);
  expect(page).toContain('value="佐藤 まどか"');
  expect(await t.ownerQuery("select 1 from municipalities")).toEqual([]);
});

test("a form definition that is wrong is refused with the path of the fault", async () => {
  const app = webApp(t, { setUpToken: token });
  const body = new FormData();
  for (const [key, value] of Object.entries(city)) body.set(key, value);
  body.set("definition", new File([JSON.stringify({ key: "mine", version: "one" })], "form.json"));
  const answer = await app.request("/set-up", { method: "POST", body, headers: { "Sec-Fetch-Site": "same-origin" } });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("様式定義 version：");
});
