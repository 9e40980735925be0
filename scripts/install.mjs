import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { runOrExit } from "./spawn.mjs";

const stamp = "node_modules/.installed-lockfile";

/**
 * Installs exactly the lockfile when it is not what stands in node_modules. Install scripts stay off: nothing may
 * fetch from anywhere but the registry, and the database's missing links are made at its start.
 */
export function installPackages() {
  const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing packages (npm ci) …");
  runOrExit(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--loglevel", "error"]);
  writeFileSync(stamp, wanted);
}

/** The Node of package.json's optionalDependencies for this platform, which npm puts into node_modules/.bin. */
export function pinnedNode() {
  const node = resolve("node_modules/.bin", process.platform === "win32" ? "node.cmd" : "node");
  if (existsSync(node)) return node;
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= 26) return process.execPath;
  console.error("No pinned Node for this platform is in the registry: please run with Node 26 or newer.");
  process.exit(1);
}
