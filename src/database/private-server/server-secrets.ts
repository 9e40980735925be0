import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";

/** Passwords of the private server's two roles; only the account that runs the program can read the file. */
export type ServerSecrets = { owner: string; app: string };

export function serverSecrets(file: string): ServerSecrets {
  if (!existsSync(file)) {
    const fresh = `${file}.${process.pid}`;
    const secrets: ServerSecrets = { owner: secret(), app: secret() };
    writeFileSync(fresh, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flush: true });
    try {
      // A link appears whole or not at all, and never replaces what another program has just written.
      linkSync(fresh, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    }
    unlinkSync(fresh);
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

function secret(): string {
  return randomBytes(24).toString("base64url");
}
