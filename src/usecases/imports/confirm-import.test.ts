import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { type ImportDesk, importDesk, sectionWorkbook } from "../../../tests/support/import-files.ts";
import { addPerson } from "../../../tests/support/sample-city.ts";

let t: TestDatabase;
let desk: ImportDesk;

beforeAll(async () => {
  t = await testDatabase();
  desk = importDesk(t, await addPerson(t, { name: "事務局 花子", role: "office" }));
});
afterAll(async () => {
  await desk.runner.close();
  await t.close();
});

async function section(name: string, title = `${name}の改善`) {
  return { name: `${name}.xlsx`, bytes: await sectionWorkbook(["市民部", name], [{ number: "①", title }]) };
}

async function counts(): Promise<number[]> {
  const rows: number[] = [];
  for (const table of ["sheets", "goals", "org_units", "history"]) {
    const [row] = await t.ownerQuery<{ count: number }>(`select count(*)::integer as count from ${table}`);
    rows.push(row?.count ?? -1);
  }
  return rows;
}

test("when one sheet of many can't be written, none is, and it can be tried again", async () => {
  await t.ownerQuery(`create function refuse_goal() returns trigger language plpgsql as
    $$ begin raise exception 'the disk is full'; end $$`);
  await t.ownerQuery(`create trigger refuse before insert on goals for each row
    when (new.texts ->> 'title' = '書けない目標') execute function refuse_goal()`);
  const files = [await section("一課"), await section("二課", "書けない目標"), await section("三課")];
  const view = await desk.bring(files);
  await expect(desk.confirm(view)).rejects.toThrow("the disk is full");
  expect(await counts()).toEqual([0, 0, 0, 0]);
  expect((await desk.look(view.row.importId)).row.state).toBe("read");

  await t.ownerQuery("drop trigger refuse on goals");
  expect(await desk.confirm(view)).toMatchObject({ ok: true, created: 3 });
  expect(await counts()).toEqual([3, 3, 4, 3]);
});

test("confirmed twice at once, it happens once", async () => {
  const view = await desk.bring([await section("四課")]);
  const outcomes = await Promise.all([desk.confirm(view), desk.confirm(view)]);
  expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  expect((await counts())[0]).toBe(4);
});

test("two imports of one section confirmed at once: the second sees the first one's sheet", async () => {
  const views = [
    await desk.bring([await section("五課", "橋の点検")]),
    await desk.bring([await section("五課", "道の点検")]),
  ];
  const outcomes = await Promise.all(views.map((view) => desk.confirm(view)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed-since" });
  expect((await counts())[0]).toBe(5);
});
