import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { exportTitle } from "../export-file-name.ts";
import { japaneseDay } from "../japanese-day.ts";
import { sheetLayouts } from "../layout/sheet-layout.ts";
import { noSheets, type PrintableSheet, type WriteRefusal } from "../printable-sheet.ts";
import { templateData } from "./template-data.ts";
import type { PdfAnswer, PdfRequest } from "./typesetter.ts";

/** `notes` are for the person: what is printed otherwise than written, in Japanese. */
export type PdfOutcome = { ok: true; bytes: Uint8Array; notes: string[] } | WriteRefusal;

/** The process holds fonts and typesetter (some 200 MB), so it goes when nobody has printed for a while. */
const idleMilliseconds = 30_000;

type Pending = { resolve(answer: PdfAnswer): void; reject(error: Error): void };
const pending = new Map<number, Pending>();
let typesetter: ChildProcess | null = null;
let idle: NodeJS.Timeout | undefined;
let lastId = 0;

/**
 * The sheets on their city's own form as one tagged PDF/A-2a. `date` is the ISO day printed in the file's
 * properties; today when it is left out.
 */
export async function writePdf(
  sheets: PrintableSheet[],
  options: { title?: string; date?: string } = {},
): Promise<PdfOutcome> {
  if (sheets.length === 0) return noSheets;
  // It reads its fonts while the sheets are laid out here.
  wake();
  const layouts = sheetLayouts(sheets);
  if (layouts.length === 0) return noSheets;
  const title = options.title ?? exportTitle(sheets);
  const data = templateData({ layouts, title, date: options.date ?? japaneseDay(new Date()) });
  const answer = await ask({ layouts, data });
  if (answer.ok) return { ok: true, bytes: answer.bytes, notes: answer.notes };
  if (answer.reason === "failed") throw new Error(`typesetting failed: ${answer.message}`);
  return { ok: false, reason: answer.reason, message: answer.message };
}

function ask(request: Omit<PdfRequest, "id">): Promise<PdfAnswer> {
  clearTimeout(idle);
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    pending.set(id, { resolve, reject });
    typesetter ??= startTypesetter();
    typesetter.ref();
    typesetter.channel?.ref();
    typesetter.send({ id, ...request } satisfies PdfRequest);
  });
}

function wake(): void {
  typesetter ??= startTypesetter();
  rest(typesetter);
}

/** Without work it doesn't keep the program from ending, and goes after a while. */
function rest(resting: ChildProcess): void {
  if (pending.size > 0) return;
  resting.unref();
  resting.channel?.unref();
  clearTimeout(idle);
  idle = setTimeout(() => void stopTypesetter(), idleMilliseconds).unref();
}

function startTypesetter(): ChildProcess {
  const script = fileURLToPath(new URL("typesetter.ts", import.meta.url));
  const started = fork(script, {
    serialization: "advanced",
    execArgv: [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  started.on("message", (answer: PdfAnswer) => {
    pending.get(answer.id)?.resolve(answer);
    pending.delete(answer.id);
    rest(started);
  });
  started.on("error", (error) => fail(started, error));
  started.on("exit", (code, signal) => fail(started, new Error(`the typesetter ended with ${code ?? signal}`)));
  return started;
}

function fail(ended: ChildProcess, error: Error): void {
  if (typesetter !== ended) return;
  typesetter = null;
  for (const { reject } of pending.values()) reject(error);
  pending.clear();
}

/** Frees the typesetter's memory; the next PDF starts it again. */
export async function stopTypesetter(): Promise<void> {
  clearTimeout(idle);
  const stopping = typesetter;
  typesetter = null;
  if (stopping === null || stopping.exitCode !== null) return;
  const ended = new Promise((resolve) => stopping.once("exit", resolve));
  stopping.ref();
  stopping.disconnect();
  await ended;
}
