import { randomBytes } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { WebEnv } from "../site.ts";

/**
 * Nothing from anywhere else, nothing inline (but one style with a nonce: a form's column widths), no framing,
 * no caching of what people see; files with hashed names are told apart by their own handler.
 */
export const securityHeaders = createMiddleware<WebEnv>(async (c, next) => {
  const nonce = randomBytes(16).toString("base64");
  c.set("styleNonce", nonce);
  await next();
  const headers = c.res.headers;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  // A file that somebody brought along is under a stricter one.
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", policy.join("; "));
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
});
