import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { base32, bytesOfBase32 } from "./base32.ts";

/** Authenticator apps know these values without being told: RFC 6238 with SHA-1, six digits, 30 seconds. */
const period = 30;
const digits = 6;

/** A new shared secret in base32: 160 bits, as RFC 4226 asks. */
export function newTotpSecret(): string {
  return base32(randomBytes(20));
}

/** Number of the 30 seconds in which `now` lies. */
export function totpStep(now: Date): number {
  return Math.floor(now.getTime() / 1000 / period);
}

/** The code of one step (RFC 4226, 5.3). */
export function totpCode(secret: string, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hmac = createHmac("sha1", bytesOfBase32(secret)).update(counter).digest();
  const offset = (hmac.at(-1) ?? 0) & 0x0f;
  const number = hmac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** length).padStart(length, "0");
}

/**
 * The step whose code was typed, or null. One step to either side is taken, for clocks that differ; none up to
 * `lastStep`: a code that was used, seen or photographed lets in once only.
 */
export function stepOfCode(secret: string, typed: string, now: Date, lastStep: number): number | null {
  const present = totpStep(now);
  const steps = [present - 1, present, present + 1].filter((step) => step > lastStep);
  return steps.find((step) => same(totpCode(secret, step), typed)) ?? null;
}

function same(expected: string, typed: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(typed)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What an authenticator app reads from the picture. */
export function totpAddress({ secret, city, loginName }: { secret: string; city: string; loginName: string }): string {
  const issuer = `道しるべ ${city}`;
  const query = new URLSearchParams({ secret, issuer, algorithm: "SHA1", digits: "6", period: "30" });
  // Some apps show a plus sign where a space is meant.
  const words = String(query).replaceAll("+", "%20");
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(loginName)}?${words}`;
}
