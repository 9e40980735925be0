import { getConnInfo } from "@hono/node-server/conninfo";
import type { WebContext } from "./site.ts";

/** Where a request comes from, for the limit of sign-in attempts; "" when there is no socket behind it. */
export function addressOf(c: WebContext): string {
  const env: unknown = c.env;
  if (typeof env !== "object" || env === null || !("incoming" in env)) return "";
  return getConnInfo(c).remote.address ?? "";
}
