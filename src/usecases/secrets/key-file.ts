import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const keyLength = 32;

/** The key in the data folder that seals secrets, made at the first use. */
export function sealingKey(dataFolder: string): Buffer {
  const [text, file] = keyFile(dataFolder, "sealing.key", () => `${randomBytes(keyLength).toString("base64")}\n`);
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== keyLength) throw brokenKey(file);
  return key;
}

/** The Ed25519 key in the data folder that signs checkpoints of the history, made at the first use. */
export function signingKey(dataFolder: string): KeyObject {
  const [text, file] = keyFile(dataFolder, "signing.key", () =>
    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  );
  try {
    return createPrivateKey(text);
  } catch {
    throw brokenKey(file);
  }
}

/** Only the account that runs the program can read the file. */
function keyFile(dataFolder: string, name: string, makeKey: () => string): [text: string, file: string] {
  const file = join(dataFolder, name);
  if (!existsSync(file)) placeKey(dataFolder, file, makeKey());
  return [readFileSync(file, "utf8"), file];
}

function placeKey(dataFolder: string, file: string, text: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text, { mode: 0o600, flush: true });
  try {
    // A link appears whole or not at all, and never replaces the key that another process has just made.
    linkSync(fresh, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    unlinkSync(fresh);
  }
}

function brokenKey(file: string): Error {
  return new Error(`鍵のファイル ${file} が壊れています。バックアップから戻してください。`);
}
