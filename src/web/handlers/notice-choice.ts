import { ownFeedSince } from "../../usecases/calendar/own-feed.ts";
import { readOwnMail, saveOwnMail } from "../../usecases/notifications/own-mail.ts";
import type { FieldError } from "../posted/field-error.ts";
import { noticeChoiceForm } from "../posted/mail-form.ts";
import { errorsOf, typedValues } from "../posted/settings-forms.ts";
import { page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";

const flashes: Record<string, string> = {
  saved: "受け取り方を保存しました",
  revoked: "カレンダーのアドレスを使えなくしました",
};

export const showNoticeChoice: Handler = (c) => choicePage(c, {}, []);

export const acceptNoticeChoice: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = noticeChoiceForm.safeParse(body);
  if (!given.success) return choicePage(c, body, errorsOf(given.error));
  await saveOwnMail(c.get("site").db, actorOf(c), given.data);
  return c.redirect(url("noticeChoice", {}, { done: "saved" }), 303);
};

/** `feed`: a calendar address that was made just now; it is shown this once. */
export async function choicePage(
  c: WebContext,
  body: Record<string, unknown>,
  errors: FieldError[],
  feed: string | null = null,
): Promise<Response> {
  const own = await readOwnMail(c.get("site").db, actorOf(c));
  const typed = typedValues(body);
  return page(c, "notice-choice", {
    email: typed.email ?? own.email ?? "",
    choice: typed.choice ?? own.choice,
    sends: own.sends,
    feed: { since: await ownFeedSince(c.get("site").db, actorOf(c)), made: feed },
    errors,
    flash: flashes[c.req.query("done") ?? ""] ?? null,
    status: errors.length > 0 ? 422 : 200,
  });
}
