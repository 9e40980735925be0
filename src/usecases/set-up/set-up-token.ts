import { randomBytes, timingSafeEqual } from "node:crypto";

/** A secret for the first set-up: who can read the terminal may set the city up. */
export function newSetUpToken(): string {
  return randomBytes(16).toString("base64url");
}

export function isSetUpToken(given: string, expected: string | null): boolean {
  if (expected === null) return false;
  const [theirs, ours] = [Buffer.from(given), Buffer.from(expected)];
  return theirs.length === ours.length && timingSafeEqual(theirs, ours);
}
