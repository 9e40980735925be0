import { createMiddleware } from "hono/factory";
import { page } from "../respond.ts";
import { note, type WebEnv } from "../site.ts";

/**
 * Requests that change something must come from our own pages. Browsers say so in Sec-Fetch-Site; older ones in
 * Origin. A request with neither is no browser's and carries no cookie by accident.
 */
export const refuseOtherOrigins = createMiddleware<WebEnv>(async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD" || isOwn(c.req.raw)) return await next();
  note(c, "other-origin");
  return page(c, "message", {
    title: "この操作は受け付けられません",
    lines: ["別のサイトから送られた操作のため、何も変更していません。道しるべの画面から、もう一度操作してください。"],
    status: 403,
  });
});

function isOwn(request: Request): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  if (site) return site === "same-origin" || site === "none";
  const origin = request.headers.get("Origin");
  if (!origin) return true;
  const host = request.headers.get("Host") ?? new URL(request.url).host;
  return URL.canParse(origin) && new URL(origin).host === host;
}
