import { parseArgs } from "node:util";
import { loadSheet } from "../src/database/sheet-store.ts";
import { startSession } from "../src/usecases/sessions/start-session.ts";
import { changeSheetWithin } from "../src/usecases/sheets/change-sheet.ts";
import { createSheets } from "../src/usecases/sheets/create-sheets.ts";
import { url } from "../src/web/routes.ts";
import { sessionCookie } from "../src/web/session-cookie.ts";
import { startApp } from "../tests/e2e/support/running-app.ts";
import { bareConnection, type Recorded, record } from "./support/bare-transactions.ts";
import { benchServer } from "./support/bench-city.ts";
import { browserRequests } from "./support/browser-requests.ts";
import { formOf, inventedSheets } from "./support/invented-goals.ts";
import { inParallel, median, quantile } from "./support/measure.ts";
import { milliseconds, printAim, printTable, times } from "./support/print.ts";

// The autosave of one cell and the page of a sheet through the real program, over HTTP with a session, against the same
// statements sent bare over one connection for each writer.

const { values } = parseArgs({ options: { saves: { type: "string" }, full: { type: "boolean" } } });
const saves = Number(values.saves ?? (values.full ? 4_000 : 800));
const rounds = 3;
const writers = 16;

const server = await benchServer();
const form = formOf("standard");
const office = await server.newCity(form);
const sheets = await server.db.withTenant(office.tenantId, async (tx) => {
  const printed = inventedSheets(form, 2 * writers, 60);
  const made = printed.map(({ fiscalYear, unit, content }) => ({ fiscalYear, unitPath: unit, form, content }));
  const created = await createSheets(tx, office, made, "import");
  return created.map(({ sheetId }, index) => ({ sheetId, goals: printed[index]?.content.goals ?? [] }));
});
const session = await server.db.withTenant(office.tenantId, (tx) =>
  startSession(tx, office.personId, { address: "" }, new Date(), "password"),
);
const app = await startApp(server.appLogin);
const browser = browserRequests(app.url, `${sessionCookie}=${session}`);
/** What stands in each writer's cell, which the next change is based on. */
const stands = sheets.map(({ goals }) => goals[0]?.texts.method ?? "");
let edition = 0;
const connections = await Promise.all(Array.from({ length: writers }, () => bareConnection(server.appLogin)));
try {
  // The bare statements write to sheets of their own: the editor's would meet conflicts.
  const saved = await Promise.all(connections.map((_, lane) => recordSave(writers + lane)));
  for (const atOnce of [1, writers]) await compareSaves(atOnce, saved);
  await comparePage();
} finally {
  browser.close();
  await app.stop();
  await Promise.all(connections.map((one) => one.close()));
  await server.close();
}

/** The cell that this writer types in, with a text of the usual length that differs each time. */
function changeOf(lane: number, base: string, edition: number) {
  const { sheetId = "", goals = [] } = sheets[lane] ?? {};
  const text = `${goals[0]?.texts.method ?? ""}\n第${edition}版`;
  const owner = { of: "goal" as const, goalId: goals[0]?.id ?? "" };
  return { sheetId, text, change: { do: "setText" as const, owner, concept: "method" as const, base, text } };
}

function recordSave(lane: number): Promise<Recorded> {
  const { sheetId, change } = changeOf(lane, stands[lane] ?? "", 0);
  return record(server.db, office.tenantId, (tx) => changeSheetWithin(tx, office, sheetId, [change], "editor"));
}

async function compareSaves(atOnce: number, saved: Recorded[]): Promise<void> {
  const http: Awaited<ReturnType<typeof inParallel>>[] = [];
  const bare: typeof http = [];
  const save = async (_: number, lane: number) => {
    const { sheetId, text, change } = changeOf(lane, stands[lane] ?? "", ++edition);
    await browser.post(url("changeSheet", { sheetId }), { changes: [change] });
    stands[lane] = text;
  };
  const send = async (_: number, lane: number) => {
    const [connection, recorded] = [connections[lane], saved[lane]];
    if (connection && recorded) await connection.send(recorded);
  };
  const count = Math.ceil(saves / rounds);
  await inParallel(atOnce * 10, atOnce, save);
  await inParallel(atOnce * 10, atOnce, send);
  for (let round = 0; round < rounds; round++) {
    http.push(await inParallel(count, atOnce, save));
    bare.push(await inParallel(count, atOnce, send));
  }
  const rate = (runs: typeof http) => median(runs.map(({ perSecond }) => perSecond));
  const row = (name: string, runs: typeof http) => {
    const each = runs.flatMap((run) => run.each);
    return [name, `${Math.round(rate(runs))}/s`, milliseconds(median(each)), milliseconds(quantile(each, 0.95))];
  };
  printTable(`autosave of one cell, ${atOnce} at once, ${count} saves in each of ${rounds} rounds`, [
    ["", "rate", "median", "95%"],
    row("bare transaction", bare),
    row("HTTP with session", http),
  ]);
  printAim(`rate of autosaves against bare transactions, ${atOnce} at once`, rate(http) / rate(bare), { least: 0.5 });
}

async function comparePage(): Promise<void> {
  const [sheet] = sheets;
  const [connection] = connections;
  if (!sheet || !connection) return;
  const { sheetId } = sheet;
  const recorded = await record(server.db, office.tenantId, (tx) => loadSheet(tx, sheetId));
  const count = Math.ceil(saves / 20);
  const show = () => browser.get(url("sheet", { sheetId }));
  await inParallel(5, 1, show);
  await inParallel(5, 1, () => connection.send(recorded));
  const pages = await inParallel(count, 1, show);
  const queries = await inParallel(count, 1, () => connection.send(recorded));
  const size = Buffer.byteLength(await show());
  const [page, query] = [median(pages.each), median(queries.each)];
  printTable(`page of a sheet of 60 goals, ${Math.round(size / 1000)} kB of HTML, median of ${count}`, [
    ["", "time", "of bare", "95%"],
    ["bare query", milliseconds(query), "", milliseconds(quantile(queries.each, 0.95))],
    ["page over HTTP", milliseconds(page), times(page / query), milliseconds(quantile(pages.each, 0.95))],
  ]);
}
