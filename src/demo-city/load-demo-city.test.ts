import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { postsOn } from "../database/post-store.ts";
import { checkContent } from "../domain/forms/check-content.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { readQueue } from "../usecases/cycle/read-queue.ts";
import { readGoalYears } from "../usecases/goals/goal-years.ts";
import { verifyHistory } from "../usecases/history/verify-history.ts";
import { readYear } from "../usecases/home/read-year.ts";
import { readOrganisation } from "../usecases/organisation/read-organisation.ts";
import { readSheets, type SheetView } from "../usecases/sheets/read-sheet.ts";
import { loadDemoCity } from "./load-demo-city.ts";
import { demoCity } from "./units.ts";

let database: TestDatabase;
let office: Actor;

beforeAll(async () => {
  database = await testDatabase();
  await loadDemoCity(database.db, "2026-11-21");
  const city = (await database.db.municipalities()).find(({ code }) => code === demoCity.code);
  office = { tenantId: city?.tenantId ?? "", personId: "", name: "", posts: [{ role: "office", unitId: null }] };
});
afterAll(() => database.close());

async function sheetsOf(fiscalYear: number): Promise<SheetView[]> {
  const year = await readYear(database.db, office, fiscalYear, null);
  const states = year?.departments.flatMap(({ units }) => units).flatMap(({ sheets }) => sheets) ?? [];
  return await readSheets(
    database.db,
    office,
    states.map(({ sheetId }) => sheetId),
  );
}

