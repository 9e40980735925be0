import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cycleOf } from "../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleForm, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { openFiscalYear } from "../database/fiscal-year-store.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { setCycle } from "../usecases/cycle/set-cycle.ts";
import { previewReorganisation, reorganise } from "../usecases/organisation/reorganise.ts";

let t: TestDatabase;
let actor: Actor;
let office: Visitor;
let sheetId: string;
const goals = ["橋の点検", "水路の掃除", "歩道の段差", "護岸の補修"].map((title) =>
  sampleGoal({ title, target: "全数" }),
);
const [bridge, canal, pavement, bank] = goals.map(({ id }) => id);

beforeAll(async () => {
  t = await testDatabase();
  actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  office = await signedIn(t, webApp(t, { now: () => new Date("2027-04-05T03:00:00Z") }), actor);
  ({ sheetId } = await addSheet(t, actor, { texts: {}, goals }, ["建設部", "土木課"]));
  await addSheet(t, actor, { texts: {}, goals: [] }, ["総務部", "総務課"]);
  await t.db.withTenant(t.tenantId, (tx) => openFiscalYear(tx, 2027, sampleForm));
  const request = {
    act: { kind: "split" as const, unitId: await unitId("土木課"), names: ["道路課", "河川課"] },
    day: "2027-04-01",
    moveSheets: false,
    heirs: {},
  };
  const shown = await previewReorganisation(t.db, actor, request);
  if (!shown.ok) throw new Error(shown.reason);
  await reorganise(t.db, actor, request, { actId: crypto.randomUUID(), seen: shown.reorganised.seen });
});
afterAll(() => t.close());
beforeEach(() => t.ownerQuery("delete from sheets where fiscal_year = 2027"));

const unitId = async (name: string): Promise<string> =>
  (await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = $1", [name]))[0]?.id ?? "";
const path = (rest: string) => `/sheets/${sheetId}/carry-over${rest}`;
const preview = async (fields: Record<string, string>) =>
  await office.get(path(`/preview?${new URLSearchParams(fields)}`));
const hiddenOf = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? "",
      value ?? "",
    ]),
  );
const nextYear = async (): Promise<string[]> => {
  const rows = await t.ownerQuery<{ words: string }>(
    `select o.name || ' ' || (g.texts ->> 'title') as words from sheets s join org_units o using (unit_id)
       join goals g using (sheet_id) where s.fiscal_year = 2027 order by o.name, g.position`,
  );
  return rows.map(({ words }) => words);
};

test("each goal goes to the one of the two that takes it, all at once; the form says where", async () => {
  const page = await (await office.get(path(""))).text();
  expect(page.match(/<label for="to\./g)).toHaveLength(4);
  const fields = {
    ...{ [`goal.${bridge}`]: "continue", [`goal.${canal}`]: "postpone", [`goal.${pavement}`]: "end" },
    ...{
      [`goal.${bank}`]: "continue",
      [`to.${canal}`]: await unitId("河川課"),
      [`to.${bank}`]: await unitId("河川課"),
    },
    ...{ [`to.${bridge}`]: "", to: await unitId("道路課") },
  };
  const shown = await (await preview(fields)).text();
  expect(shown).toContain("建設部 道路課　見本の目標シートに写す目標（1件）");
  expect(shown).toContain("建設部 河川課　見本の目標シートに写す目標（2件）");
  expect(shown).toContain(`to.${canal}=`);
  const answers = await Promise.all([1, 2].map(() => office.post(path(""), hiddenOf(shown))));
  expect(answers.map(({ headers }) => headers.get("Location")).sort()).toEqual([
    path("?carried=0&ended=0"),
    path("?carried=3&ended=1"),
  ]);
  expect(await nextYear()).toEqual(["河川課 水路の掃除", "河川課 護岸の補修", "道路課 橋の点検"]);
});

test("when one of the sheets takes no goals, none is written; a unit that doesn't share the work is none to choose", async () => {
  const river = { [`goal.${bank}`]: "continue", [`to.${bank}`]: await unitId("河川課") };
  expect((await office.post(path(""), hiddenOf(await (await preview(river)).text()))).status).toBe(303);
  expect(await setCycle(t.db, actor, 2027, cycleOf("standard"), "midYear")).toEqual({ ok: true });
  const both = {
    ...{ [`goal.${bridge}`]: "continue", [`goal.${canal}`]: "continue" },
    ...{ [`to.${canal}`]: await unitId("河川課"), to: await unitId("道路課") },
  };
  const refused = await office.post(path(""), hiddenOf(await (await preview(both)).text()));
  expect([refused.status, await nextYear()]).toEqual([409, ["河川課 護岸の補修"]]);
  expect((await preview({ [`to.${canal}`]: await unitId("総務課") })).status).toBe(404);
});
