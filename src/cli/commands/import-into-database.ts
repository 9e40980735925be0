import { createInterface } from "node:readline/promises";
import { type Installation, openInstallation } from "../../database/connect.ts";
import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { importRunner } from "../../jobs/import-runner.ts";
import { cancelImport } from "../../usecases/imports/change-import.ts";
import { confirmImport } from "../../usecases/imports/confirm-import.ts";
import { type ImportView, importProgress, readImport } from "../../usecases/imports/read-import.ts";
import { type GivenFile, type ImportOptions, startImport } from "../../usecases/imports/start-import.ts";
import { terminalActor } from "../../usecases/imports/terminal-actor.ts";
import { url } from "../../web/routes.ts";
import { progressBar } from "../progress-bar.ts";
import { fileLines, planLines } from "./import-report.ts";

/** `yes`: confirm without asking. `municipality`, `person`: needed when there are several. */
export type TerminalImport = ImportOptions & {
  files: GivenFile[];
  yes: boolean;
  municipality: string | null;
  person: string | null;
};

const refusals = {
  forbidden: "取り込みができるのは事務局のアカウントです。",
  "no-files": "取り込めるファイルがありません。",
  "too-many-files": "一度に取り込めるのは200ファイルまでです。いくつかに分けてください。",
  "too-large": "一度に取り込めるのは合わせて50MBまでです。いくつかに分けてください。",
} as const;

/** Reads files into the database and confirms them when nothing is doubtful. 0 confirmed or waiting, 1 refused, 130 cancelled. */
export async function importIntoDatabase(given: TerminalImport): Promise<number> {
  const interrupted = new AbortController();
  const onInterrupt = () => interrupted.abort();
  // A second Ctrl+C ends the program at once; nothing is written then either.
  process.once("SIGINT", onInterrupt);
  try {
    return await importWith(given, interrupted.signal);
  } finally {
    process.off("SIGINT", onInterrupt);
  }
}

async function importWith(given: TerminalImport, signal: AbortSignal): Promise<number> {
  let installation: Installation;
  try {
    installation = await openInstallation((line) => console.error(line));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
  try {
    const actor = await actorFor(installation.db, given);
    return actor ? await importAs(installation.db, actor, given, signal) : 1;
  } finally {
    await installation.close();
  }
}

async function actorFor(db: Database, { municipality, person }: TerminalImport): Promise<Actor | null> {
  const known = await db.municipalities();
  const chosen = municipality === null ? known : known.filter(({ code }) => code === municipality);
  const [only] = chosen;
  if (!only || chosen.length > 1) {
    const codes = known.map(({ code, name }) => `${code} ${name}`).join("、");
    console.error(
      known.length === 0
        ? "自治体がまだ登録されていません。michi serve を開始し、最初の設定を済ませてください。"
        : `どの自治体に取り込むかを --municipality 団体コード で指定してください(${codes})。`,
    );
    return null;
  }
  const actor = await terminalActor(db, only.tenantId, person);
  if (!actor) console.error("事務局のアカウントがありません。--person には事務局のユーザー名を指定してください。");
  else console.error(`${only.name}に、${actor.name} さん(事務局)として取り込みます。`);
  return actor;
}

async function importAs(db: Database, actor: Actor, given: TerminalImport, signal: AbortSignal): Promise<number> {
  const runner = importRunner(db);
  try {
    const { formKey, fiscalYear } = given;
    const started = await startImport(db, actor, given.files, { formKey, fiscalYear }, runner.readers);
    if (!started.ok) {
      console.error(refusals[started.reason]);
      return 1;
    }
    const { importId } = started;
    runner.wake(actor.tenantId);
    await showReading(db, actor, importId, signal);
    const view = signal.aborted ? null : await readImport(db, actor, importId);
    const agreed = view && (await report(view, given, signal));
    if (signal.aborted || !view) {
      await cancelImport(db, actor, importId);
      runner.cancel(importId);
      console.error("\n取りやめました。何も書き込まれていません。");
      return 130;
    }
    return agreed ? await confirm(db, actor, view) : exitCode(view);
  } finally {
    await runner.close();
  }
}

/** In milliseconds. */
const pause = 150;

async function showReading(db: Database, actor: Actor, importId: string, signal: AbortSignal): Promise<void> {
  const bar = progressBar("読み取り");
  while (!signal.aborted) {
    const progress = await importProgress(db, actor, importId);
    if (!progress) break;
    bar.show(progress.done, progress.files.length);
    if (progress.state !== "reading") break;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  bar.end();
}

/** Says what was understood; true: it may be confirmed. */
async function report(view: ImportView, { yes }: TerminalImport, signal: AbortSignal): Promise<boolean> {
  for (const line of fileLines(view)) console.log(line);
  if (view.planned.length === 0) return false;
  const { lines, doubtful, obstacles } = planLines(view);
  for (const line of lines) console.log(line);
  const page = `画面の「取り込み」(${url("import", { importId: view.row.importId })})`;
  if (obstacles > 0 || (doubtful > 0 && !yes)) {
    console.log(`確かめるところがあるため、まだ書き込んでいません。${page}で確かめて確定してください。`);
    return false;
  }
  if (yes) return true;
  if (!process.stdin.isTTY) {
    console.log(`まだ書き込んでいません。${page}で確定するか、--yes を付けてください。`);
    return false;
  }
  const agreed = await ask("この内容で確定しますか? [y/N] ", signal);
  if (!agreed && !signal.aborted) console.log(`まだ書き込んでいません。${page}で確定できます。`);
  return agreed;
}

async function ask(question: string, signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // In raw mode the terminal itself hears Ctrl+C.
  terminal.on("SIGINT", () => process.emit("SIGINT"));
  try {
    return /^(?:y|yes|はい)$/iu.test((await terminal.question(question, { signal })).trim());
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  } finally {
    terminal.close();
  }
}

async function confirm(db: Database, actor: Actor, view: ImportView): Promise<number> {
  const outcome = await confirmImport(db, actor, view.row.importId, view.fingerprint);
  if (!outcome.ok) {
    console.error("確認のあいだに内容が変わったため、何も書き込んでいません。画面の「取り込み」で見直してください。");
    return 1;
  }
  const { created, updated, slots, rules } = outcome;
  const parts = [
    `新しいシート ${created}枚`,
    `更新したシート ${updated}枚`,
    slots > 0 && `協議の日程 ${slots}件`,
    rules > 0 && `目標の書き方の決まり ${rules}件`,
  ];
  console.log(`書き込みました: ${parts.filter(Boolean).join("、")}`);
  return exitCode(view);
}

function exitCode({ files }: ImportView): number {
  return files.some(({ state }) => state === "refused") ? 1 : 0;
}
