import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { importRunner } from "../jobs/import-runner.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let actor: Actor;
let office: Visitor;
let imports: ReturnType<typeof importRunner>;
let today = new Date("2027-03-10T03:00:00Z");

beforeAll(async () => {
  t = await testDatabase();
  imports = importRunner(t.db);
  app = webApp(t, { imports, now: () => today });
  actor = await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" });
  office = await signedIn(t, app, actor);
  await addSheet(t, actor, { texts: {}, goals: [] }, ["総務部", "総務課"]);
});
afterAll(async () => {
  await imports.close();
  await t.close();
});

const heading = "部,課,職名,氏名,職員番号,役割,兼務,発令日,終了日,内線";
const csv = (...rows: string[]) => new File([[heading, ...rows].join("\r\n")], "名簿.csv");

async function upload(file: File, fields: Record<string, string> = {}, who = office): Promise<Response> {
  const body = new FormData();
  body.append("file", file);
  body.append("day", "2027-04-01");
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const headers = { "Sec-Fetch-Site": "same-origin", Cookie: who.cookie() };
  return await app.request("/settings/organisation/roster/preview", { method: "POST", body, headers });
}

/** The form that a preview holds, as a browser would send it. */
function formIn(page: string): Record<string, string> {
  const hidden = [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const decoded = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
  return Object.fromEntries(hidden.map(([, name, value]) => [name ?? "", decoded(value ?? "")]));
}

const stored = async () =>
  await t.ownerQuery<{ post: string }>(
    `select concat_ws(' ', p.name, u.name, o.title, o.role, case when o.main then '本務' else '兼務' end, o.from_day, o.until_day) as post
       from people p join posts o using (tenant_id, person_id) left join org_units u using (tenant_id, unit_id)
      where p.tenant_id = $1 and p.person_id <> $2 order by p.login_name, o.from_day`,
    [t.tenantId, actor.personId],
  );

describe("the moves of next April, brought in March", () => {
  const file = csv(
    "総務部,総務課,課長,青木 一,1001,所属長,,,,2201",
    "総務部,管財課,課長事務取扱,青木 一,1001,所属長,兼務,,,2201",
    "総務部,管財課,主事,石田 二,1002,担当,,令和9年5月1日,,2210",
  );

  test("are shown first, with what isn't used and what may be an oversight; nothing is written", async () => {
    const page = await (await upload(file)).text();
    expect(page).toContain("次の列は使いません：「内線」");
    expect(page).toContain(
      "所属長がいない部・課があります：「総務部」。所属長がいない部・課のシートは、上の部の所属長か事務局が代わって",
    );
    expect(page).toContain("総務部 管財課");
    expect(await stored()).toEqual([]);
  });

  test("are carried out once, however often they are sent, and the section is there from that year on", async () => {
    const form = formIn(await (await upload(file)).text());
    const answers = await Promise.all([1, 2].map(() => office.post("/settings/organisation/roster", form)));
    const done = answers.map((one) => one.headers.get("Location")).sort();
    expect(done).toEqual(["/settings/organisation/roster?done=nothing", "/settings/organisation/roster?done=taken-in"]);
    expect((await stored()).map(({ post }) => post)).toEqual([
      "青木 一 総務課 課長 head 本務 2027-04-01",
      "青木 一 管財課 課長事務取扱 head 兼務 2027-04-01",
      "石田 二 管財課 主事 staff 本務 2027-05-01",
    ]);
    const tree = await (await office.get("/settings/organisation?year=2027")).text();
    expect(tree).toMatch(/管財課<\/th><td data-label="所属長">青木 一/);
    expect(tree).toMatch(/総務部<\/th><td data-label="所属長"><span[^>]*>いません/);
    const units = await t.ownerQuery("select first_year from org_units where name = '管財課'");
    expect(units).toEqual([{ first_year: 2027 }]);
    expect(await (await office.get("/history")).text()).toContain("2027年4月1日付けの名簿を取り込みました");
  });

  test("the same file again changes nothing", async () => {
    const answer = await upload(file);
    expect(await answer.text()).toContain("変わるところはありません");
  });

  test("the roster that goes out comes back without a difference, as Excel and as CSV", async () => {
    for (const kind of ["xlsx", "csv"]) {
      const out = await office.get(`/settings/organisation/roster/roster.${kind}`);
      const back = new File([await out.arrayBuffer()], `名簿.${kind}`);
      expect(await (await upload(back)).text()).toContain("変わるところはありません");
    }
  });

  test("they take effect by themselves on their day", async () => {
    const [person] = await t.ownerQuery<{ id: string }>("select person_id as id from people where login_name = '1001'");
    const answerOn = async (day: string): Promise<number> => {
      today = new Date(day);
      const who = await signedIn(t, app, { ...actor, personId: person?.id ?? "" });
      return (await who.get("/to-do")).status;
    };
    expect(await answerOn("2027-03-31T14:59:00Z")).toBe(403);
    expect(await answerOn("2027-03-31T15:00:00Z")).toBe(200);
    today = new Date("2027-03-10T03:00:00Z");
  });
});

describe("what is wrong", () => {
  beforeAll(async () => {
    office = await signedIn(t, app, actor);
  });

  test("is named by row and column, and nothing is written, not even the rows that are right", async () => {
    const before = await stored();
    const file = csv(
      "総務部,総務課,主査,上野 三,1003,担当",
      ",総務課,主事,江口 四,1004,",
      "総務部,,部長,大森 五,,所属長,,2月30日",
    );
    const answer = await upload(file);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const said of [
      "3行目",
      "江口 四の役割がありません",
      "どの部にあるか",
      "4行目",
      "大森 五のユーザー名がありません",
      "という日付はありません",
    ]) {
      expect(page).toContain(said);
    }
    expect(page).not.toContain("この内容で登録する");
    expect(await stored()).toEqual(before);
  });

  test("a file that is none, a page instead of a file, and no file", async () => {
    for (const file of [new File(["\0\u0001"], "名簿.xlsx"), new File(["<html>"], "名簿.csv"), new File([], "")]) {
      expect((await upload(file)).status).toBe(422);
    }
  });

  test("what has changed since it was shown is shown again", async () => {
    const form = formIn(await (await upload(csv("総務部,総務課,主査,上野 三,1003,担当"))).text());
    await t.ownerQuery("update people set name = '別の 人' where login_name = '1002'");
    await t.ownerQuery("insert into people (tenant_id, login_name, name) values ($1, '1003', '上野 三')", [t.tenantId]);
    const answer = await office.post("/settings/organisation/roster", form);
    expect([answer.status, (await answer.text()).includes("もう一度ご確認ください")]).toEqual([409, true]);
  });

  test("the whole roster doesn't take the last administrator away, and personnel give no administrator's post", async () => {
    const page = await (await upload(csv("総務部,総務課,主査,上野 三,1003,担当"), { whole: "yes" })).text();
    expect(page).toMatch(/佐藤 まどか[^<]*<\/th>(?:(?!<\/tr>).)*事務局/);
    expect(page).not.toMatch(/佐藤 まどか[^<]*<\/th>(?:(?!<\/tr>).)*管理者/);
    const hr = await signedIn(t, app, await addPerson(t, { name: "人事 花", role: "hr" }));
    const refused = await upload(csv("総務部,総務課,主査,上野 三,1003,管理者"), {}, hr);
    expect([refused.status, (await refused.text()).includes("管理者だけができます")]).toEqual([422, true]);
  });
});
