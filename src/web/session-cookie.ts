import { randomBytes } from "node:crypto";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { providerSignInLifetime } from "../usecases/identity-provider/begin-provider-sign-in.ts";
import { secondStepLifetime } from "../usecases/second-factor/second-step.ts";
import { deviceLifetime } from "../usecases/sessions/known-devices.ts";
import { absoluteLifetime } from "../usecases/sessions/session-lifetime.ts";
import type { WebContext } from "./site.ts";

/** `__Host-`: only over https (or localhost), only this host, the whole site; no other host can plant it. */
export const sessionCookie = "__Host-session";

const attributes = { path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/** While a person is away at the provider. */
export const providerCookie = "__Host-provider";

/** Between the password and the code. It opens no page. */
export const secondStepCookie = "__Host-second-step";

/** Of a browser, whoever sits there: it says nothing but that this is the same one. */
const deviceCookie = "__Host-device";

/** The secret by which this browser is known again; a new one is given to it with its session. */
export function deviceOf(c: WebContext): string {
  const present = getCookie(c, deviceCookie) ?? "";
  if (/^[A-Za-z0-9_-]{43}$/.test(present)) return present;
  const fresh = c.get("freshDevice") ?? randomBytes(32).toString("base64url");
  c.set("freshDevice", fresh);
  return fresh;
}

export function giveSession(c: WebContext, value: string): void {
  setCookie(c, sessionCookie, value, { ...attributes, maxAge: absoluteLifetime / 1000 });
  const device = c.get("freshDevice");
  if (device) setCookie(c, deviceCookie, device, { ...attributes, maxAge: deviceLifetime / 1000 });
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

export function giveProviderCookie(c: WebContext, value: string): void {
  setCookie(c, providerCookie, value, { ...attributes, maxAge: providerSignInLifetime / 1000 });
}

export function takeProviderCookie(c: WebContext): void {
  deleteCookie(c, providerCookie, attributes);
}
