import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { sectionWorkbook } from "../../tests/support/import-files.ts";
import { addPerson } from "../../tests/support/sample-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { cancelImport } from "../usecases/imports/change-import.ts";
import { importProgress } from "../usecases/imports/read-import.ts";
import { type GivenFile, startImport } from "../usecases/imports/start-import.ts";
import { importRunner } from "./import-runner.ts";

let t: TestDatabase;
let office: Actor;

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局 花子", role: "office" });
});
afterAll(() => t.close());

async function sections(count: number, mark: string): Promise<GivenFile[]> {
  const names = Array.from({ length: count }, (_, index) => `${mark}${index}課`);
  return await Promise.all(
    names.map(async (name) => ({
      name: `${name}.xlsx`,
      bytes: await sectionWorkbook(["市民部", name], [{ number: "①", title: `${name}の改善` }]),
    })),
  );
}

async function start(files: GivenFile[], runner: ReturnType<typeof importRunner>, actor = office): Promise<string> {
  const outcome = await startImport(t.db, actor, files, { formKey: null, fiscalYear: null }, runner.readers);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.importId;
}

async function states(importId: string): Promise<Record<string, number>> {
  const rows = await t.ownerQuery<{ state: string; count: number }>(
    "select state, count(*)::integer as count from import_files where import_id = $1 group by state",
    [importId],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

test("a program that stops midway leaves nothing half-read; the next one finishes", async () => {
  const first = importRunner(t.db);
  const importId = await start(await sections(8, "前"), first);
  first.wake(office.tenantId);
  while (!((await states(importId)).reading ?? 0)) await new Promise((resolve) => setTimeout(resolve, 5));
  await first.close();
  expect((await states(importId)).refused).toBeUndefined();
  expect((await states(importId)).read ?? 0).toBeLessThan(8);

  const second = importRunner(t.db);
  await second.resume();
  await second.idle();
  expect(await states(importId)).toEqual({ read: 8 });
  expect(await importProgress(t.db, office, importId)).toMatchObject({ state: "read", done: 8 });
  await second.close();
});

test("two programs on one database read every file once", async () => {
  const [one, other] = [importRunner(t.db), importRunner(t.db)];
  const importId = await start(await sections(10, "並"), one);
  one.wake(office.tenantId);
  other.wake(office.tenantId);
  await Promise.all([one.idle(), other.idle()]);
  expect(await states(importId)).toEqual({ read: 10 });
  await Promise.all([one.close(), other.close()]);
});

test("a cancelled import is read no further, and another municipality's files still are", async () => {
  const runner = importRunner(t.db);
  const tenantId = await t.addMunicipality("となり市");
  const neighbour = await addPerson(t, { name: "となりの人", role: "office", tenantId });
  const importId = await start(await sections(20, "消"), runner);
  const theirs = await start(await sections(2, "隣"), runner, neighbour);
  runner.wake(office.tenantId);
  runner.wake(tenantId);
  expect(await cancelImport(t.db, office, importId)).toEqual({ ok: true });
  runner.cancel(importId);
  await runner.idle();
  expect(await states(importId)).toEqual({ cancelled: 20 });
  expect(await states(theirs)).toEqual({ read: 2 });
  await runner.close();
});
