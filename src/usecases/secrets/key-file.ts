import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const keyLength = 32;

/** The key in the data folder, made at the first use. Only the account that runs the program can read the file. */
export function sealingKey(dataFolder: string): Buffer {
  const file = join(dataFolder, "sealing.key");
  if (!existsSync(file)) makeKey(dataFolder, file);
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
  if (key.length !== keyLength) {
    throw new Error(`鍵のファイル ${file} が壊れています。バックアップから戻してください。`);
  }
  return key;
}

function makeKey(dataFolder: string, file: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${randomBytes(keyLength).toString("base64")}\n`, { mode: 0o600, flush: true });
  try {
    // A link appears whole or not at all, and never replaces the key that another process has just made.
    linkSync(fresh, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    unlinkSync(fresh);
  }
}
