import { createPublicKey } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { linesOf } from "../usecases/history/checkpoint-store.ts";
import { copiedCheckpoints } from "../usecases/history/known-checkpoints.ts";

let t: TestDatabase;
let office: Visitor;
let staff: Visitor;
let neighbour: Visitor;
beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t);
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  await addSheet(t, actor, { texts: {}, goals: [sampleGoal({ title: "窓口を待たせない" })] });
  const [unit] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = '総務課'");
  office = await signedIn(t, app, actor);
  staff = await signedIn(t, app, await addPerson(t, { name: "鈴木 葵", role: "staff", unitId: unit?.id ?? null }));
  const tenantId = await t.addMunicipality("となり市");
  neighbour = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office", tenantId }));
});
afterAll(() => t.close());

const body = async (answer: Response | Promise<Response>) => (await answer).text();

test("the office verifies the history, and keeps checkpoints and key that a stranger can check", async () => {
  expect(await body(office.get("/audit"))).toContain("まだ検証していません");
  const lines = linesOf(await body(office.get("/audit/checkpoints.jsonl")));
  const key = createPublicKey(await body(office.get("/audit/public-key.pem")));
  expect(await copiedCheckpoints(lines, t.tenantId, key)).toMatchObject({ lines: [{ seq: 1 }], findings: [] });

  expect((await office.post("/audit", {})).headers.get("Location")).toBe("/audit");
  const page = await body(office.get("/audit"));
  expect(page).toContain("異常はありません");
  expect(page).toMatch(/履歴の記録　1件/);
  expect(page).toMatch(/控え　1件/);
});

test("what was altered past the program is named on the page", async () => {
  await t.ownerQuery("update history set payload = replace(payload, '窓口', '出口')");
  await office.post("/audit", {});
  const page = await body(office.get("/audit"));
  expect(page).toContain("異常が1件見つかりました");
  expect(page).toContain("記録 1 の内容が書き換えられています");
  await t.ownerQuery("update history set payload = replace(payload, '出口', '窓口')");
});

test("asked for twice, it runs once; a run whose program was lost is taken up again", async () => {
  await t.ownerQuery(
    "insert into audit_runs (tenant_id, asked_by, state) select tenant_id, person_id, 'running' from people limit 1",
  );
  const count = async () => (await t.ownerQuery("select from audit_runs")).length;
  const before = await count();
  await office.post("/audit", {});
  expect(await count()).toBe(before);
  expect(await body(office.get("/audit"))).toContain("検証しています");
  await t.ownerQuery("update audit_runs set started_at = now() - interval '2 hours' where state = 'running'");
  await office.post("/audit", {});
  expect(await body(office.get("/audit"))).toContain("異常はありません");
});

test("others of the city are refused; the city next door sees its own and nothing else", async () => {
  for (const path of ["/audit", "/audit/checkpoints.jsonl", "/audit/public-key.pem"]) {
    expect((await staff.get(path)).status).toBe(403);
  }
  expect(await body(staff.get("/history"))).not.toContain("履歴の検証");
  expect(await body(neighbour.get("/audit"))).toContain("まだ検証していません");
  expect(await body(neighbour.get("/audit/checkpoints.jsonl"))).toBe("");
});
