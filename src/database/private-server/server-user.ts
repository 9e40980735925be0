import { readFileSync } from "node:fs";

/** The account under which PostgreSQL runs; null means our own. */
export type ServerUser = { uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root and initdb needs a passwd entry, so root hands it to
 * the user `postgres` if the machine has one, else to `nobody`.
 */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65534, gid: 65534 };
}
