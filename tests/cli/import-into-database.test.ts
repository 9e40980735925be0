import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectionUrl } from "../e2e/support/running-app.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { sectionWorkbook } from "../support/import-files.ts";
import { addPerson } from "../support/sample-city.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const michi = fileURLToPath(new URL("../../src/cli/michi.ts", import.meta.url));
const goals = [{ number: "重点取組①", title: "街路灯の更新", target: "120基", due: "年度末" }];

let t: TestDatabase;
let folder: string;

beforeAll(async () => {
  t = await testDatabase();
  await addPerson(t, { name: "事務局 花子", role: "office" });
  folder = temporaryFolder();
});
afterAll(() => t.close());

type Ended = { code: number | null; out: string; err: string };

/** Runs `michi import` against the test's database; `interrupt`: Ctrl+C as soon as it says this. */
function run(args: string[], interrupt?: string): Promise<Ended> {
  const env = { PATH: process.env.PATH, DATABASE_URL: connectionUrl(t.appLogin) };
  const child = spawn(process.execPath, [michi, "import", ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said.err += chunk.toString();
    if (!interrupt || !said.err.includes(interrupt)) return;
    interrupt = undefined;
    child.kill("SIGINT");
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, ...said })));
}

async function section(name: string): Promise<string> {
  const path = join(folder, `${name}.xlsx`);
  await writeFile(path, await sectionWorkbook(["市民部", name], goals));
  return path;
}

async function sheets(): Promise<number> {
  const [row] = await t.ownerQuery<{ count: number }>("select count(*)::integer as count from sheets");
  return row?.count ?? -1;
}

test("says what it understood and writes nothing before it is told to", async () => {
  const path = await section("窓口課");
  const waiting = await run([path]);
  expect(waiting).toMatchObject({ code: 0, err: expect.stringContaining("事務局 花子 さん") });
  expect(waiting.out).toContain("新しいシート: 市民部 窓口課 目標 1件");
  expect(waiting.out).toContain("まだ書き込んでいません");
  expect(await sheets()).toBe(0);

  expect(await run([path, "--yes"])).toMatchObject({ code: 0, out: expect.stringContaining("新しいシート 1枚") });
  expect(await sheets()).toBe(1);
  const again = await run([path, "--yes"]);
  expect(again).toMatchObject({ code: 1, out: expect.stringContaining("すでに取り込んでいます") });
  expect(await sheets()).toBe(1);
});

test("what needs a decision is left to the page, whatever was said before", async () => {
  const path = join(folder, "no-unit.xlsx");
  await writeFile(path, await sectionWorkbook([], goals));
  const { code, out } = await run([path, "--yes"]);
  expect([code, await sheets()]).toEqual([0, 1]);
  expect(out).toContain("決めること");
  expect(out).toMatch(/\/imports\/[0-9a-f-]{36}/);
});

test("Ctrl+C ends it with nothing written", async () => {
  const paths = await Promise.all(Array.from({ length: 40 }, (_, index) => section(`係${index}`)));
  const { code, err } = await run([...paths, "--yes"], "として取り込みます");
  expect([code, await sheets()]).toEqual([130, 1]);
  expect(err).toContain("何も書き込まれていません");
  const states = await t.ownerQuery<{ state: string }>("select distinct state from import_files where name like '係%'");
  expect(states).toEqual([{ state: "cancelled" }]);
});

test("with several municipalities it asks which one", async () => {
  const tenantId = await t.addMunicipality("となり市");
  await addPerson(t, { name: "となりの人", role: "office", tenantId });
  const path = await section("広報課");
  expect(await run([path])).toMatchObject({ code: 1, err: expect.stringContaining("--municipality") });
  expect(await run([path, "--municipality", "990002"])).toMatchObject({
    code: 0,
    err: expect.stringContaining("となり市に、となりの人 さん"),
  });
});
