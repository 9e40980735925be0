import { parseArgs } from "node:util";
import type { ImportedDocument, ReadOutcome } from "../../documents/imported-document.ts";
import { type DocumentReaders, documentReaders } from "../../documents/reading/document-readers.ts";
import { isArchive } from "../../documents/reading/read-archive.ts";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import { filesOf, type NamedFile, unopenable } from "../files-of.ts";

const usage = `使い方:
  michi import ファイル… [--form 様式のキー] [--year 年度] [--yes] [--municipality 団体コード] [--person ユーザー名]
      ファイルを読み取り、確かめるところがなければ、尋ねてからデータベースに書き込みます。
      確かめるところがあるときは書き込まず、画面の「取り込み」で確かめていただきます。
      フォルダーや zip を指定すると、中の読めるファイルをすべて読みます。
      --form  様式を指定します(${builtInForms.map(({ key }) => key).join("、")})。
      --year  ファイルに年度が書かれていないときの年度(西暦)です。
      --yes   尋ねずに書き込みます。
  michi import ファイル… --json [--form 様式のキー] [--year 年度]
      読み取った内容を JSON で表示します(データベースは使いません)。
  michi import ファイル… --preview [--form 様式のキー] [--year 年度]
      読み取った内容のあらましを表示します(データベースは使いません)。`;

type Given = {
  paths: string[];
  form: string | undefined;
  year: number | undefined;
  only: "json" | "preview" | null;
  yes: boolean;
  municipality: string | null;
  person: string | null;
};
type Read = { name: string; outcome: ReadOutcome };

/** `michi import`: 0 all files were understood, 1 at least one was refused, 2 wrong arguments, 130 cancelled. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (given === null) {
    console.error(usage);
    return 2;
  }
  return given.only === null ? await importFiles(given) : await showFiles(given);
}

/** Loaded only when it is needed: showing what a file says takes no database. */
async function importFiles({ paths, form, year, yes, municipality, person }: Given): Promise<number> {
  const { importIntoDatabase } = await import("./import-into-database.ts");
  const named = await filesOf(paths);
  for (const file of named) if (file.bytes === null) console.error(unopenable(file));
  const files = named.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]));
  if (files.length === 0) return 1;
  const options = { formKey: form ?? null, fiscalYear: year ?? null };
  const code = await importIntoDatabase({ files, ...options, yes, municipality, person });
  return code === 0 && files.length < named.length ? 1 : code;
}

async function showFiles(given: Given): Promise<number> {
  const results = await readAll(given);
  for (const { name, outcome } of results) {
    if (!outcome.ok) console.error(outcome.message);
    else for (const note of outcome.notes ?? []) console.error(`「${name}」: ${note}`);
  }
  const understood = results.flatMap(({ name, outcome }) => (outcome.ok ? [{ name, document: outcome.document }] : []));
  if (given.only === "json") {
    const documents = understood.map(({ document }) => document);
    if (results.length > 1) console.log(JSON.stringify(documents, null, 2));
    else if (documents[0] !== undefined) console.log(JSON.stringify(documents[0], null, 2));
  } else {
    for (const { name, document } of understood) console.log(summary(name, document));
  }
  return understood.length === results.length && results.length > 0 ? 0 : 1;
}

const options = {
  form: { type: "string" },
  year: { type: "string" },
  json: { type: "boolean" },
  preview: { type: "boolean" },
  yes: { type: "boolean" },
  municipality: { type: "string" },
  person: { type: "string" },
} as const;

function readArguments(args: string[]): Given | null {
  try {
    const { values, positionals: paths } = parseArgs({ args, options, allowPositionals: true });
    const { form, json, preview, yes = false, municipality = null, person = null } = values;
    const year = values.year === undefined ? undefined : Number(values.year);
    if (paths.length === 0 || (year !== undefined && !(Number.isInteger(year) && year > 1900 && year < 2200))) {
      return null;
    }
    return { paths, form, year, only: json ? "json" : preview ? "preview" : null, yes, municipality, person };
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
  try {
    const results: Read[] = [];
    for (const named of await filesOf(paths)) {
      for (const file of await openFile(named, readers)) {
        if ("outcome" in file) results.push(file);
        else results.push({ name: file.name, outcome: await readers.read(file.bytes, file.name, options) });
      }
    }
    return results;
  } finally {
    await readers.close();
  }
}

async function openFile(
  file: NamedFile,
  readers: DocumentReaders,
): Promise<({ name: string; bytes: Uint8Array } | Read)[]> {
  const { name, bytes } = file;
  if (bytes === null) return [{ name, outcome: { ok: false, reason: "no-such-file", message: unopenable(file) } }];
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
