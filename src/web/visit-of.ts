import { getConnInfo } from "@hono/node-server/conninfo";
import { hashOfSecret } from "../usecases/sessions/session-token.ts";
import type { Visit } from "../usecases/sessions/start-session.ts";
import { deviceOf } from "./session-cookie.ts";
import type { WebContext } from "./site.ts";

/** Where a request comes from, for the limit of sign-in attempts; "" when there is no socket behind it. */
function addressOf(c: WebContext): string {
  const env: unknown = c.env;
  if (typeof env !== "object" || env === null || !("incoming" in env)) return "";
  return getConnInfo(c).remote.address ?? "";
}

/** From where and with what a person signs in: they see it in the list of their sessions. */
export function visitOf(c: WebContext): Visit {
  return {
    address: addressOf(c),
    userAgent: c.req.header("User-Agent") ?? "",
    deviceHash: hashOfSecret(deviceOf(c)),
  };
}
