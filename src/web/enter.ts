import { getCookie } from "hono/cookie";
import { endSession } from "../usecases/sessions/end-session.ts";
import { url } from "./routes.ts";
import { giveSession, sessionCookie } from "./session-cookie.ts";
import type { WebContext } from "./site.ts";

/** Whoever was signed in on this screen before no longer is: the cookie that named them is worth nothing. */
export async function enter(c: WebContext, session: string, back: string | null): Promise<Response> {
  await endPresentSession(c);
  giveSession(c, session);
  return c.redirect(back ?? url("home"), 303);
}

export async function endPresentSession(c: WebContext): Promise<void> {
  const value = getCookie(c, sessionCookie);
  if (value) await endSession(c.get("site").db, value);
}
