import { z } from "zod";
import { makeOwnFeed, revokeOwnFeed } from "../../usecases/calendar/own-feed.ts";
import { readFeed } from "../../usecases/calendar/read-feed.ts";
import { readSiteAddress } from "../../usecases/site/site-address.ts";
import { calendarFile } from "../calendar-file.ts";
import { formOf } from "../form-of.ts";
import { notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler } from "../site.ts";
import { choicePage } from "./notice-choice.ts";

const refusals = {
  "not-found": {
    status: 404,
    line: "このカレンダーのアドレスは見つかりません。アドレスが途中で切れていないかをご確認ください。",
  },
  gone: {
    status: 410,
    line: "このカレンダーのアドレスは、もう使えません。「お知らせの受け取り方」の画面で新しいアドレスを作り、カレンダーに登録し直してください。",
  },
  "too-often": { status: 429, line: "短い間に何度も読み込まれています。15分ほど待ってからお試しください。" },
} as const;

/** The file behind a secret address: no session, no cookie; the secret is the key. */
export const sendCalendar: Handler = async (c) => {
  const { db, now } = c.get("site");
  const feed = await readFeed(db, (c.req.param("file") ?? "").replace(/\.ics$/, ""), now());
  if (!feed.ok) {
    const { status, line } = refusals[feed.reason];
    if (status === 429) c.header("Retry-After", "900");
    return page(c, "message", { title: "カレンダーを読み込めません", lines: [line], status });
  }
  const { text, tag } = calendarFile(feed, now());
  const headers = { ETag: tag, "Cache-Control": "private, no-cache" };
  if (c.req.header("If-None-Match") === tag) return c.body(null, 304, headers);
  return c.body(text, 200, {
    ...headers,
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": 'attachment; filename="michishirube.ics"',
  });
};

/** A new address is shown on the answer itself, and nowhere later. */
export const acceptFeed: Handler = async (c) => {
  const form = await formOf(c, z.object({ act: z.enum(["make", "revoke"]) }));
  if (!form) return notFound(c);
  const { db } = c.get("site");
  const actor = actorOf(c);
  if (form.act === "revoke") {
    await revokeOwnFeed(db, actor);
    return c.redirect(url("noticeChoice", {}, { done: "revoked" }), 303);
  }
  const { token } = await makeOwnFeed(db, actor);
  const site = (await readSiteAddress(db, actor.tenantId)) ?? new URL(c.req.url).origin;
  return choicePage(c, {}, [], `${site}${url("calendar", { file: `${token}.ics` })}`);
};