describe("the demo city", () => {
  test("has three years of sheets, more departments each year", async () => {
    const years = await Promise.all([2024, 2025, 2026].map(sheetsOf));
    expect(years.map((sheets) => sheets.length)).toEqual([10, 17, 22]);
    expect(years.map((sheets) => sheets.flatMap(({ content }) => content.goals).length)).toEqual([12, 18, 46]);
  });

  test("lists the units that have not begun", async () => {
    const year = await readYear(database.db, office, 2026, null);
    const empty = year?.departments.flatMap(({ units }) => units).filter(({ sheets }) => sheets.length === 0);
    expect(empty?.map(({ path }) => path.at(-1))).toEqual(["農林水産課"]);
  });

  test("finished years are complete and the form finds nothing wrong", async () => {
    for (const { form, content, fiscalYear } of [...(await sheetsOf(2024)), ...(await sheetsOf(2025))]) {
      expect(checkContent(form, content, fiscalYear).map(({ message }) => message)).toEqual([]);
    }
  });

  test("the running year has no year end yet, and some mid-year reviews are missing", async () => {
    const goals = (await sheetsOf(2026)).flatMap(({ content }) => content.goals);
    expect(goals.filter(({ texts }) => texts["yearEnd.actual"] !== undefined)).toEqual([]);
    expect(goals.filter(({ texts }) => texts["midYear.status"] === undefined)).toHaveLength(10);
  });

  test("goals are carried on from year to year", async () => {
    const rows = await database.ownerQuery<{ count: number }>(
      "select count(*)::int as count from goals where previous_goal_id is not null",
    );
    expect(rows[0]?.count).toBe(29);
  });

  test("ten goals of sections serve the goals of two departments", async () => {
    const [links] = await database.ownerQuery<{ count: number }>("select count(*)::int as count from goal_links");
    expect(links?.count).toBe(10);
  });

  test("what was written later stands in the history, and its chain holds", async () => {
    const [sheet] = (await sheetsOf(2026)).filter(({ unit }) => unit.path.at(-1) === "市民課");
    expect(sheet?.content.goals[0]?.texts.target).toBe("20分以内");
    // Its creation, four writings, four notes, a shared goal and its report, handed in, sent back.
    expect(sheet?.revision).toBe(13);
    expect(await verifyHistory(database.db, office.tenantId)).toMatchObject({ ok: true });
  });

  test("the half year is on its way: one sheet through, one sent back, seven handed in, the others late", async () => {
    const states = (await sheetsOf(2026)).map(({ cycle }) => `${cycle?.state.stage} ${cycle?.state.status}`);
    const count = (state: string) => states.filter((one) => one === state).length;
    expect(["yearEnd writing", "midYear sentBack", "midYear submitted", "midYear writing"].map(count)).toEqual([
      1, 1, 7, 13,
    ]);
    const { late } = await readQueue(database.db, office, "2026-11-21");
    expect(late.map((entry) => entry.late)).toEqual(Array(11).fill(8));
    expect((await sheetsOf(2025)).map(({ cycle }) => cycle)).toEqual(Array(17).fill(null));
  });

  test("loaded later, its office has given more time to all but those who are really late", async () => {
    const later = await testDatabase();
    const today = "2027-01-15";
    await loadDemoCity(later.db, today);
    const city = (await later.db.municipalities()).find(({ code }) => code === demoCity.code);
    const there = { ...office, tenantId: city?.tenantId ?? "" };
    const { late } = await readQueue(later.db, there, today);
    const waiting = late.filter(({ waits, sheet }) => waits === "writers" && sheet.path.length > 1);
    expect(waiting.map(({ sheet }) => sheet.path.at(-1))).toEqual(["防災危機管理課", "土木課"]);
    const [until] = await later.ownerQuery<{ day: string }>(
      "select distinct cycle_state ->> 'extendedTo' as day from sheets where cycle_state ->> 'extendedTo' is not null",
    );
    expect(until?.day).toBe("2027-02-14");
    expect(await verifyHistory(later.db, there.tenantId)).toMatchObject({ ok: true });
    await later.close();
  });

  test("each person's queue leads to their own sheet", async () => {
    const rows = await database.ownerQuery<Actor & { login: string }>(
      `select tenant_id as "tenantId", person_id as "personId", name, ${postsOn("p.person_id", "'2026-11-21'")} as posts,
              login_name as login from people p`,
    );
    const queues = await Promise.all(rows.map((row) => readQueue(database.db, row, "2026-11-21")));
    const said = rows.map(({ login }, index) => [login, queues[index]?.todos.map(({ what }) => what).join()]);
    expect(Object.fromEntries(said)).toMatchObject({
      hayami: "mend",
      onodera: "mend",
      takanashi: "approve,approve,approve,write",
      ayabe: "",
    });
  });

  test("who has been moved from next April on is where they were until then", async () => {
    const rows = await database.ownerQuery(
      `select o.title, o.until_day::text as until from posts o join people p using (tenant_id, person_id)
        where p.login_name = 'soma' order by o.from_day`,
    );
    expect(rows).toEqual([
      { title: "主査", until: "2027-03-31" },
      { title: "係長", until: null },
    ]);
  });

  test("one section was renamed and two became one: goals go on, what was written before keeps its section", async () => {
    const sectionsOf = async (title: string) => {
      const goal = (await sheetsOf(2026))
        .flatMap(({ content }) => content.goals)
        .find((one) => one.texts.title === title);
      const found = await readGoalYears(database.db, office, goal?.id ?? "");
      return found.ok ? found.years.map(({ fiscalYear, path }) => `${fiscalYear} ${path.at(-1)}`) : [];
    };
    expect(await sectionsOf("来庁しなくても終わる手続きを増やす")).toEqual([
      "2024 情報広報課",
      "2025 情報広報課",
      "2026 広報デジタル課",
    ]);
    expect(await sectionsOf("漏水を減らし、有収率を90%に近づける")).toEqual(["2025 水道課", "2026 上下水道課"]);
    const { units, acts } = await readOrganisation(database.db, office, 2026, "2026-11-21");
    const begun = units.filter(({ from }) => from.length > 0).map(({ name, from }) => [name, from]);
    expect(begun).toEqual([
      ["広報デジタル課", ["情報広報課"]],
      ["上下水道課", ["水道課", "下水道課"]],
    ]);
    expect(acts.map(({ kind, onDay }) => `${onDay} ${kind}`)).toEqual(["2026-04-01 merge", "2026-04-01 rename"]);
  });

  test("a second load does nothing", async () => {
    expect(await loadDemoCity(database.db)).toMatchObject({ loaded: false });
  });
});
