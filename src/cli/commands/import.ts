import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { ImportedDocument, ReadOutcome } from "../../documents/imported-document.ts";
import { type DocumentReaders, documentReaders } from "../../documents/reading/document-readers.ts";
import { isArchive } from "../../documents/reading/read-archive.ts";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";

const usage = `使い方:
  michi import ファイル… [--form 様式のキー] [--year 年度] [--json]
      フォルダーや zip を指定すると、中の読めるファイルをすべて読みます。
      --json  読み取った内容を JSON で表示します（データベースには書き込みません）。
      --form  様式を指定します（${builtInForms.map(({ key }) => key).join("、")}）。
      --year  ファイルに年度が書かれていないときの年度（西暦）です。`;

type Given = { paths: string[]; form: string | undefined; year: number | undefined; json: boolean };
type Read = { name: string; outcome: ReadOutcome };

/** `michi import`: 0 all files were understood, 1 at least one was refused, 2 wrong arguments. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (given === null) {
    console.error(usage);
    return 2;
  }
  const results = await readAll(given);
  for (const { outcome } of results) if (!outcome.ok) console.error(outcome.message);
  const understood = results.flatMap(({ name, outcome }) => (outcome.ok ? [{ name, document: outcome.document }] : []));
  if (given.json) {
    const documents = understood.map(({ document }) => document);
    if (results.length > 1) console.log(JSON.stringify(documents, null, 2));
    else if (documents[0] !== undefined) console.log(JSON.stringify(documents[0], null, 2));
  } else {
    for (const { name, document } of understood) console.log(summary(name, document));
  }
  return understood.length === results.length && results.length > 0 ? 0 : 1;
}

function readArguments(args: string[]): Given | null {
  try {
    const options = { form: { type: "string" }, year: { type: "string" }, json: { type: "boolean" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const year = values.year === undefined ? undefined : Number(values.year);
    if (positionals.length === 0 || (year !== undefined && !(Number.isInteger(year) && year > 1900 && year < 2200))) {
      return null;
    }
    return { paths: positionals, form: values.form, year, json: values.json ?? false };
  } catch {
    return null;
  }
}

async function readAll({ paths, form, year }: Given): Promise<Read[]> {
  const readers = documentReaders();
  const options = {
    forms: builtInForms,
    ...(form !== undefined && { formKey: form }),
    ...(year !== undefined && { fiscalYear: year }),
  };
  const read = async (name: string, bytes: Uint8Array): Promise<Read> => ({
    name,
    outcome: await readers.read(bytes, name, options),
  });
  try {
    const results: Read[] = [];
    for (const path of (await Promise.all(paths.map(filesIn))).flat()) {
      for (const file of await openFile(path, readers)) {
        results.push("bytes" in file ? await read(file.name, file.bytes) : file);
      }
    }
    return results;
  } finally {
    await readers.close();
  }
}

/** The file itself, or the readable files of a folder in the order of their names. */
async function filesIn(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return [path];
  const names = (await readdir(path)).filter(
    (name) => /\.(?:txt|tsv|csv|xlsx|zip)$/iu.test(name) && !/^[.~]/u.test(name),
  );
  return names.toSorted().map((name) => join(path, name));
}

async function openFile(
  path: string,
  readers: DocumentReaders,
): Promise<({ name: string; bytes: Uint8Array } | Read)[]> {
  const name = basename(path);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) {
    const message = `「${path}」: ファイルを開けません。名前と置き場所を確かめてください。`;
    return [{ name, outcome: { ok: false, reason: "no-such-file", message } }];
  }
  if (!isArchive(bytes)) return [{ name, bytes }];
  const archive = await readers.openArchive(bytes, name);
  return archive.ok ? archive.files : [{ name, outcome: archive }];
}

function summary(name: string, document: ImportedDocument): string {
  const goals = document.sheets.flatMap((sheet) => sheet.goals);
  const doubtful = goals.filter((goal) => goal.doubtful.length > 0).length;
  const year = document.fiscalYear === null ? "年度不明" : fiscalYearLabel(document.fiscalYear);
  const form = builtInForms.find(({ key }) => key === document.form)?.name ?? document.form;
  const lines = [
    `${name}: ${[document.municipality, year, form].filter((part) => part !== null).join(" ")}`,
    ...document.sheets.map((sheet) => `  ${sheet.unit.join(" ") || "（組織名なし）"}  目標 ${sheet.goals.length}件`),
    `  シート ${document.sheets.length}枚、目標 ${goals.length}件、確かめていただきたい目標 ${doubtful}件、置き場所のない文 ${document.unplaced.length}件`,
  ];
  if (document.timetable.length > 0) lines.push(`  日程 ${document.timetable.length}件`);
  if (document.rules.length > 0) lines.push(`  記入のきまり ${document.rules.length}件`);
  return lines.join("\n");
}
