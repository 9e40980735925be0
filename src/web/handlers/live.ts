import { getCookie } from "hono/cookie";
import { z } from "zod";
import { holdCell } from "../../usecases/presence/hold-cell.ts";
import { hashOfToken } from "../../usecases/sessions/session-token.ts";
import { eventStream } from "../event-stream.ts";
import { formOf } from "../form-of.ts";
import { forbidden, notFound } from "../respond.ts";
import { sessionCookie } from "../session-cookie.ts";
import { actorOf, type Handler } from "../site.ts";

/** Server-sent events of one sheet: its new revisions and who else has it open. What is new is then asked for as ever. */
export const sendEvents: Handler = async (c) => {
  const tokenHash = hashOfToken(getCookie(c, sessionCookie) ?? "");
  if (!tokenHash) return notFound(c);
  const stream = eventStream();
  const outcome = await c.get("site").live.watch({
    actor: actorOf(c),
    tokenHash,
    sheetId: c.req.param("sheetId") ?? "",
    writing: c.req.query("writing") === "1",
    tell: stream.tell,
    hangUp: stream.hangUp,
  });
  if (!outcome.ok) {
    if (outcome.reason === "not-found") return notFound(c);
    return c.json({ message: "開いている画面が多すぎます。使っていない画面を閉じてください。" }, 429);
  }
  stream.onEnd(outcome.leave);
  c.req.raw.signal.addEventListener("abort", stream.hangUp);
  c.header("Content-Type", "text/event-stream; charset=utf-8");
  // A proxy must not wait for more before it passes an event on.
  c.header("X-Accel-Buffering", "no");
  // Whoever stops the server waits for no connection that is merely kept.
  c.header("Connection", "close");
  return c.body(stream.body);
};

/** As the editor names a cell: its owner by ids, and its concept. */
const cellInHand = z.object({
  cell: z
    .string()
    .max(200)
    .regex(/^((sheet|goal(\/[0-9a-f-]{36}){1,2})\|[\w.-]+)?$/),
});

/** The editor says which cell is in hand, for the others on the sheet. */
export const acceptCell: Handler = async (c) => {
  const form = await formOf(c, cellInHand);
  if (!form) return notFound(c);
  const outcome = await holdCell(c.get("site").db, actorOf(c), c.req.param("sheetId") ?? "", form.cell);
  if (!outcome.ok) return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  return c.body(null, 204);
};
