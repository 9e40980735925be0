import { deleteCookie, setCookie } from "hono/cookie";
import { absoluteLifetime } from "../usecases/sessions/session-lifetime.ts";
import type { WebContext } from "./site.ts";

/** `__Host-`: only over https (or localhost), only this host, the whole site; no other host can plant it. */
export const sessionCookie = "__Host-session";

const attributes = { path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

export function giveSession(c: WebContext, value: string): void {
  setCookie(c, sessionCookie, value, { ...attributes, maxAge: absoluteLifetime / 1000 });
}

export function takeSession(c: WebContext): void {
  deleteCookie(c, sessionCookie, attributes);
}
