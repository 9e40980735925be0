import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const michi = fileURLToPath(new URL("../../src/cli/michi.ts", import.meta.url));

/** `michi serve` in a process of its own with the environment as it is, once it answers. */
export async function servingProgram(port: number): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [michi, "serve", "--port", String(port)], { env: process.env });
  let said = "";
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => {
        said += text;
        const address = /アドレス: (http:\S+)/.exec(said)?.[1];
        if (address) resolve(address);
      });
    }
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}:\n${said}`)));
  });
  return { child, url: await url };
}

/** Ends it in order, or at once. */
export async function endProgram(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "close");
}
