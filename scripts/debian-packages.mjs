import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What the browser, document and directory suites need from the system, and the Debian package that brings it. */
const needed = [
  { program: "chromium", from: "chromium" },
  { program: "soffice", from: "libreoffice-calc" },
  { program: "pdftotext", from: "poppler-utils" },
  { program: "slapd", from: "slapd" },
  { program: "openssl", from: "openssl" },
];

// Servers lie where only root looks for programs.
const folders = [...(process.env.PATH ?? "").split(":"), "/usr/sbin"];
const isThere = (program) => folders.some((folder) => existsSync(`${folder}/${program}`));

/** Installs the missing ones by apt-get as root (or sudo without a password); otherwise says the command and ends. */
export function installDebianPackages() {
  const missing = needed.filter(({ program }) => !isThere(program)).map(({ from }) => from);
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(" ")}`;
  console.log(`Installing Debian packages: ${missing.join(", ")} …`);
  const root = process.getuid?.() === 0;
  const script = `${root ? "" : "sudo -n "}apt-get update -qq && ${root ? "" : "sudo -n "}${install} -qq`;
  const { status } = spawnSync("sh", ["-c", script], {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (status === 0) return;
  console.error(`The tests need ${missing.join(", ")}. Please run as root: ${install}`);
  process.exit(1);
}
