import { createMiddleware } from "hono/factory";
import { permissions } from "../../domain/permissions/permissions.ts";
import { forbidden, holdsNoPost, pleaseSetUpSecondFactor, pleaseSignIn } from "../respond.ts";
import type { Access } from "../routes.ts";
import type { WebEnv } from "../site.ts";

/** Lets through whom the route's declaration names; everyone else learns what to do. */
export function requireAccess(access: Access, { whileOwing }: { whileOwing: boolean }) {
  return createMiddleware<WebEnv>(async (c, next) => {
    if (access === "public") return await next();
    const signedIn = c.get("signedIn");
    if (!signedIn) return pleaseSignIn(c);
    if (signedIn.owesSecondFactor && !whileOwing) return pleaseSetUpSecondFactor(c);
    if (signedIn.actor.posts.length === 0) return holdsNoPost(c);
    if (access !== "signed-in" && !permissions[access](signedIn.actor)) return forbidden(c);
    return await next();
  });
}
