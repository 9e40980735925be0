import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { openInstallation } from "../../database/connect.ts";
import type { Database } from "../../database/database.ts";
import type { Municipality } from "../../database/tables.ts";
import { type ChainFault, type ChainVerdict, verifyHistory } from "../../usecases/history/verify-history.ts";
import { verifySheets } from "../../usecases/history/verify-sheets.ts";

const usage = `使い方:
  michi audit verify [--municipality 団体コード] [--checkpoint ファイル]
      履歴のつながりをはじめから計算し直し、最初の異常を示します。シートの内容が履歴と一致するかも確かめます。
  michi audit checkpoint --out ファイル [--municipality 団体コード]
      いまの履歴の末尾を書き出します。別の場所に保管し、後で verify に渡してください。`;

const checkpointFile = z.strictObject({
  madeAt: z.string(),
  municipalities: z.array(
    z.strictObject({ code: z.string(), name: z.string(), seq: z.number().int().positive(), hash: z.string() }),
  ),
});
type CheckpointFile = z.infer<typeof checkpointFile>;

/** `michi audit`: 0 sound, 1 something is wrong with the history or it can't be read, 2 wrong arguments. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (!given) {
    console.error(usage);
    return 2;
  }
  try {
    const checkpoint = given.checkpoint ? await readCheckpoint(given.checkpoint) : null;
    const installation = await openInstallation();
    try {
      return await audit(installation.db, given, checkpoint);
    } finally {
      await installation.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

type Given = { out: string | null; checkpoint: string | undefined; municipality: string | undefined };

function readArguments(args: string[]): Given | null {
  try {
    const text = { type: "string" } as const;
    const options = { municipality: text, checkpoint: text, out: text };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { municipality, checkpoint, out } = values;
    if (positionals.join() === "verify" && !out) return { out: null, checkpoint, municipality };
    return positionals.join() === "checkpoint" && out && !checkpoint ? { out, checkpoint, municipality } : null;
  } catch {
    return null;
  }
}

async function audit(db: Database, given: Given, checkpoint: CheckpointFile | null): Promise<number> {
  const all = await db.municipalities();
  const chosen = all.filter(({ code }) => given.municipality === undefined || given.municipality === code);
  if (chosen.length === 0 && given.municipality !== undefined) {
    console.error(`団体コード ${given.municipality} の自治体はありません。`);
    return 1;
  }
  let sound = true;
  const ends: CheckpointFile["municipalities"] = [];
  for (const municipality of chosen) {
    const { code, name } = municipality;
    const known = checkpoint?.municipalities.find((one) => one.code === code);
    const verdict = await verifyHistory(db, municipality.tenantId, known);
    console.log(sentence(municipality, verdict));
    if (!verdict.ok) {
      sound = false;
      continue;
    }
    if (verdict.last) ends.push({ code, name, ...verdict.last });
    const { sheets, differing } = await verifySheets(db, municipality.tenantId);
    if (differing.length === 0) console.log(`${name}(${code}): シート ${sheets} 枚の内容は履歴と一致しています。`);
    else console.log(`${name}(${code}): 次のシートの内容が履歴と一致しません: ${differing.join("、")}`);
    if (differing.length > 0) sound = false;
  }
  for (const { code, name } of checkpoint?.municipalities ?? []) {
    if (all.some((one) => one.code === code)) continue;
    console.log(`${name}(${code}): 控えにある自治体がデータベースにありません。`);
    sound = false;
  }
  if (sound && given.out) {
    const file: CheckpointFile = { madeAt: new Date().toISOString(), municipalities: ends };
    await writeFile(given.out, `${JSON.stringify(file, null, 2)}\n`);
    console.log(`履歴の末尾を ${given.out} に書き出しました。データベースとは別の場所に保管してください。`);
  }
  return sound ? 0 : 1;
}

const faults: Record<ChainFault, string> = {
  missing: "が抜けています",
  altered: "の内容が書き換えられています",
  broken: "が前の記録とつながりません",
  cut: "以降が失われています",
  rewritten: "が控えと違います(履歴全体が作り直されたおそれがあります)",
};

function sentence({ code, name }: Municipality, verdict: ChainVerdict): string {
  if (!verdict.ok) {
    const when = verdict.at ? `、日時 ${verdict.at}` : "";
    const sheet = verdict.sheetId ? `、シート ${verdict.sheetId}` : "";
    return `${name}(${code}): 記録 ${verdict.seq} ${faults[verdict.fault]}${when}${sheet}。`;
  }
  const end = verdict.last ? `末尾の検証値 ${verdict.last.hash}` : "まだ記録はありません";
  return `${name}(${code}): 記録 ${verdict.entries} 件に異常はありません。${end}`;
}

async function readCheckpoint(file: string): Promise<CheckpointFile> {
  try {
    return checkpointFile.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    throw new Error(
      `控えのファイル ${file} を読めません。michi audit checkpoint で書き出したファイルを指定してください。`,
    );
  }
}
