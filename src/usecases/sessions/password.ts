import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const run = promisify(argon2);

/** OWASP's first choice for argon2id (2025): 19 MiB, 2 passes, 1 lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** `argon2id$memory$passes$salt$tag`: carries its own cost, so that it can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await run("argon2id", { ...cost, message: Buffer.from(password), nonce });
  return ["argon2id", cost.memory, cost.passes, nonce.toString("base64url"), tag.toString("base64url")].join("$");
}

/** Takes the same time whether there is a hash (null: unknown account) or not. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [kind, memory, passes, salt, tag] = (stored ?? nobody).split("$");
  if (kind !== "argon2id" || !salt || !tag) return false;
  const expected = Buffer.from(tag, "base64url");
  const actual = await run("argon2id", {
    message: Buffer.from(password),
    nonce: Buffer.from(salt, "base64url"),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: cost.parallelism,
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected) && stored !== null;
}

const nobody = ["argon2id", cost.memory, cost.passes, "A".repeat(22), "A".repeat(43)].join("$");

/** At least this long; nothing else is asked of a password, and it never expires (NIST SP 800-63B). */
export const shortestPassword = 12;
