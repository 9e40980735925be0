import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { ensureUnits } from "../database/org-unit-store.ts";
import type { Reorganisation } from "../domain/organisation/reorganisation.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { importRunner } from "../jobs/import-runner.ts";
import { previewReorganisation, reorganise } from "../usecases/organisation/reorganise.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let actor: Actor;
let office: Visitor;
let imports: ReturnType<typeof importRunner>;
let exported: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  t = await testDatabase();
  imports = importRunner(t.db);
  app = webApp(t, { imports, now: () => new Date("2027-03-10T03:00:00Z") });
  actor = await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" });
  const names = ["市民課", "水道課", "下水道課", "土木課"];
  await t.db.withTenant(t.tenantId, (tx) =>
    ensureUnits(tx, [["生活部"], ...names.map((one) => ["生活部", one])], 2020),
  );
  office = await signedIn(t, app, actor);
  const lines = [
    "生活部,市民課,課長,青木 一,1001,所属長,本務,2024/4/1,",
    "生活部,水道課,課長,石田 二,1002,所属長,本務,2024/4/1,",
    "生活部,下水道課,主査,上野 三,1003,担当,本務,2025/4/1,",
    "生活部,土木課,主任,江川 四,1004,担当,本務,2025/4/1,",
  ];
  await takeIn(lines, "2025-04-01");
  exported = new Uint8Array(await (await office.get("/settings/organisation/roster/roster.csv")).arrayBuffer());
  const [citizens, water, sewer, works] = await Promise.all(names.map(unitId));
  await carryOut({ kind: "rename", unitId: citizens ?? "", name: "総合窓口課" });
  const department = await unitId("生活部");
  await carryOut({ kind: "merge", unitIds: [water ?? "", sewer ?? ""], name: "上下水道課", parentId: department });
  await carryOut({ kind: "split", unitId: works ?? "", names: ["道路課", "河川課"] });
});
afterAll(async () => {
  await imports.close();
  await t.close();
});

const unitId = async (name: string): Promise<string> =>
  (await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = $1", [name]))[0]?.id ?? "";

async function carryOut(act: Reorganisation): Promise<void> {
  const request = { act, day: "2027-04-01", moveSheets: false, heirs: {} };
  const shown = await previewReorganisation(t.db, actor, request);
  if (!shown.ok) throw new Error(shown.reason);
  await reorganise(t.db, actor, request, { actId: crypto.randomUUID(), seen: shown.reorganised.seen });
}

async function upload(file: File, fields: Record<string, string>): Promise<string> {
  const body = new FormData();
  body.append("file", file);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const headers = { "Sec-Fetch-Site": "same-origin", Cookie: office.cookie() };
  const answer = await app.request("/settings/organisation/roster/preview", { method: "POST", body, headers });
  return await answer.text();
}
const heading = "部,課,職名,氏名,ユーザー名,役割,本務・兼務,開始日,終了日";
const preview = (lines: string[], day: string, fields: Record<string, string> = {}) =>
  upload(new File([[heading, ...lines].join("\n")], "名簿.csv"), { day, ...fields });

async function takeIn(lines: string[], day: string): Promise<string> {
  const page = await preview(lines, day);
  const hidden = [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const form = Object.fromEntries(
    hidden.map(([, name, value]) => [name ?? "", (value ?? "").replaceAll("&quot;", '"')]),
  );
  const answer = await office.post("/settings/organisation/roster", form);
  expect(answer.headers.get("Location")).toBe("/settings/organisation/roster?done=taken-in");
  return page;
}

const everything = () =>
  t.ownerQuery(
    `select p.login_name, u.name, o.role, o.main, o.from_day::text, o.until_day::text
       from posts o join people p using (tenant_id, person_id) left join org_units u using (tenant_id, unit_id)
      order by 1, 5, 2`,
  );
const postsOf = async (loginName: string): Promise<string[]> => {
  const rows = await t.ownerQuery<{ words: string }>(
    `select concat_ws(' ', u.name, o.role, o.from_day, o.until_day) as words
       from posts o join people p using (tenant_id, person_id) left join org_units u using (tenant_id, unit_id)
      where p.login_name = $1 order by o.from_day`,
    [loginName],
  );
  return rows.map(({ words }) => words);
};

test("what went out before the reorganisation comes back after it without a difference, and so does what goes out now", async () => {
  const before = await everything();
  const units = await t.ownerQuery("select * from org_units order by unit_id");
  const now = new Uint8Array(await (await office.get("/settings/organisation/roster/roster.csv")).arrayBuffer());
  for (const bytes of [exported, now]) {
    for (const day of ["2027-03-20", "2027-04-01", "2027-05-01"]) {
      for (const whole of ["", "yes"]) {
        const page = await upload(new File([bytes], "名簿.csv"), { day, ...(whole && { whole }) });
        expect(page).toContain("変わるところはありません");
      }
    }
  }
  expect(await everything()).toEqual(before);
  expect(await t.ownerQuery("select * from org_units order by unit_id")).toEqual(units);
});

test("somebody new under the old name comes into the unit that carries on, and the preview calls it so", async () => {
  const page = await takeIn(["生活部,市民課,主事,大森 五,1005,担当,本務,,"], "2027-05-01");
  expect(page).toContain("生活部 総合窓口課 主事");
  expect(page).not.toContain("新しい部・課");
  expect(await postsOf("1005")).toEqual(["総合窓口課 staff 2027-05-01"]);
  const early = await takeIn(["生活部,水道課,主事,梶 六,1006,担当,本務,2027/2/1,"], "2027-02-01");
  expect(early).toContain("生活部 水道課 主事");
  expect(await postsOf("1006")).toEqual(["水道課 staff 2027-02-01 2027-03-31", "上下水道課 staff 2027-04-01"]);
});

test("where nobody can tell who carries on, the row is named", async () => {
  const page = await preview(["生活部,土木課,主事,木村 七,1007,担当,本務,,"], "2027-04-01");
  expect(page).toContain("「生活部 土木課」は令和9年3月31日でなくなり、引き継いだ部・課が1つに決まりません");
  const soon = await preview(["生活部,道路課,主事,木村 七,1007,担当,本務,,"], "2027-03-01");
  expect(soon).toContain("「生活部 道路課」は令和9年4月1日からの部・課です");
  expect(await t.ownerQuery("select 1 from org_units where name = '土木課'")).toHaveLength(1);
});

test("a move on the very day replaces what would go on by itself; both are shown; an end before the day ends all of it", async () => {
  const page = await takeIn(["生活部,道路課,課長,石田 二,1002,所属長,本務,,"], "2027-04-01");
  const [, ends = ""] = page.split("終わる所属・職（1件）");
  expect(ends).toMatch(/石田 二.*2027年3月31日まで/s);
  expect(await postsOf("1002")).toEqual(["水道課 head 2024-04-01 2027-03-31", "道路課 head 2027-04-01"]);
  await takeIn(["生活部,市民課,課長,青木 一,1001,所属長,本務,2024/4/1,2027/2/28"], "2027-02-01");
  expect(await postsOf("1001")).toEqual(["市民課 head 2024-04-01 2027-02-28"]);
});

test("the whole roster of the day lets go of whom it doesn't name, whichever unit they would have gone on in", async () => {
  const page = await preview(["生活部,道路課,課長,石田 二,1002,所属長,本務,,"], "2027-04-01", { whole: "yes" });
  const [, ends = ""] = page.split("終わる所属・職");
  expect(ends).toMatch(/上野 三.*2027年3月31日まで/s);
  expect(ends).toMatch(/江川 四.*2027年3月31日まで/s);
});
