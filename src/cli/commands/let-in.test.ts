import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { connectionUrl } from "../../../tests/e2e/support/running-app.ts";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson } from "../../../tests/support/sample-city.ts";
import { signedIn, type Visitor, visitor, webApp } from "../../../tests/support/web-city.ts";
import { run } from "./let-in.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let before: Visitor;
const said: string[] = [];

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t);
  vi.stubEnv("DATABASE_URL", connectionUrl(t.appLogin));
  vi.stubEnv("DATABASE_OWNER_URL", undefined);
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" });
  const colleague = await addPerson(t, { name: "高橋 実", role: "office" });
  const staff = await addPerson(t, { name: "鈴木 葵", role: "staff" });
  before = await signedIn(t, app, actor);
  await named(actor.personId, "sato");
  await named(colleague.personId, "takahashi");
  await named(staff.personId, "suzuki");
  await t.ownerQuery(
    "insert into totp_secrets (tenant_id, person_id, sealed, confirmed_at) values ($1, $2, '\\x00', now())",
    [t.tenantId, actor.personId],
  );
});
beforeEach(() => {
  said.length = 0;
  for (const stream of ["log", "error"] as const)
    vi.spyOn(console, stream).mockImplementation((line) => said.push(line));
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await t.close();
});

const named = (personId: string, name: string) =>
  t.ownerQuery("update people set login_name = $2 where person_id = $1", [personId, name]);

test("an office that is locked out comes in with the new password alone, and the history tells", async () => {
  await t.ownerQuery("update people set disabled_at = now() where login_name = 'sato'");
  expect(await run(["--user", "SATO"])).toBe(0);
  const password = /パスワード: (\S{20})$/.exec(said[0] ?? "")?.[1] ?? "";
  expect((await before.get("/history")).status).toBe(303);
  const [city] = await t.ownerQuery<{ code: string }>("select code from municipalities");
  const one = visitor(app);
  const answer = await one.post("/sign-in", { code: city?.code ?? "", loginName: "sato", password });
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/"]);
  const page = await (await one.get("/history")).text();
  expect(page).toContain("利用者「佐藤 まどか」のパスワードを再設定し、二段階認証を解除しました(非常時の操作)。");
  expect(page).not.toContain(password);
});

test("where the last administrator's post has ended, who is let in becomes the administrator; otherwise not", async () => {
  const settings = async () => {
    const password = /パスワード: (\S{20})$/.exec(said[0] ?? "")?.[1] ?? "";
    const [city] = await t.ownerQuery<{ code: string }>("select code from municipalities");
    const one = visitor(app);
    await one.post("/sign-in", { code: city?.code ?? "", loginName: "takahashi", password });
    return (await one.get("/settings/sign-in")).status;
  };
  expect(await run(["--user", "takahashi"])).toBe(0);
  expect([await settings(), said.join()]).toEqual([403, expect.not.stringContaining("管理者にしました")]);
  await t.ownerQuery("update posts set until_day = '2026-03-31' where role in ('administrator', 'office')");
  said.length = 0;
  expect(await run(["--user", "takahashi"])).toBe(0);
  expect([await settings(), said.join()]).toEqual([200, expect.stringContaining("今日から管理者にしました")]);
  await t.ownerQuery("update posts set until_day = null where role in ('administrator', 'office')");
});

test.each([
  [["--user", "suzuki"], 1, "事務局か管理者のアカウント「suzuki」はありません"],
  [["--user", "sato", "--municipality", "000000"], 1, "自治体を選んでください"],
  [[], 2, "使い方"],
])("%j is refused and changes nothing", async (args, code, words) => {
  const people = () => t.ownerQuery("select * from people order by person_id");
  const stands = await people();
  expect(await run(args)).toBe(code);
  expect(said.join()).toContain(words);
  expect(await people()).toEqual(stands);
});
