import { randomBytes } from "node:crypto";
import { base32 } from "../second-factor/base32.ts";
import { hashOfSecret } from "../sessions/session-token.ts";

/** A code as it is shown once: 80 random bits, which nobody guesses however often they try. */
export function newSupportCode(): string {
  return base32(randomBytes(10)).replace(/(.{4})(?=.)/g, "$1-");
}

/** Width, case and dashes of what is typed don't matter. */
export function hashOfSupportCode(typed: string): Buffer {
  return hashOfSecret(
    typed
      .normalize("NFKC")
      .toUpperCase()
      .replace(/[^A-Z2-7]/g, ""),
  );
}
