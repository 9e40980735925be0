import { createHash, randomBytes } from "node:crypto";

/** A cookie's value: which municipality, and a secret. Only the secret's hash is stored. */
export type SessionToken = { tenantId: string; secret: string };

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

export function newSessionToken(tenantId: string): SessionToken {
  return { tenantId, secret: randomBytes(32).toString("base64url") };
}

export function writeSessionToken({ tenantId, secret }: SessionToken): string {
  return `${tenantId}.${secret}`;
}

/** The municipality in it is only where to look: without the secret's hash there, nobody is signed in. */
export function readSessionToken(value: string): SessionToken | null {
  const [, tenantId, secret] = shape.exec(value) ?? [];
  return tenantId && secret ? { tenantId, secret } : null;
}

/** The hash under which a cookie's session is stored; null for a value that is none of ours. */
export function hashOfToken(value: string): Buffer | null {
  const token = readSessionToken(value);
  return token && hashOfSecret(token.secret);
}

export function hashOfSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
