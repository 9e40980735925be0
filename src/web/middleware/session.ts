import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { findSession } from "../../usecases/sessions/find-session.ts";
import { sessionCookie } from "../session-cookie.ts";
import type { WebEnv } from "../site.ts";

/** Finds out who is asking. The tenant is the session's; nothing else in a request can name one. */
export const readSession = createMiddleware<WebEnv>(async (c, next) => {
  const value = getCookie(c, sessionCookie);
  if (value) {
    const { db, now } = c.get("site");
    c.set("signedIn", await findSession(db, value, now()));
  }
  await next();
});
