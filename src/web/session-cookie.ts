import { deleteCookie, setCookie } from "hono/cookie";
import { secondStepLifetime } from "../usecases/second-factor/second-step.ts";
import { absoluteLifetime } from "../usecases/sessions/session-lifetime.ts";
import type { WebContext } from "./site.ts";

/** `__Host-`: only over https (or localhost), only this host, the whole site; no other host can plant it. */
export const sessionCookie = "__Host-session";

const attributes = { path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/** Between the password and the code. It opens no page. */
export const secondStepCookie = "__Host-second-step";

export function giveSession(c: WebContext, value: string): void {
  setCookie(c, sessionCookie, value, { ...attributes, maxAge: absoluteLifetime / 1000 });
}

export function takeSession(c: WebContext): void {
  deleteCookie(c, sessionCookie, attributes);
}

export function giveSecondStep(c: WebContext, value: string): void {
  setCookie(c, secondStepCookie, value, { ...attributes, maxAge: secondStepLifetime / 1000 });
}

export function takeSecondStep(c: WebContext): void {
  deleteCookie(c, secondStepCookie, attributes);
}
