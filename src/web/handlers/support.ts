import { z } from "zod";
import { enterForSupport } from "../../usecases/support/enter-for-support.ts";
import { grantSupport, revokeSupport, type SupportHours, supportHours } from "../../usecases/support/grant-support.ts";
import { listSupport } from "../../usecases/support/list-support.ts";
import { enter } from "../enter.ts";
import { formOf } from "../form-of.ts";
import type { FieldError } from "../posted/field-error.ts";
import { errorsOf, typedValues } from "../posted/settings-forms.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";
import { visitOf } from "../visit-of.ts";

const words = (message: string) =>
  z
    .string()
    .trim()
    .min(1, { error: message })
    .max(200, { error: "200文字までにしてください。" })
    .regex(/^\P{Cc}*$/u, { error: "改行などの文字は使えません。" });

const grantForm = z.object({
  reason: words("閲覧を許可する理由を入力してください。"),
  hours: z.coerce
    .number()
    .refine((hours): hours is SupportHours => supportHours.some((one) => one === hours), "時間を選んでください。"),
});

const entryForm = z.object({ city: z.string(), code: z.string().max(100), name: words("氏名を入力してください。") });

export const showSupport: Handler = (c) => supportPage(c, {}, [], null);

/** Shows the code in the answer to the very request: it is stored nowhere, and a page opened again doesn't have it. */
export const acceptSupport: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = grantForm.safeParse(body);
  if (!given.success) return supportPage(c, typedValues(body), errorsOf(given.error), null);
  const { db, now } = c.get("site");
  const granted = await grantSupport(db, actorOf(c), given.data, now());
  return granted.ok ? supportPage(c, {}, [], granted.code) : forbidden(c);
};

export const acceptRevocation: Handler = async (c) => {
  const { db, now } = c.get("site");
  const outcome = await revokeSupport(db, actorOf(c), c.req.param("grantId") ?? "", now());
  if (outcome.ok) return c.redirect(url("support", {}, { done: "revoked" }), 303);
  return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
};

async function supportPage(
  c: WebContext,
  values: Record<string, string>,
  errors: FieldError[],
  code: string | null,
): Promise<Response> {
  const { db, now } = c.get("site");
  return page(c, "support", {
    grants: await listSupport(db, actorOf(c), now()),
    address: new URL(url("supportEntry"), c.req.url).href,
    code,
    values,
    errors,
    flash: c.req.query("done") === "revoked" ? "閲覧の許可を取り消しました" : null,
    status: errors.length > 0 ? 422 : 200,
  });
}

export const showSupportEntry: Handler = (c) => entryPage(c, {}, [], null, 200);

export const enterWithCode: Handler = async (c) => {
  const given = await formOf(c, entryForm);
  const { db, now } = c.get("site");
  const typed = typedValues(await c.req.parseBody());
  if (!given) return entryPage(c, typed, [{ field: "name", message: "氏名とコードを入力してください。" }], null, 422);
  const city = (await db.municipalities()).find(({ code }) => code === given.city);
  if (!city) return notFound(c);
  const outcome = await enterForSupport(db, city.tenantId, { ...given, ...visitOf(c) }, now());
  if (outcome.ok) return await enter(c, outcome.session, url("home"));
  const refusal =
    "コードが違うか、もう使われているか、期限が切れています。自治体の管理者に、新しい許可をご依頼ください。";
  return entryPage(c, typed, [], refusal, 401);
};

async function entryPage(
  c: WebContext,
  values: Record<string, string>,
  errors: FieldError[],
  refusal: string | null,
  status: 200 | 401 | 422,
): Promise<Response> {
  const cities = (await c.get("site").db.municipalities()).map(({ code, name }) => ({ code, name }));
  const { code: _, ...kept } = values;
  return page(c, "support-entry", { cities, values: kept, errors, refusal, status });
}
