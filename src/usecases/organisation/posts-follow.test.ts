import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson } from "../../../tests/support/sample-city.ts";
import { oneOf, seededRandom } from "../../../tests/support/seeded-random.ts";
import { openActors } from "../../database/actor-store.ts";
import { ensureUnits } from "../../database/org-unit-store.ts";
import type { Reorganisation } from "../../domain/organisation/reorganisation.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { givePost } from "../people/give-post.ts";
import { previewReorganisation, reorganise } from "./reorganise.ts";
import { undoReorganisation } from "./undo-reorganisation.ts";

let t: TestDatabase;
let office: Actor;
const names = ["甲課", "乙課", "丙課", "丁課"];

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  await t.db.withTenant(t.tenantId, (tx) =>
    ensureUnits(tx, [["総務部"], ...names.map((one) => ["総務部", one])], 2020),
  );
});
afterAll(() => t.close());

const posts = () => t.ownerQuery("select * from posts order by post_id");
const overlapping = () =>
  t.ownerQuery(
    `select a.person_id from posts a join posts b using (tenant_id, person_id)
      where a.post_id < b.post_id and a.main and b.main and a.from_day <= coalesce(b.until_day, 'infinity')
        and b.from_day <= coalesce(a.until_day, 'infinity')`,
  );

test("whatever posts people hold, nobody has two main posts or loses a right, and taking the act back restores them all", async () => {
  const random = seededRandom(20270401);
  const pick = <T>(some: readonly T[]): T => oneOf(random, some);
  const units = await t.ownerQuery<{ id: string; name: string }>("select unit_id as id, name from org_units");
  const id = (name: string) => units.find((unit) => unit.name === name)?.id ?? "";
  for (let round = 0; round < 25; round += 1) {
    await t.db.withTenant(t.tenantId, async (tx) => {
      await tx.query("delete from posts where person_id <> $1", [office.personId]);
      await tx.query("delete from people where person_id <> $1", [office.personId]);
    });
    for (const name of ["青木", "石田", "上野"]) {
      const { personId } = await addPerson(t, { name, role: "viewer" });
      await t.db.withTenant(t.tenantId, async (tx) => {
        for (let count = 0; count < 5; count += 1) {
          const from = pick(["2024-04-01", "2026-10-01", "2027-04-01", "2027-06-01"]);
          const until = pick([null, null, "2027-03-31", "2027-12-31", "2028-03-31"]);
          const role = pick(["staff", "head"] as const);
          const post = { role, unitId: id(pick(names)), title: "", main: random() < 0.4, from, until };
          await givePost(tx, personId, post);
        }
      });
    }
    const before = await posts();
    const act: Reorganisation = {
      kind: "merge",
      unitIds: [id("甲課"), id("乙課"), id("丙課")].slice(0, 2 + (round % 2)),
      name: pick(["甲課", "新課"]),
      parentId: id("総務部"),
    };
    const request = { act, day: pick(["2027-04-01", "2026-10-01"]), moveSheets: false, heirs: {} };
    const shown = await previewReorganisation(t.db, office, request);
    if (!shown.ok) throw new Error(shown.reason);
    const rightsOn = async (day: string) => {
      const actors = await t.db.withTenant(t.tenantId, (tx) => openActors(tx, day));
      return actors.map((one) => ({ name: one.name, posts: one.posts.map((post) => `${post.role} ${post.unitId}`) }));
    };
    const days = ["2026-09-30", "2026-10-01", "2027-03-31", "2027-04-01", "2027-07-01", "2028-02-01"];
    const rights = await Promise.all(days.map(rightsOn));
    const actId = randomUUID();
    const done = await reorganise(t.db, office, request, { actId, seen: shown.reorganised.seen });
    expect(done).toEqual({ ok: true });
    expect(await overlapping()).toEqual([]);
    for (const [at, day] of days.entries()) {
      const now = await rightsOn(day);
      for (const { name, posts: had } of rights[at] ?? []) {
        const has = now.find((one) => one.name === name)?.posts ?? [];
        expect(has).toEqual(expect.arrayContaining(had));
      }
    }
    expect(await undoReorganisation(t.db, office, actId)).toEqual({ ok: true, postsLeft: 0 });
    expect(await posts()).toEqual(before);
  }
});
