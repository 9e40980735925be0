import { createPublicKey, type KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { type FileHandle, mkdir, open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keyId } from "./checkpoint-line.ts";

/** Where signed checkpoints lie, outside the database: one file of lines for each municipality and key. */
export type CheckpointStore = {
  keyId: string;
  sign: KeyObject;
  /** The lines of a municipality, oldest first; none when there is no file. */
  lines(tenantId: string, keyId: string): Promise<string[]>;
  /** The last line of the key that signs now; null when there is none. */
  last(tenantId: string): Promise<string | null>;
  /** Adds a line and brings it to the disk. */
  append(tenantId: string, line: string): Promise<void>;
  /** The public half of a key that has signed here; null when it isn't there. */
  publicKey(keyId: string): Promise<KeyObject | null>;
};

/** `privateKey` is asked for at the first use, so that no key is made where nothing is signed. */
export function checkpointStore(folder: string, privateKey: () => KeyObject): CheckpointStore {
  let key: KeyObject | null = null;
  const sign = () => {
    key ??= privateKey();
    return key;
  };
  const fileOf = (tenantId: string, id: string) => join(folder, `${tenantId}.${id}.jsonl`);
  const publicFile = (id: string) => join(folder, `public-key.${id}.pem`);
  return {
    get keyId() {
      return keyId(createPublicKey(sign()));
    },
    get sign() {
      return sign();
    },
    async lines(tenantId, id) {
      const file = fileOf(tenantId, id);
      return existsSync(file) ? linesOf(await readFile(file, "utf8")) : [];
    },
    async last(tenantId) {
      const file = fileOf(tenantId, keyId(createPublicKey(sign())));
      if (!existsSync(file)) return null;
      const handle = await open(file, "r");
      try {
        return linesOf((await endOf(handle)).text).at(-1) ?? null;
      } finally {
        await handle.close();
      }
    },
    async append(tenantId, line) {
      await mkdir(folder, { recursive: true });
      const publicKey = createPublicKey(sign());
      const id = keyId(publicKey);
      if (!existsSync(publicFile(id))) await writeFile(publicFile(id), publicPem(publicKey));
      const file = await open(fileOf(tenantId, id), "a+");
      try {
        // A line that a crash left half-written was never counted.
        const { size, text } = await endOf(file);
        const torn = Buffer.byteLength(text.slice(text.lastIndexOf("\n") + 1));
        if (torn > 0) await file.truncate(size - torn);
        await file.appendFile(`${line}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async publicKey(id) {
      const file = publicFile(id);
      if (!existsSync(file)) return null;
      const found = createPublicKey(await readFile(file, "utf8"));
      return keyId(found) === id ? found : null;
    },
  };
}

/** More than a line can be long: the last bytes of the file, begun with a line's beginning. */
const endBytes = 8_192;

async function endOf(file: FileHandle): Promise<{ size: number; text: string }> {
  const { size } = await file.stat();
  const from = Math.max(0, size - endBytes);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
  const text = buffer.toString("utf8", 0, bytesRead);
  return { size, text: from === 0 ? text : text.slice(text.indexOf("\n") + 1) };
}

/** Whole lines of a file of checkpoints. */
export function linesOf(text: string): string[] {
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .slice(0, -1);
}

export function publicPem(publicKey: KeyObject): string {
  return publicKey.export({ type: "spki", format: "pem" }).toString();
}
