import { generateKeyPairSync } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { temporaryFolder } from "../../tests/support/temporary-folder.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { auditRuns } from "../usecases/history/audit-runs.ts";
import { checkpointStore } from "../usecases/history/checkpoint-store.ts";
import { type HistoryKeeper, historyKeeper } from "./history-keeper.ts";

let t: TestDatabase;
let folder: string;
let office: Actor;
let keeper: HistoryKeeper;
const warned: [string, string][] = [];

beforeAll(async () => {
  t = await testDatabase();
  folder = temporaryFolder();
  office = await addPerson(t, { name: "事務局", role: "office" });
  await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "窓口の改善" })] });
  await t.addMunicipality("となり市");
  const store = checkpointStore(folder, () => generateKeyPairSync("ed25519").privateKey);
  const warn = (tenantId: string, words: string) => warned.push([tenantId, words]);
  keeper = historyKeeper(t.db, store, { now: () => new Date(), warn, minutes: 60 });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await t.close();
});

const runs = () => auditRuns(t.db, office);

test("once a day every municipality's history is verified without anybody asking", async () => {
  await keeper.verifyDaily();
  await keeper.verifyDaily();
  expect(await runs()).toMatchObject([{ askedBy: null, state: "done", report: { entries: 1, findings: [] } }]);
  expect(await t.ownerQuery("select from audit_runs")).toHaveLength(2);
  expect(warned).toEqual([]);
});

test("a day later again; what it finds is said where the administrator looks", async () => {
  await t.ownerQuery("update audit_runs set asked_at = asked_at - interval '25 hours'");
  await t.ownerQuery("update history set payload = replace(payload, '窓口', '出口')");
  await keeper.verifyDaily();
  expect(await runs()).toHaveLength(2);
  expect(warned).toEqual([[t.tenantId, expect.stringContaining("記録 1 の内容が書き換えられています")]]);
});

test("closing signs what can be signed, and waits for nothing else", async () => {
  await keeper.close();
  expect(warned.at(-1)?.[1]).toContain("記録 1 の内容が書き換えられています");
  expect(await t.ownerQuery("select from checkpoint_heads")).toHaveLength(0);
});
