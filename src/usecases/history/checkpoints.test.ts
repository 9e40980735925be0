import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../../tests/support/sample-city.ts";
import { temporaryFolder } from "../../../tests/support/temporary-folder.ts";
import type { AuditFinding } from "../../domain/history/audit-report.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { auditHistory } from "./audit-history.ts";
import { signedLine } from "./checkpoint-line.ts";
import { checkpointStore, linesOf } from "./checkpoint-store.ts";
import { copiedCheckpoints, ownCheckpoints } from "./known-checkpoints.ts";
import { writeCheckpoint } from "./write-checkpoint.ts";

let t: TestDatabase;
let folder: string;
let office: Actor;
let key: KeyObject;
beforeEach(async () => {
  t = await testDatabase();
  folder = temporaryFolder();
  key = generateKeyPairSync("ed25519").privateKey;
  office = await addPerson(t, { name: "事務局", role: "office" });
  for (let n = 0; n < 3; n += 1) {
    await grow();
    expect(await sign()).toEqual({ ok: true, written: true });
  }
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await t.close();
});

const store = () => checkpointStore(folder, () => key);
const city = () => ({ tenantId: t.tenantId, code: "990001", name: "みちしるべ市" });
const sign = () => writeCheckpoint(t.db, city(), store(), new Date("2026-10-01T00:00:00Z"));
const grow = () => addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "目標" })] });
const audit = async () => auditHistory(t.db, t.tenantId, await ownCheckpoints(t.db, store(), t.tenantId));
const file = () => join(folder, readdirSync(folder).find((name) => name.endsWith(".jsonl")) ?? "");
const lines = () => linesOf(readFileSync(file(), "utf8"));
const keep = (texts: string[]) => writeFileSync(file(), texts.map((text) => `${text}\n`).join(""));

test("a history and its checkpoints are sound; what didn't grow isn't signed again", async () => {
  expect(await sign()).toEqual({ ok: true, written: false });
  expect(await audit()).toMatchObject({ entries: 3, sheets: 3, checkpoints: 3, findings: [] });
  expect(lines()).toHaveLength(3);
});

test("a municipality without history has nothing to sign", async () => {
  const tenantId = await t.addMunicipality("新しい市");
  expect(await writeCheckpoint(t.db, { ...city(), tenantId }, store(), new Date())).toEqual({
    ok: true,
    written: false,
  });
});

/** As the owner of the database would, with everything in it made to fit. */
const cutTailAndHead = async () => {
  await t.ownerQuery("delete from sheets where sheet_id = (select sheet_id from history where seq = 3)");
  await t.ownerQuery("delete from history where seq = 3");
  await t.ownerQuery("update history_heads set seq = 2, hash = (select hash from history where seq = 2)");
};

/** The chain is computed anew over altered words. */
const rewriteChain = async () => {
  const rows = await t.ownerQuery<{ sheetId: string; actorId: string; via: string; payload: string }>(
    `select sheet_id as "sheetId", actor_id as "actorId", via, replace(payload, '目標', '別の目標') as payload
     from history order by seq`,
  );
  await t.ownerQuery("delete from history");
  await t.ownerQuery("delete from history_heads");
  await t.ownerQuery(`update goals set texts = '{"title":"別の目標"}'`);
  await t.db.withTenant(t.tenantId, async (tx) => {
    for (const { sheetId, actorId, via, payload } of rows) {
      await tx.query("select append_history(array[$1]::uuid[], $2, $3, array[$4])", [sheetId, actorId, via, payload]);
    }
  });
};

