import { copyFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../../tests/support/sample-city.ts";
import { temporaryFolder } from "../../../tests/support/temporary-folder.ts";
import { run } from "./audit.ts";

let t: TestDatabase;
let folder: string;
let printed: string;
beforeEach(async () => {
  t = await testDatabase();
  folder = temporaryFolder();
  const office = await addPerson(t, { name: "事務局", role: "office" });
  await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "一つ目" })] });
  await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "二つ目" })] });
  const { user, password, host, port, database } = t.appLogin;
  const where = new URLSearchParams({ host: host ?? "", port: String(port) });
  vi.stubEnv("MICHI_DATA", folder);
  vi.stubEnv("DATABASE_URL", `postgres://${user}:${password}@/${database}?${where}`);
  printed = "";
  for (const method of ["log", "error"] as const) {
    vi.spyOn(console, method).mockImplementation((line) => {
      printed += `${line}\n`;
    });
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  await t.close();
});

const audit = async (...args: string[]) => {
  printed = "";
  const code = await run(args);
  return { code, printed };
};

test("a sound history is said to be sound, with its end", async () => {
  const { code, printed } = await audit("verify");
  expect(printed).toMatch(/^みちしるべ市\(990001\): 記録 2 件に異常はありません。末尾の検証値 [0-9a-f]{64}\n/);
  expect(printed).toContain("シート 2 枚の内容は履歴と一致しています。");
  expect(code).toBe(0);
  expect(await audit("verify", "--municipality", "123456")).toMatchObject({ code: 2 });
});

test("an altered entry is named", async () => {
  await t.ownerQuery("update history set payload = replace(payload, '一つ目', '三つ目')");
  expect(await audit("verify")).toMatchObject({ code: 1, printed: expect.stringContaining("記録 1 の内容が書き換え") });
});

test("a sheet written past the program is named", async () => {
  const [sheet] = await t.ownerQuery<{ number: string }>("select sheet_number as number from sheets order by 1");
  await t.ownerQuery("update sheets set texts = '{}', revision = 9 where sheet_number = $1", [sheet?.number]);
  expect(await audit("verify")).toMatchObject({
    code: 1,
    printed: expect.stringContaining(`シート ${sheet?.number} の内容が履歴と一致しません`),
  });
});

test("a signed checkpoint shows an end that was cut with its head", async () => {
  expect(await audit("checkpoint")).toMatchObject({ code: 0, printed: expect.stringContaining("署名しました") });
  expect(await audit("checkpoint")).toMatchObject({ code: 0, printed: expect.stringContaining("増えていません") });
  expect(await audit("verify")).toMatchObject({ code: 0, printed: expect.stringContaining("控え 1 件と一致") });
  const copy = keptElsewhere();
  await cutTheEnd();
  const said = { code: 1, printed: expect.stringContaining("記録 2 以降が失われています") };
  expect(await audit("verify")).toMatchObject(said);
  expect(await audit("checkpoint")).toMatchObject({ code: 1, printed: expect.stringContaining("署名しませんでした") });

  // The folder is gone too; what was kept elsewhere still tells.
  rmSync(join(folder, "checkpoints"), { recursive: true });
  await t.ownerQuery("delete from checkpoint_heads");
  expect(await audit("verify")).toMatchObject({ code: 0 });
  expect(await audit("verify", ...copy)).toMatchObject(said);
});

/** Copies of the checkpoints and of the key, as arguments. */
function keptElsewhere(): string[] {
  const names = readdirSync(join(folder, "checkpoints"));
  return ["jsonl", "pem"].flatMap((kind) => {
    const name = names.find((one) => one.endsWith(kind)) ?? "";
    copyFileSync(join(folder, "checkpoints", name), join(folder, `kept.${kind}`));
    return [kind === "pem" ? "--public-key" : "--checkpoints", join(folder, `kept.${kind}`)];
  });
}

async function cutTheEnd(): Promise<void> {
  await t.ownerQuery("delete from sheets where sheet_id = (select sheet_id from history where seq = 2)");
  await t.ownerQuery("delete from history where seq = 2");
  await t.ownerQuery("update history_heads set seq = 1, hash = (select hash from history)");
}

test("a city that the copy speaks of and the database lacks is told", async () => {
  await audit("checkpoint");
  const copy = keptElsewhere();
  await t.addMunicipality("となり市");
  const other = await audit("verify", "--municipality", "990002", ...copy);
  expect(other).toMatchObject({ code: 1, printed: expect.stringContaining("団体コード 990001") });
});

test("wrong arguments and files that are no checkpoint are told", async () => {
  const wrong = [[], ["verify", "extra"], ["checkpoint", "--public-key", "x"], ["verify", "--checkpoints", "x"]];
  for (const args of [...wrong, ["verify", "--nonsense"]]) {
    expect(await audit(...args)).toMatchObject({ code: 2, printed: expect.stringContaining("使い方") });
  }
  const file = join(folder, "other.jsonl");
  writeFileSync(file, "{}\n");
  expect(await audit("verify", "--checkpoints", file, "--public-key", file)).toMatchObject({
    code: 3,
    printed: expect.stringContaining(file),
  });
});

test("a database that can't be reached is not called sound", async () => {
  vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
  expect(await audit("verify")).toMatchObject({ code: 3 });
});
