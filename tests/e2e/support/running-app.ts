import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { DatabaseLogin } from "../../../src/database/database.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** The real program in a process of its own, on a port of its own. */
export type RunningApp = {
  url: string;
  /** Ends it as a service manager would (SIGTERM), or as a power cut (SIGKILL). */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
};

/** Keys and checkpoints of the programs that are started here; started again, they find them. */
const dataFolder = temporaryFolder();
const michi = fileURLToPath(new URL("../../../src/cli/michi.ts", import.meta.url));

/** `port` 0 takes any free one; give the old one to start again at the same address. */
export async function startApp(login: DatabaseLogin, port = 0): Promise<RunningApp> {
  const { DATABASE_OWNER_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [michi, "serve", "--port", String(port)], {
    env: { MICHI_DATA: dataFolder, ...env, DATABASE_URL: connectionUrl(login) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = await addressOf(child);
  return {
    url,
    async stop(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill(signal);
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /アドレス: (http:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}:\n${said}`)));
  });
}

export function connectionUrl({ host = "", port, user = "", password = "", database = "" }: DatabaseLogin): string {
  const query = new URLSearchParams({ host, port: String(port) });
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@/${database}?${query}`;
}
