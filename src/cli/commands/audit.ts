import { createPublicKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { checkpointFolder, dataFolder, openInstallation } from "../../database/connect.ts";
import type { Database } from "../../database/database.ts";
import type { Municipality } from "../../database/tables.ts";
import { type AuditReport, findingText } from "../../domain/history/audit-report.ts";
import { auditHistory } from "../../usecases/history/audit-history.ts";
import { readLine } from "../../usecases/history/checkpoint-line.ts";
import { type CheckpointStore, checkpointStore, linesOf } from "../../usecases/history/checkpoint-store.ts";
import { copiedCheckpoints, ownCheckpoints } from "../../usecases/history/known-checkpoints.ts";
import { writeCheckpoint } from "../../usecases/history/write-checkpoint.ts";
import { signingKey } from "../../usecases/secrets/key-file.ts";

const usage = `使い方:
  michi audit verify [--municipality 団体コード] [--checkpoints ファイル --public-key ファイル]
      履歴のつながりをはじめから計算し直し、署名した控えと比べ、最初の異常を示します。シートの内容が履歴と一致するかも
      確かめます。別の場所に保管した控えと公開鍵を指定すると、サーバーの控えのほかに、それとも比べます。
  michi audit checkpoint [--municipality 団体コード]
      いまの履歴の末尾に署名し、控えのフォルダーに加えます(サーバーも10分ごとに行います)。
  終わりの番号: 0 異常なし、1 異常あり、2 指定の誤り、3 確かめられなかった`;

const codes = { sound: 0, wrong: 1, misused: 2, failed: 3 } as const;

/** `michi audit`: 0 sound, 1 something is wrong, 2 wrong arguments, 3 it couldn't be checked. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (!given) {
    console.error(usage);
    return codes.misused;
  }
  try {
    const copy = given.checkpoints && given.publicKey ? await readCopy(given.checkpoints, given.publicKey) : null;
    const installation = await openInstallation();
    try {
      const { db } = installation;
      const cities = await chosenCities(db, given.municipality);
      if (!cities) return codes.misused;
      const store = checkpointStore(checkpointFolder(), () => signingKey(dataFolder()));
      const all = given.act === "verify" ? await verifyAll(db, cities, store, copy) : await signAll(db, cities, store);
      return all ? codes.sound : codes.wrong;
    } finally {
      await installation.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return codes.failed;
  }
}

type Given = {
  act: "verify" | "checkpoint";
  municipality: string | undefined;
  checkpoints: string | undefined;
  publicKey: string | undefined;
};

function readArguments(args: string[]): Given | null {
  try {
    const text = { type: "string" } as const;
    const options = { municipality: text, checkpoints: text, "public-key": text };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { municipality, checkpoints, "public-key": publicKey } = values;
    const act = positionals.join();
    if (act === "checkpoint" && !checkpoints && !publicKey) return { act, municipality, checkpoints, publicKey };
    if (act !== "verify" || (checkpoints === undefined) !== (publicKey === undefined)) return null;
    return { act, municipality, checkpoints, publicKey };
  } catch {
    return null;
  }
}

/** Null when the code named is no city's. */
async function chosenCities(db: Database, code: string | undefined): Promise<Municipality[] | null> {
  const all = await db.municipalities();
  const chosen = all.filter((one) => code === undefined || one.code === code);
  if (chosen.length > 0 || code === undefined) return chosen;
  console.error(`団体コード ${code} の自治体はありません。`);
  return null;
}

type Copy = { texts: string[]; city: string; tenantId: string; publicKey: ReturnType<typeof createPublicKey> };

/** Checkpoints that were kept elsewhere. Of whom they are is said by the first line. */
async function readCopy(file: string, keyFile: string): Promise<Copy> {
  const texts = linesOf(await readFile(file, "utf8").catch(() => ""));
  const first = readLine(texts[0] ?? "");
  if (!first) throw new Error(`控えのファイル ${file} を読めません。画面で保存した控えを指定してください。`);
  try {
    const publicKey = createPublicKey(await readFile(keyFile, "utf8"));
    return { texts, city: first.city, tenantId: first.tenantId, publicKey };
  } catch {
    throw new Error(`公開鍵のファイル ${keyFile} を読めません。控えと一緒に保存した公開鍵を指定してください。`);
  }
}

async function verifyAll(
  db: Database,
  cities: Municipality[],
  store: CheckpointStore,
  copy: Copy | null,
): Promise<boolean> {
  let sound = true;
  for (const city of cities) {
    const known = await ownCheckpoints(db, store, city.tenantId);
    if (copy?.tenantId === city.tenantId) {
      const kept = await copiedCheckpoints(copy.texts, city.tenantId, copy.publicKey);
      known.lines.push(...kept.lines);
      known.findings.push(...kept.findings);
    }
    const report = await auditHistory(db, city.tenantId, known);
    for (const line of reportLines(city, report)) console.log(line);
    if (report.findings.length > 0) sound = false;
  }
  if (copy && !cities.some(({ tenantId }) => tenantId === copy.tenantId)) {
    console.log(`控え(団体コード ${copy.city})の自治体が、確かめた中にありません。`);
    return false;
  }
  return sound;
}

async function signAll(db: Database, cities: Municipality[], store: CheckpointStore): Promise<boolean> {
  let sound = true;
  for (const city of cities) {
    const outcome = await writeCheckpoint(db, city, store, new Date());
    const who = `${city.name}(${city.code})`;
    if (!outcome.ok) console.log(`${who}: 署名しませんでした。${findingText(outcome.finding)}`);
    else if (outcome.written) console.log(`${who}: 履歴の末尾に署名しました。`);
    else console.log(`${who}: 前の控えから履歴は増えていません。`);
    if (!outcome.ok) sound = false;
  }
  return sound;
}

function reportLines({ name, code }: Municipality, report: AuditReport): string[] {
  const who = `${name}(${code})`;
  if (report.findings.length > 0) return report.findings.map((finding) => `${who}: ${findingText(finding)}`);
  const end = report.end ? `末尾の検証値 ${report.end}` : "まだ記録はありません";
  return [
    `${who}: 記録 ${report.entries} 件に異常はありません。${end}`,
    `${who}: シート ${report.sheets} 枚の内容は履歴と一致しています。`,
    report.checkpoints > 0
      ? `${who}: 署名した控え ${report.checkpoints} 件と一致しています。`
      : `${who}: 署名した控えはまだありません。michi audit checkpoint で作れます。`,
  ];
}
