import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runOrExit } from "./spawn.mjs";

const stamp = "dist/.built-from";
// Pages are built with what they import, types aside: all of it counts.
const sourceFolders = ["src/web", "src/usecases", "src/documents", "src/domain"];
const sourceFiles = ["vite.config.ts", "vite.pages.config.ts", "package-lock.json"];

/** Builds pages and islands when their sources changed since the last build. */
export function build(node) {
  const sources = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  console.log("Building pages …");
  const vite = "node_modules/vite/bin/vite.js";
  runOrExit(node, [vite, "build", "--logLevel", "warn"]);
  runOrExit(node, [vite, "build", "--logLevel", "warn", "--config", "vite.pages.config.ts"]);
  writeFileSync(stamp, sources);
}

function sourceHash() {
  const inFolders = sourceFolders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
  );
  const hash = createHash("sha256");
  for (const file of [...inFolders, ...sourceFiles].sort()) {
    if (file.includes(".test.") || !existsSync(file) || !statSync(file).isFile()) continue;
    hash.update(file).update("\0").update(readFileSync(file));
  }
  return hash.digest("hex");
}