const faults: [string, () => unknown, Partial<AuditFinding>][] = [
  [
    "a flipped byte",
    () => t.ownerQuery("update history set payload = overlay(payload placing '!' from 9) where seq = 2"),
    { about: "entry", fault: "altered", seq: 2 },
  ],
  [
    "a row taken out",
    () => t.ownerQuery("delete from history where seq = 2"),
    { about: "entry", fault: "missing", seq: 2 },
  ],
  ["a cut tail", () => t.ownerQuery("delete from history where seq = 3"), { about: "entry", fault: "cut", seq: 3 }],
  ["a tail cut together with its head", cutTailAndHead, { about: "entry", fault: "cut", seq: 3 }],
  ["a chain made anew", rewriteChain, { about: "entry", fault: "rewritten", seq: 1 }],
  [
    "a checkpoint changed",
    () => keep(lines().map((text) => text.replace('"seq":2', '"seq":3'))),
    { about: "checkpoint", fault: "forged", number: 2 },
  ],
  [
    "a checkpoint signed by another key",
    () => keep([lines()[0] ?? "", otherLine(), lines()[2] ?? ""]),
    { about: "checkpoint", fault: "forged", number: 2 },
  ],
  [
    "a checkpoint taken out of the middle",
    () => keep(lines().toSpliced(1, 1)),
    { about: "checkpoint", fault: "missing", number: 2 },
  ],
  [
    "the last checkpoints cut off",
    () => keep(lines().slice(0, 1)),
    { about: "checkpoint", fault: "missing", number: 2 },
  ],
  ["the whole file gone", () => rmSync(file()), { about: "checkpoint", fault: "missing", number: 1 }],
  ["a line of something else", () => keep([...lines(), "{}"]), { about: "checkpoint", fault: "unreadable", number: 4 }],
  [
    "the public key gone",
    () => rmSync(join(folder, readdirSync(folder).find((name) => name.endsWith(".pem")) ?? "")),
    { about: "checkpoint", fault: "no-key", number: 1 },
  ],
  [
    "another public key in its place",
    () =>
      writeFileSync(
        join(folder, readdirSync(folder).find((name) => name.endsWith(".pem")) ?? ""),
        publicPemOf(otherKey),
      ),
    { about: "checkpoint", fault: "no-key", number: 1 },
  ],
];

const otherKey = generateKeyPairSync("ed25519").privateKey;
const publicPemOf = (one: KeyObject) => createPublicKey(one).export({ type: "spki", format: "pem" }).toString();

/** The second line, with the right content but another's signature. */
function otherLine(): string {
  const { key: _, signature: __, ...line } = JSON.parse(lines()[1] ?? "{}");
  return signedLine(line, otherKey);
}

test.each(faults)("%s is found", async (_, doIt, finding) => {
  await doIt();
  expect((await audit()).findings[0]).toMatchObject(finding);
});

test.each([
  ["a tail cut together with its head", cutTailAndHead],
  ["a chain made anew", rewriteChain],
])("%s is not signed over", async (_, doIt) => {
  await doIt();
  await grow();
  await grow();
  expect(await sign()).toMatchObject({ ok: false, finding: { about: "entry", fault: "rewritten" } });
  expect(lines()).toHaveLength(3);
});

test("checkpoints that were cut off are not begun anew", async () => {
  keep(lines().slice(0, 2));
  await grow();
  expect(await sign()).toMatchObject({ ok: false, finding: { about: "checkpoint", fault: "missing", number: 3 } });
});

test("a line that a crash left half-written counts as none", async () => {
  writeFileSync(file(), `${lines().join("\n")}\n{"city":"99`);
  await grow();
  expect(await sign()).toEqual({ ok: true, written: true });
  expect(await audit()).toMatchObject({ checkpoints: 4, findings: [] });
});

test("a new key begins lines of its own; those of the old one still count", async () => {
  key = generateKeyPairSync("ed25519").privateKey;
  await grow();
  expect(await sign()).toEqual({ ok: true, written: true });
  expect(await audit()).toMatchObject({ checkpoints: 4, findings: [] });
});

test("who holds database, folder and key can forge, but not the copy that was kept elsewhere", async () => {
  const copy = lines();
  const publicKey = createPublicKey(key);
  await rewriteChain();
  rmSync(folder, { recursive: true });
  await t.ownerQuery("delete from checkpoint_heads");
  expect(await sign()).toEqual({ ok: true, written: true });
  expect(await audit()).toMatchObject({ findings: [] });
  const kept = await copiedCheckpoints(copy, t.tenantId, publicKey);
  expect(await auditHistory(t.db, t.tenantId, kept)).toMatchObject({ findings: [{ fault: "rewritten", seq: 1 }] });
});

test("two programs that sign at once leave one line", async () => {
  await grow();
  await Promise.all([1, 2, 3, 4].map(sign));
  expect(await audit()).toMatchObject({ checkpoints: 4, findings: [] });
});
