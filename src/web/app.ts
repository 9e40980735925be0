import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { importLimits } from "../usecases/imports/import-limits.ts";
import { handlers } from "./handlers.ts";
import { requireAccess } from "./middleware/access.ts";
import { answerError, answerNotFound } from "./middleware/errors.ts";
import { refuseUnreadableForms } from "./middleware/readable-form.ts";
import { refuseOtherOrigins } from "./middleware/same-origin.ts";
import { securityHeaders } from "./middleware/security-headers.ts";
import { readSession } from "./middleware/session.ts";
import { watchSupport } from "./middleware/support.ts";
import { filesTooLarge, tooLarge } from "./respond.ts";
import { type RouteName, routes } from "./routes.ts";
import type { Site, WebEnv } from "./site.ts";

/** A sheet of long texts is some 100 KB; files have routes and limits of their own. */
const maxBody = 4 * 1024 * 1024;

const takesFiles: ReadonlySet<RouteName> = new Set([
  "startImport",
  "acceptReturn",
  "addNote",
  "changeNote",
  "previewRoster",
]);

/** What is open to who must set up a second step first. */
const whileOwing: ReadonlySet<RouteName> = new Set([
  "secondFactor",
  "changeSecondFactor",
  "beginPasskey",
  "newPasskey",
  "addPasskey",
  "removePasskey",
]);

/** The whole web application as one fetch handler. Only routes of routes.ts can be registered. */
export function createApp(site: Site): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.use(async (c, next) => {
    c.set("site", site);
    c.set("signedIn", null);
    c.set("freshDevice", null);
    await next();
  });
  app.use(securityHeaders);
  app.use(refuseOtherOrigins);
  const limitBody = bodyLimit({ maxSize: maxBody, onError: tooLarge });
  const limitFiles = bodyLimit({ maxSize: importLimits.uploadBytes + maxBody, onError: filesTooLarge });
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, pattern, access } = routes[name];
    const session = name === "asset" || name === "health" || name === "icon" ? [] : [readSession];
    // Nobody's body is read before it is known that they may send one.
    app.on(
      method,
      [pattern],
      ...session,
      watchSupport,
      requireAccess(access, { whileOwing: whileOwing.has(name) }),
      takesFiles.has(name) ? limitFiles : limitBody,
      refuseUnreadableForms,
      handlers[name],
    );
  }
  app.notFound(answerNotFound);
  app.onError(answerError);
  return app;
}
