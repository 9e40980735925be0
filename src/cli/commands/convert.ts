import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { ImportedDocument, ReadRefusal } from "../../documents/imported-document.ts";
import { readDocument } from "../../documents/reading/read-document.ts";
import { sheetContentOf } from "../../documents/recognising/sheet-content-of.ts";
import { writeCsv } from "../../documents/writing/csv/write-csv.ts";
import type { ExportFormat } from "../../documents/writing/export-file-name.ts";
import { japaneseDay } from "../../documents/writing/japanese-day.ts";
import { jsonBytes } from "../../documents/writing/json/write-json.ts";
import { stopTypesetter, writePdf } from "../../documents/writing/pdf/write-pdf.ts";
import type { PrintableSheet, WriteOutcome } from "../../documents/writing/printable-sheet.ts";
import { writeXlsx } from "../../documents/writing/xlsx/write-xlsx.ts";
import { builtInForm, builtInForms } from "../../domain/forms/built-in-forms.ts";
import { fiscalYearOf } from "../../domain/periods/fiscal-year.ts";

const usage = `使い方:
  michi convert ファイル --to xlsx|pdf|csv|json --out 出力先 [--form 様式のキー] [--year 年度]
      読み取れるファイルを、その市の様式の Excel・PDF、または機械用の CSV・JSON に書き換えます。
      様式のキー: ${builtInForms.map(({ key }) => key).join(" ")}`;

const formats: readonly string[] = ["xlsx", "pdf", "csv", "json"] satisfies ExportFormat[];

type Given = { file: string; to: ExportFormat; out: string; formKey?: string; fiscalYear?: number };

/** `michi convert`: 0 written, 1 refused with a Japanese sentence on stderr, 2 wrong arguments. Needs no database. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (!given) {
    console.error(usage);
    return 2;
  }
  try {
    return await convert(given);
  } finally {
    await stopTypesetter();
  }
}

function readArguments(args: string[]): Given | null {
  try {
    const text = { type: "string" } as const;
    const options = { to: text, out: text, form: text, year: text };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { to = "", out, form, year } = values;
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || !out || !isFormat(to)) return null;
    if (year !== undefined && !/^(19|20)\d\d$/.test(year)) return null;
    return { file, to, out, ...(form && { formKey: form }), ...(year && { fiscalYear: Number(year) }) };
  } catch {
    return null;
  }
}

function isFormat(text: string): text is ExportFormat {
  return formats.includes(text);
}

async function convert({ file, to, out, formKey, fiscalYear }: Given): Promise<number> {
  if (formKey !== undefined && builtInForm(formKey) === undefined) {
    return refuse(
      `様式「${formKey}」はありません。${builtInForms.map(({ key }) => key).join("、")} から選んでください。`,
    );
  }
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return refuse(`${file} を開けません。ファイルの場所と名前を確かめてください。`);
  const options = { forms: builtInForms, ...(formKey && { formKey }), ...(fiscalYear && { fiscalYear }) };
  const read = await readDocument(bytes, basename(file), options);
  if (!read.ok) return refuse((read satisfies ReadRefusal).message);
  const { document } = read;
  const year = document.fiscalYear ?? fiscalYear ?? fiscalYearOf(japaneseDay(new Date()));
  const written = await write(document, year, to);
  if (!written.ok) return refuse(`${basename(file)}: ${written.message}`);
  const saved = await writeFile(out, written.bytes).then(
    () => true,
    () => false,
  );
  if (!saved)
    return refuse(`${out} に書き込めません。フォルダーがあるか、ほかのソフトで開いていないかを確かめてください。`);
  if (document.fiscalYear === null)
    console.error(`ファイルに年度がないため、${year}年度としました(--year で変えられます)。`);
  const notes = [...(read.notes ?? []), ...(written.notes ?? []), ...leftOut(document, to), ...unsure(document)];
  for (const note of notes) console.error(note);
  console.log(`${out} に書き出しました(${document.sheets.length}シート、目標${goalCount(document)}件)。`);
  return 0;
}

async function write(
  document: ImportedDocument,
  year: number,
  to: ExportFormat,
): Promise<WriteOutcome & { notes?: string[] }> {
  if (to === "json") return { ok: true, bytes: jsonBytes(document) };
  const sheets = printableSheets(document, year);
  if (to === "csv") return writeCsv(sheets);
  return to === "xlsx" ? writeXlsx(sheets) : writePdf(sheets);
}

function printableSheets(document: ImportedDocument, fiscalYear: number): PrintableSheet[] {
  const form = builtInForm(document.form);
  if (!form) throw new Error(`a document on an unknown form ${document.form}`);
  return document.sheets.map((sheet) => ({
    form,
    fiscalYear,
    unit: sheet.unit,
    sheetNumber: sheet.sheetNumber ?? null,
    revision: sheet.revision,
    municipality: document.municipality ?? undefined,
    content: sheetContentOf(sheet, form, randomUUID),
  }));
}

/** What a file on the form has no place for, so that nothing disappears unseen. */
function leftOut({ unplaced, timetable, rules }: ImportedDocument, to: ExportFormat): string[] {
  if (to === "json") return [];
  const what = [
    unplaced.length > 0 ? `置き場所の決まらなかった文 ${unplaced.length} か所` : "",
    timetable.length > 0 ? `協議の日程 ${timetable.length} 行` : "",
    rules.length > 0 ? `書き方の決まり ${rules.length} 件` : "",
  ].filter((part) => part !== "");
  if (what.length === 0) return [];
  return [`${what.join("、")}は様式に欄がないため含めていません。--to json ではすべて出力します。`];
}

/** A cell placed by meaning may stand in the wrong column; who converts a file sees no preview. */
function unsure({ sheets }: ImportedDocument): string[] {
  const goals = sheets.flatMap((sheet) => sheet.goals.filter(({ doubtful }) => doubtful.length > 0));
  if (goals.length === 0) return [];
  const lines = goals.map(
    ({ source }) => `${source.grid === undefined ? "" : `「${source.grid}」の`}${source.line}行目`,
  );
  const more = lines.length > 5 ? " など" : "";
  return [
    `欄の位置が確かでないセルのある目標が ${goals.length} 件あります(元のファイルの${lines.slice(0, 5).join("、")}${more})。書き出した内容を確かめてください。理由は --to json の notes にあります。`,
  ];
}

function goalCount({ sheets }: ImportedDocument): number {
  return sheets.reduce((count, { goals }) => count + goals.length, 0);
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}
