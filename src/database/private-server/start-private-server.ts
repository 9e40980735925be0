import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createCluster, ownerRole } from "./create-cluster.ts";
import { keepRunning } from "./keep-running.ts";
import { kill, runningPid } from "./running-pid.ts";
import { serverBinaries } from "./server-binaries.ts";
import { type ServerFolders, serverFolders } from "./server-folders.ts";
import { serverSecrets } from "./server-secrets.ts";
import { type ServerUser, serverUser } from "./server-user.ts";
import { stopOnExit } from "./stop-on-exit.ts";

export type ServerLogin = { host: string; port: number; user: string; password: string };

/** A running private server. `stop` leaves it running while another program of ours still uses it. */
export type PrivateServer = {
  owner: ServerLogin;
  /** Password chosen for the role under which the program logs in. */
  appPassword: string;
  /** Pid of the postmaster. */
  readonly pid: number;
  stop(): Promise<void>;
};

type Started = { anchor: pg.Client; started: boolean };

const port = 5432;
const anchorName = "michishirube-anchor";

/**
 * Starts PostgreSQL on our own folder, or adopts the one that a killed program left running there; starts it again when
 * it ends by itself, and tells `report`. `settings` are further `-c name=value` settings. Throws Errors with Japanese messages.
 */
export async function startPrivateServer(options: {
  dataDir: string;
  settings?: Record<string, string>;
  report?: (line: string) => void;
}): Promise<PrivateServer> {
  const user = serverUser();
  const folders = serverFolders(options.dataDir, user);
  const secrets = serverSecrets(folders.secrets);
  const binaries = serverBinaries(user);
  createCluster(folders, binaries, user, secrets.owner);
  const owner = { host: hostOf(folders), port, user: ownerRole, password: secrets.owner };

  const spawnOne = () => spawnPostmaster(join(binaries.bin, "postgres"), folders, user, options.settings ?? {});
  let pid = 0;
  let ours = false;
  const start = async (wanted: () => boolean): Promise<pg.Client> => {
    const { anchor, started } = await startServer(spawnOne, owner, folders, wanted);
    const running = runningPid(folders);
    if (running === null) throw new Error(`データベースの状態を読めません: ${folders.cluster}`);
    ours = started || (ours && running === pid);
    pid = running;
    return anchor;
  };
  const watch = keepRunning(await start(() => true), start, options.report ?? (() => {}));
  const forget = stopOnExit(() => {
    if (ours) kill(pid, "SIGINT");
  });
  return {
    owner,
    appPassword: secrets.app,
    get pid() {
      return pid;
    },
    async stop() {
      await watch.release();
      const others = await watch
        .anchor()
        .query("select 1 from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()", [anchorName])
        .catch(() => null);
      await watch
        .anchor()
        .end()
        .catch(() => {});
      forget();
      if (others && others.rows.length > 0) return;
      kill(pid, "SIGINT");
      for (let waited = 0; kill(pid, 0) && waited < 60_000; waited += 10) await sleep(10);
    },
  };
}

/** On Windows there is no socket folder: loopback only, with the same passwords. */
function hostOf(folders: ServerFolders): string {
  return process.platform === "win32" ? "127.0.0.1" : folders.socket;
}

function spawnPostmaster(
  postgres: string,
  folders: ServerFolders,
  user: ServerUser,
  settings: Record<string, string>,
): ChildProcess {
  if (existsSync(folders.log) && statSync(folders.log).size > 10_000_000) renameSync(folders.log, `${folders.log}.old`);
  const log = openSync(folders.log, "a", 0o600);
  const listen =
    process.platform === "win32"
      ? { listen_addresses: "127.0.0.1" }
      : { listen_addresses: "", unix_socket_directories: folders.socket, unix_socket_permissions: "0700" };
  const all = {
    ...listen,
    port: String(port),
    max_connections: "60",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  const child = spawn(
    postgres,
    ["-D", folders.cluster, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...user,
      // Its own process group: Ctrl+C in a terminal is for the program, which then stops it in order.
      detached: true,
      stdio: ["ignore", log, log],
      cwd: "/",
      env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    },
  );
  closeSync(log);
  child.unref();
  return child;
}

async function startServer(
  start: () => ChildProcess,
  owner: ServerLogin,
  folders: ServerFolders,
  wanted: () => boolean,
): Promise<Started> {
  let child: ChildProcess | null = null;
  let exited = true;
  // Recovery after a power cut may take minutes on a large database.
  for (const deadline = Date.now() + 300_000; wanted() && Date.now() < deadline; await sleep(15)) {
    if (exited && runningPid(folders) === null) {
      if (child && !mayTryAgain(folders)) break;
      if (child) await sleep(200);
      child = start();
      exited = false;
      for (const end of ["exit", "error"]) child.once(end, () => (exited = true));
    }
    const anchor = await connectAnchor(owner, folders);
    if (anchor) return { anchor, started: !exited && child !== null };
  }
  throw new Error(`データベースを開始できませんでした(${folders.cluster})。\n${lastLines(folders).join("\n")}`);
}

/** After kill -9 of the postmaster its backends live on for a moment and hold the shared memory. */
function mayTryAgain(folders: ServerFolders): boolean {
  return lastLines(folders).some((line) => /shared memory block|lock file/.test(line));
}

function lastLines(folders: ServerFolders): string[] {
  return existsSync(folders.log) ? readFileSync(folders.log, "utf8").trimEnd().split("\n").slice(-4) : [];
}

/** A connection held for the program's whole life: it tells other programs that the server is in use. */
async function connectAnchor(owner: ServerLogin, folders: ServerFolders): Promise<pg.Client | null> {
  const client = new pg.Client({ ...owner, database: "postgres", application_name: anchorName });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("select current_setting('data_directory') as folder");
    if (rows[0].folder === folders.cluster) return client;
    await client.end();
  } catch (error) {
    const wrongPassword = error instanceof pg.DatabaseError && error.code?.startsWith("28");
    if (wrongPassword) {
      throw new Error(
        `データフォルダー ${folders.cluster} のパスワードが ${folders.secrets} と合いません。元のファイルに戻してください。`,
      );
    }
  }
  return null;
}
