import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import type { CheckpointFault } from "../../domain/history/audit-report.ts";

/**
 * One signed checkpoint: the hash of history entry `seq` when the history ended there. `before`: SHA-256 of the line
 * before ("" for the first), so that no line can be taken out. `key`: which key signed it.
 */
const checkpointLine = z.strictObject({
  city: z.string(),
  tenantId: z.string(),
  number: z.number().int().positive(),
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  madeAt: z.string(),
  before: z.string(),
  key: z.string(),
  signature: z.string(),
});
export type CheckpointLine = z.infer<typeof checkpointLine>;

/** The line's text, signed. */
export function signedLine(line: Omit<CheckpointLine, "key" | "signature">, privateKey: KeyObject): string {
  const unsigned = { ...line, key: keyId(createPublicKey(privateKey)) };
  const signature = sign(null, signedBytes(unsigned), privateKey).toString("base64");
  return JSON.stringify({ ...unsigned, signature });
}

/** The lines up to the first bad one. Years of them take seconds, in which others must be served. */
export async function checkLines(
  texts: string[],
  tenantId: string,
  publicKey: KeyObject,
): Promise<{ lines: CheckpointLine[]; fault: CheckpointFault | null }> {
  const lines: CheckpointLine[] = [];
  let before = "";
  for (const text of texts) {
    if (lines.length % 200 === 199) await breathe();
    const line = readLine(text);
    if (!line) return { lines, fault: "unreadable" };
    if (!verify(null, signedBytes(line), publicKey, Buffer.from(line.signature, "base64"))) {
      return { lines, fault: "forged" };
    }
    if (line.tenantId !== tenantId) return { lines, fault: "other-city" };
    if (line.number !== lines.length + 1 || line.before !== before) return { lines, fault: "missing" };
    lines.push(line);
    before = lineHash(text).toString("hex");
  }
  return { lines, fault: null };
}

/** Null: not a checkpoint. */
export function readLine(text: string): CheckpointLine | null {
  try {
    return checkpointLine.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function lineHash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** A short name of a key: the beginning of the SHA-256 of its public half. */
export function keyId(publicKey: KeyObject): string {
  const bytes = publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

function signedBytes({ city, tenantId, number, seq, hash, madeAt, before, key }: Omit<CheckpointLine, "signature">) {
  return Buffer.from(JSON.stringify(["michishirube 1", city, tenantId, number, seq, hash, madeAt, before, key]));
}
