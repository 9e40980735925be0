import { z } from "zod";
import { readMailQueue, retryMails } from "../../../usecases/mail/mail-queue.ts";
import { readMailSettings, removeMailSettings, saveMailSettings } from "../../../usecases/mail/mail-settings.ts";
import { sendTestMail } from "../../../usecases/mail/send-test-mail.ts";
import { readNoticeSettings, saveNoticeSettings } from "../../../usecases/notifications/notice-settings.ts";
import { readOwnMail } from "../../../usecases/notifications/own-mail.ts";
import { formOf } from "../../form-of.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { mailServerForm, noticeSettingsForm, testMailForm } from "../../posted/mail-form.ts";
import { errorsOf, typedValues } from "../../posted/settings-forms.ts";
import { notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { mailRefusalText, mailSettingErrors } from "../../sayings/mail-sayings.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

const flashes: Record<string, string> = {
  saved: "設定を保存しました",
  removed: "メールのサーバーの設定を削除しました",
  retried: "送り直しを始めました",
};

type Shown = {
  body?: Record<string, unknown>;
  errors?: FieldError[];
  tested?: { ok: boolean; title: string; answer: string | null };
};

export const showMailSettings: Handler = (c) => mailPage(c, {});

export const acceptMailServer: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = mailServerForm.safeParse(body);
  if (!given.success) return mailPage(c, { body, errors: errorsOf(given.error) });
  const { db, sealer } = c.get("site");
  const outcome = await saveMailSettings(db, sealer, actorOf(c), given.data);
  if (!outcome.ok) return mailPage(c, { body, errors: [mailSettingErrors[outcome.reason]] });
  return c.redirect(url("mailSettings", {}, { done: "saved" }), 303);
};

export const acceptMailRemoval: Handler = async (c) => {
  await removeMailSettings(c.get("site").db, actorOf(c));
  return c.redirect(url("mailSettings", {}, { done: "removed" }), 303);
};

/** The answer of the server is told on the page itself: it belongs to this one try. */
export const acceptTestMail: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = testMailForm.safeParse(body);
  if (!given.success) return mailPage(c, { body, errors: errorsOf(given.error) });
  const { db, sealer } = c.get("site");
  const outcome = await sendTestMail(db, sealer, actorOf(c), given.data.to);
  const title = outcome.ok
    ? `${given.data.to} あてに送りました。届いたことをお確かめください`
    : `送れませんでした。${mailRefusalText(outcome.reason)}`;
  return mailPage(c, { body, tested: { ok: outcome.ok, title, answer: outcome.answer } });
};

export const acceptMailRetry: Handler = async (c) => {
  const given = await formOf(c, z.object({ mail: z.union([z.literal("all"), z.uuid()]) }));
  if (!given) return notFound(c);
  const { db, now } = c.get("site");
  await retryMails(db, actorOf(c), given.mail === "all" ? null : given.mail, now());
  return c.redirect(url("mailSettings", {}, { done: "retried" }), 303);
};

export const acceptNoticeSettings: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = noticeSettingsForm.safeParse(body);
  if (!given.success) return mailPage(c, { body, errors: errorsOf(given.error) });
  const { days, hour } = given.data;
  await saveNoticeSettings(c.get("site").db, actorOf(c), { daysBefore: days, morningHour: hour });
  return c.redirect(url("mailSettings", {}, { done: "saved" }), 303);
};

async function mailPage(c: WebContext, { body = {}, errors = [], tested }: Shown): Promise<Response> {
  const { db, now } = c.get("site");
  const actor = actorOf(c);
  const settings = await readMailSettings(db, actor.tenantId);
  const notices = await readNoticeSettings(db, actor);
  const { password: _, ...typed } = typedValues(body);
  const stored = settings && {
    ...settings,
    port: String(settings.port),
    userName: settings.userName ?? "",
    authority: settings.authority ?? "",
  };
  return page(c, "mail-settings", {
    // Of the forms on this page one was sent; the others show what is stored.
    server: { values: typed.host === undefined ? (stored ?? {}) : typed, isSet: settings !== null },
    notices: { days: typed.days ?? notices.daysBefore.join(", "), hour: typed.hour ?? String(notices.morningHour) },
    testTo: typed.to ?? (await readOwnMail(db, actor)).email ?? "",
    tested: tested ?? null,
    queue: await readMailQueue(db, actor, now()),
    now: now().toISOString(),
    errors,
    flash: c.req.method === "GET" ? (flashes[c.req.query("done") ?? ""] ?? null) : null,
    status: errors.length > 0 ? 422 : 200,
  });
}
