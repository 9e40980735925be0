import { createServer, type Server } from "node:http";
import { parseArgs } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { checkpointFolder, dataFolder, type Installation, openInstallation } from "../../database/connect.ts";
import type { Database } from "../../database/database.ts";
import { loadDemoCity } from "../../demo-city/load-demo-city.ts";
import { demoCity } from "../../demo-city/units.ts";
import { type HistoryKeeper, historyKeeper } from "../../jobs/history-keeper.ts";
import { importRunner } from "../../jobs/import-runner.ts";
import { liveSheets } from "../../jobs/live-sheets.ts";
import { noticeRunner } from "../../jobs/notice-runner.ts";
import { checkpointStore } from "../../usecases/history/checkpoint-store.ts";
import { sealingKey, signingKey } from "../../usecases/secrets/key-file.ts";
import { sealerOf } from "../../usecases/secrets/sealer.ts";
import { newSetUpToken } from "../../usecases/set-up/set-up-token.ts";
import { createApp } from "../../web/app.ts";
import { loadAssets } from "../../web/assets.ts";
import { mailLinks } from "../../web/mail-links.ts";
import { url } from "../../web/routes.ts";
import type { LogEntry } from "../../web/site.ts";

const usage = `使い方: michi serve [--port 番号] [--demo]
  --port 番号  待ち受けるポート(環境変数 PORT、既定 3000)
  --demo       架空の市のデータを用意し、パスワードなしで入れるようにします。実際の市では使わないでください。`;

/** `michi serve`: opens the database, serves the web and says where. Ends on SIGINT or SIGTERM; 0 when all went well. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (!given) {
    console.error(usage);
    return 2;
  }
  const started = performance.now();
  let installation: Installation;
  try {
    installation = await openInstallation((line) => console.log(line));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
  try {
    if (given.demo) await loadDemo(installation);
    return await serve(installation, given, started);
  } finally {
    await installation.close();
  }
}

type Given = { port: number; demo: boolean };

function readArguments(args: string[]): Given | null {
  try {
    const { values } = parseArgs({ args, options: { port: { type: "string" }, demo: { type: "boolean" } } });
    const port = Number(values.port ?? process.env.PORT ?? 3000);
    return Number.isInteger(port) && port >= 0 && port < 65_536 ? { port, demo: values.demo ?? false } : null;
  } catch {
    return null;
  }
}

async function serve({ db }: Installation, { port, demo }: Given, started: number): Promise<number> {
  const empty = (await db.municipalities()).length === 0;
  const setUpToken = empty ? newSetUpToken() : null;
  const imports = importRunner(db);
  const sealer = sealerOf(() => sealingKey(dataFolder()));
  const now = () => new Date();
  const live = liveSheets(db, now);
  const history = keeperOf(db, now);
  const assets = loadAssets();
  const app = createApp({ db, assets, sealer, imports, live, history, demo, setUpToken, now, log: writeLog });
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 },
    getRequestListener(app.fetch),
  );
  const asked = untilAskedToStop();
  const address = await listen(server, port);
  if (!address) {
    console.error(
      `ポート ${port} はほかのプログラムが使っています。別の番号で起動してください(例: PORT=${port + 1} npm start)。`,
    );
    return 1;
  }
  const site = `http://localhost:${address}`;
  console.log(`道しるべを開始しました(${((performance.now() - started) / 1000).toFixed(1)}秒)。`);
  if (setUpToken) console.log(`最初の設定: ${site}${url("setUp", {}, { token: setUpToken })}`);
  console.log(`アドレス: ${site}`);
  console.log("終わるときは Ctrl+C を押してください。");
  await imports.resume();
  await history.start();
  const notices = noticeRunner(db, sealer, mailLinks, now);
  await asked;
  console.log("終了しています。");
  const closed = close(server);
  await live.close();
  await closed;
  await imports.close();
  await history.close();
  await notices.close();
  return 0;
}

/** So often the ends of the histories are signed: who cuts one off can hide no more than that. */
const minutesBetweenCheckpoints = 10;

function keeperOf(db: Database, now: () => Date): HistoryKeeper {
  const store = checkpointStore(checkpointFolder(), () => signingKey(dataFolder()));
  const warn = (tenantId: string, detail: string) =>
    writeLog({ what: "history-unsound", path: "", tenantId, personId: null, detail });
  return historyKeeper(db, store, { now, warn, minutes: minutesBetweenCheckpoints });
}

/** One line of JSON on the error stream, for the office's collector of logs. */
function writeLog(entry: LogEntry): void {
  console.error(JSON.stringify({ at: new Date().toISOString(), ...entry }));
}

/** The port listened on, or null when it is taken. */
function listen(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen(port, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** Ctrl+C reaches us twice (from the terminal, and passed on by npm): once asked, a signal no longer cuts the end short. */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}

/** Answers what is in hand; who keeps a connection longer than three seconds loses it. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), 3_000);
  await closed;
  clearTimeout(impatience);
}

async function loadDemo({ db }: Installation): Promise<void> {
  const { loaded, sheets, goals } = await loadDemoCity(db);
  if (loaded) console.log(`見本の${demoCity.name}を用意しました(シート${sheets}枚、目標${goals}件)。`);
}
