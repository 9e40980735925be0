import { spawn, spawnSync } from "node:child_process";
import { delimiter, resolve } from "node:path";

const environment = () => ({
  ...process.env,
  PATH: `${resolve("node_modules/.bin")}${delimiter}${process.env.PATH ?? ""}`,
});

/** Runs a command with its output shown; ends this process with its exit code if it fails. */
export function runOrExit(command, args) {
  console.log(`> ${[command, ...args].join(" ")}`);
  const { status, error } = spawnSync(command, args, { stdio: "inherit", env: environment() });
  if (error) console.error(String(error));
  if (status !== 0) process.exit(status ?? 1);
}

/** Hands over to a long-running command: signals are passed on, its exit code becomes ours. */
export function runAndExit(command, args) {
  const child = spawn(command, args, { stdio: "inherit", env: environment() });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(String(error));
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}
