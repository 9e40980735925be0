import { createMiddleware } from "hono/factory";
import { isOperator } from "../../domain/permissions/permissions.ts";
import { logSupport } from "../../usecases/support/log-support.ts";
import { forbidden } from "../respond.ts";
import type { WebEnv } from "../site.ts";

/** The operator only looks, and whatever they ask for stands in the city's history before they get it. */
export const watchSupport = createMiddleware<WebEnv>(async (c, next) => {
  const actor = c.get("signedIn")?.actor;
  if (!actor || !isOperator(actor)) return await next();
  const { method, path } = c.req;
  await logSupport(c.get("site").db, actor, { method, path });
  if (method !== "GET" && path !== "/sign-out") return forbidden(c);
  return await next();
});
