import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { readXlsx } from "hucre/xlsx";
import { documentReaders } from "../src/documents/reading/document-readers.ts";
import { sheetContentOf } from "../src/documents/recognising/sheet-content-of.ts";
import { writeXlsx } from "../src/documents/writing/xlsx/write-xlsx.ts";
import { builtInForms } from "../src/domain/forms/built-in-forms.ts";
import type { Actor } from "../src/domain/permissions/actor.ts";
import { createSheets } from "../src/usecases/sheets/create-sheets.ts";
import { bareInsert, storedRows } from "./support/bare-insert.ts";
import { type BenchServer, benchServer } from "./support/bench-city.ts";
import { importThroughJob } from "./support/import-through-job.ts";
import { formOf, inventedSheets } from "./support/invented-goals.ts";
import { inTurn, median, timeOf } from "./support/measure.ts";
import { megabytes, milliseconds, printAim, printTable, times } from "./support/print.ts";

// From an .xlsx file of 10,000 goals to rows in the database, against the bare read of the file by hucre and the bare
// INSERT of the same rows.

const { values } = parseArgs({
  options: { goals: { type: "string" }, rounds: { type: "string" }, full: { type: "boolean" } },
});
const goals = Number(values.goals ?? 10_000);
const rounds = Number(values.rounds ?? (values.full ? 7 : 3));
const form = formOf("yokote-2018");

const server = await benchServer();
const readers = documentReaders({ timeLimit: 60_000 });
try {
  // One long list, as an office collects it, and one worksheet for each of many sections.
  await compare(1);
  await compare(Math.max(1, goals / 20));
} finally {
  await readers.close();
  await server.close();
}

async function compare(sheets: number): Promise<void> {
  const file = await writeXlsx(inventedSheets(form, sheets, goals / sheets));
  if (!file.ok) throw new Error(file.message);
  const { bytes } = file;
  const office = await server.newCity(form);
  await importFile(bytes, office);
  const rows = await storedRows(server.ownerLogin, office.tenantId);
  if (rows.goals.length !== goals) throw new Error(`${rows.goals.length} of ${goals} goals arrived`);
  const cities: Actor[] = [];
  for (let made = 0; made < 2 * rounds; made++) cities.push(await server.newCity(form));
  const nextCity = () => cities.pop() ?? office;
  const parts: { read: number; save: number }[] = [];
  let refused: string | null = null;
  const throughJob = await timeOf(async () => {
    refused = await importThroughJob(server, await server.newCity(form), bytes, goals);
  });
  const taken = await inTurn(rounds, {
    import: async () => parts.push(await importFile(bytes, nextCity())),
    bareRead: () => readXlsx(bytes),
    bareInsert: () => bareInsert(server.ownerLogin, rows, nextCity()),
  });
  const [whole, bareRead, bareInserts] = [median(taken.import), median(taken.bareRead), median(taken.bareInsert)];
  printTable(`${goals} goals in ${sheets} worksheet(s), ${megabytes(bytes.length)} .xlsx, median of ${rounds}`, [
    ["", "time", "of bare"],
    ["bare read (hucre)", milliseconds(bareRead), ""],
    ["bare INSERT of the same rows", milliseconds(bareInserts), ""],
    [
      "read and understand in the worker",
      milliseconds(median(parts.map(({ read }) => read))),
      times(median(parts.map(({ read }) => read)) / bareRead),
    ],
    [
      "save, with history",
      milliseconds(median(parts.map(({ save }) => save))),
      times(median(parts.map(({ save }) => save)) / bareInserts),
    ],
    [
      `with preview and confirmation, once${refused ? `: refused ${refused}` : ""}`,
      milliseconds(throughJob),
      times(throughJob / (bareRead + bareInserts)),
    ],
    ["import as a whole", milliseconds(whole), times(whole / (bareRead + bareInserts))],
  ]);
  printAim("import against bare read + INSERT", whole / (bareRead + bareInserts), { most: 3 });
}

async function importFile(bytes: Uint8Array, office: Actor): Promise<{ read: number; save: number }> {
  let outcome: Awaited<ReturnType<typeof readers.read>> | null = null;
  const read = await timeOf(async () => (outcome = await readers.read(bytes, "goals.xlsx", { forms: builtInForms })));
  const save = await timeOf(() => saveDocument(server, office, outcome));
  return { read, save };
}

async function saveDocument(
  { db }: BenchServer,
  office: Actor,
  outcome: Awaited<ReturnType<typeof readers.read>> | null,
): Promise<void> {
  if (!outcome?.ok) throw new Error(outcome?.message ?? "not read");
  const { document } = outcome;
  if (document.unplaced.length > 0) throw new Error(`${document.unplaced.length} cells found no place`);
  const sheets = document.sheets.map((sheet) => ({
    fiscalYear: document.fiscalYear ?? 2026,
    unitPath: sheet.unit,
    form: { key: form.key, version: form.version },
    content: sheetContentOf(sheet, form, randomUUID),
  }));
  await db.withTenant(office.tenantId, (tx) => createSheets(tx, office, sheets, "import"));
}
