import { readOwnMail, saveOwnMail } from "../../usecases/notifications/own-mail.ts";
import type { FieldError } from "../field-error.ts";
import { noticeChoiceForm } from "../mail-form.ts";
import { page } from "../respond.ts";
import { url } from "../routes.ts";
import { errorsOf, typedValues } from "../settings-forms.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";

export const showNoticeChoice: Handler = (c) => choicePage(c, {}, []);

export const acceptNoticeChoice: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = noticeChoiceForm.safeParse(body);
  if (!given.success) return choicePage(c, body, errorsOf(given.error));
  await saveOwnMail(c.get("site").db, actorOf(c), given.data);
  return c.redirect(url("noticeChoice", {}, { done: "saved" }), 303);
};

async function choicePage(c: WebContext, body: Record<string, unknown>, errors: FieldError[]): Promise<Response> {
  const own = await readOwnMail(c.get("site").db, actorOf(c));
  const typed = typedValues(body);
  return page(c, "notice-choice", {
    email: typed.email ?? own.email ?? "",
    choice: typed.choice ?? own.choice,
    sends: own.sends,
    errors,
    flash: c.req.query("done") === "saved" ? "受け取り方を保存しました" : null,
    status: errors.length > 0 ? 422 : 200,
  });
}
