import { createHash } from "node:crypto";

/** Short stable name for a path or an SQL text. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
