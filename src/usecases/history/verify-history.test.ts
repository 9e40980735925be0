import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../../tests/support/sample-city.ts";
import { changeSheet } from "../sheets/change-sheet.ts";
import { type Checkpoint, verifyHistory } from "./verify-history.ts";

let t: TestDatabase;
beforeEach(async () => {
  t = await testDatabase();
  const office = await addPerson(t, { name: "事務局", role: "office" });
  const goal = sampleGoal({ title: "目標" });
  const { sheetId } = await addSheet(t, office, { texts: {}, goals: [goal] });
  for (let n = 0; n < 5; n += 1) {
    const owner = { of: "goal", goalId: goal.id } as const;
    const base = n === 0 ? "" : `${n - 1}件`;
    await changeSheet(
      t.db,
      office,
      sheetId,
      [{ do: "setText", owner, concept: "target", base, text: `${n}件` }],
      "editor",
    );
  }
});
afterEach(() => t.close());

const verify = (checkpoint?: Checkpoint) => verifyHistory(t.db, t.tenantId, checkpoint ? [checkpoint] : []);

test("an untouched history is sound and names its end", async () => {
  const head = await t.ownerQuery<{ hash: string }>("select encode(hash, 'hex') as hash from history_heads");
  expect(await verify()).toEqual({ ok: true, entries: 6, last: { seq: 6, hash: head[0]?.hash } });
});

test("a municipality without history is sound", async () => {
  expect(await verifyHistory(t.db, await t.addMunicipality("新しい市"))).toEqual({ ok: true, entries: 0, last: null });
});

test.each([
  ["a text", "update history set payload = replace(payload, '1件', '9件') where seq = 3", "altered", 3],
  ["a name", "update history set payload = replace(payload, '事務局', '別の人') where seq = 4", "altered", 4],
  ["the salt", "update history set salt = '\\x00' where seq = 2", "altered", 2],
  ["only the payload emptied", "update history set payload = null where seq = 2", "altered", 2],
  ["who", "update history set actor_id = gen_random_uuid() where seq = 3", "broken", 3],
  ["when", "update history set at = at + interval '1 hour' where seq = 5", "broken", 5],
  ["by which door", "update history set via = 'import' where seq = 6", "broken", 6],
  ["which sheet", "update history set sheet_id = null where seq = 1", "broken", 1],
  ["an entry taken out", "delete from history where seq = 4", "missing", 4],
  ["the end cut", "delete from history where seq > 4", "cut", 5],
  ["all of it", "delete from history", "cut", 1],
  ["the head set back", "update history_heads set seq = 4", "broken", 5],
] as const)("an administrator who changes %s is found out", async (_, sql, fault, seq) => {
  await t.ownerQuery(sql);
  expect(await verify()).toMatchObject({ ok: false, finding: { fault, seq } });
});

test("a payload forged with its digest breaks the chain there", async () => {
  const [row] = await t.ownerQuery<{ salt: Buffer; payload: string }>(
    "select salt, payload from history where seq = 3",
  );
  const payload = row?.payload.replace("1件", "9件") ?? "";
  const digest = createHash("sha256")
    .update(row?.salt ?? "")
    .update(payload)
    .digest();
  await t.ownerQuery("update history set payload = $1, digest = $2 where seq = 3", [payload, digest]);
  expect(await verify()).toMatchObject({ ok: false, finding: { fault: "broken", seq: 3 } });
});

test("an end cut together with its head is shown by a checkpoint", async () => {
  const before = await verify();
  const checkpoint = before.ok && before.last ? before.last : { seq: 0, hash: "" };
  await t.ownerQuery("delete from history where seq > 4");
  await t.ownerQuery("update history_heads h set seq = 4, hash = (select hash from history where seq = 4)");
  expect(await verify(), "the chain alone can't tell").toMatchObject({ ok: true, entries: 4 });
  expect(await verify(checkpoint)).toMatchObject({ ok: false, finding: { fault: "cut", seq: 5 } });
});

test("a chain that is another than the checkpoint saw is told", async () => {
  expect(await verify({ seq: 3, hash: "00" })).toMatchObject({ ok: false, finding: { fault: "rewritten", seq: 3 } });
});

test("an entry disposed of by rule doesn't break the chain", async () => {
  await t.ownerQuery("update history set payload = null, salt = null where seq = 2");
  expect(await verify()).toMatchObject({ ok: true, entries: 6 });
});
