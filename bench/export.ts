import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { stopTypesetter, writePdf } from "../src/documents/writing/pdf/write-pdf.ts";
import { writeXlsx } from "../src/documents/writing/xlsx/write-xlsx.ts";
import { formOf, inventedSheets } from "./support/invented-goals.ts";
import { median, timeOf } from "./support/measure.ts";
import { megabytes, milliseconds, printAim, printTable, times } from "./support/print.ts";

// 100 sheets to one PDF and to one .xlsx by our writers, against LibreOffice that converts that .xlsx to PDF. The first
// PDF is measured from a cold start (typesetter and fonts), as each of LibreOffice's is.

// As the program does (src/cli/michi.ts): the typesetter's modules are compiled once, not at each of its starts.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../node_modules/.cache/michi", import.meta.url));

const { values } = parseArgs({
  options: {
    sheets: { type: "string" },
    rounds: { type: "string" },
    form: { type: "string" },
    full: { type: "boolean" },
  },
});
const sheets = Number(values.sheets ?? 100);
const rounds = Number(values.rounds ?? (values.full ? 7 : 3));
const form = formOf(values.form ?? "yokote-2018");
const goalsEach = 5;

const folder = mkdtempSync(join(tmpdir(), "michi-bench-"));
const run = promisify(execFile);
const printed = inventedSheets(form, sheets, goalsEach).map((sheet, index) => ({
  ...sheet,
  sheetNumber: numberOf(index),
}));
const took = { xlsx: [] as number[], cold: [] as number[], warm: [] as number[], office: [] as number[] };
const size = { xlsx: 0, pdf: 0, office: 0 };
try {
  for (let round = 0; round < rounds; round++) {
    took.xlsx.push(await timeOf(workbook));
    took.cold.push(await timeOf(pdf));
    took.warm.push(await timeOf(pdf));
    await stopTypesetter();
    took.office.push(await timeOf(libreOffice));
  }
} finally {
  await stopTypesetter();
  rmSync(folder, { recursive: true, force: true });
}
const [xlsx, cold, warm, office] = [median(took.xlsx), median(took.cold), median(took.warm), median(took.office)];
printTable(`${sheets} sheets of ${goalsEach} goals (${form.key}), median of ${rounds}`, [
  ["", "time", "size", "LibreOffice takes"],
  ["one .xlsx", milliseconds(xlsx), megabytes(size.xlsx), times(office / xlsx)],
  ["one PDF/A-2a, cold", milliseconds(cold), megabytes(size.pdf), times(office / cold)],
  ["one PDF/A-2a, warm", milliseconds(warm), megabytes(size.pdf), times(office / warm)],
  ["LibreOffice, .xlsx to PDF", milliseconds(office), megabytes(size.office), ""],
]);
printAim("LibreOffice's time against ours from a cold start", office / cold, { least: 5 });

function numberOf(index: number): string {
  return `R08-${String(index + 1).padStart(4, "0")}-0`;
}

async function workbook(): Promise<void> {
  const file = await writeXlsx(printed);
  if (!file.ok) throw new Error(file.message);
  size.xlsx = file.bytes.length;
  writeFileSync(join(folder, "sheets.xlsx"), file.bytes);
}

async function pdf(): Promise<void> {
  const file = await writePdf(printed, { date: "2026-11-20" });
  if (!file.ok) throw new Error(file.message);
  size.pdf = file.bytes.length;
  writeFileSync(join(folder, "ours.pdf"), file.bytes);
}

async function libreOffice(): Promise<void> {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await run("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, "sheets.xlsx")]);
  size.office = readFileSync(join(folder, "sheets.pdf")).length;
}
