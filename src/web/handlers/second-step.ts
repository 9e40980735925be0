import { getCookie } from "hono/cookie";
import { z } from "zod";
import { finishSecondStep } from "../../usecases/second-factor/second-step.ts";
import { enter } from "../enter.ts";
import { formOf } from "../form-of.ts";
import { ownPath } from "../own-path.ts";
import { page } from "../respond.ts";
import { url } from "../routes.ts";
import { secondStepCookie, takeSecondStep } from "../session-cookie.ts";
import type { Handler, WebContext } from "../site.ts";
import { visitOf } from "../visit-of.ts";

const stepForm = z.object({ code: z.string().max(100), back: ownPath.optional().catch(undefined) });

const refusals = {
  wrong: "確認コードが違うか、もう使われています。アプリに新しい数字が出るのを待って、もう一度入力してください。",
  "too-many-attempts":
    "続けて間違えたため、しばらくサインインできません。15分ほど待ってからお試しください。お急ぎのときは事務局にご連絡ください。",
} as const;

export const showSecondStep: Handler = (c) => {
  const back = ownPath.safeParse(c.req.query("back")).data ?? null;
  return getCookie(c, secondStepCookie) ? stepPage(c, back, null) : c.redirect(url("signIn", {}, { back }), 303);
};

export const acceptSecondStep: Handler = async (c) => {
  const given = await formOf(c, stepForm);
  const value = getCookie(c, secondStepCookie);
  const back = given?.back ?? null;
  if (!given || !value) return c.redirect(url("signIn", {}, { back }), 303);
  const { db, sealer, now } = c.get("site");
  const outcome = await finishSecondStep(db, sealer, value, { code: given.code, ...visitOf(c) }, now());
  if (outcome.ok) {
    takeSecondStep(c);
    return await enter(c, outcome.session, back);
  }
  if (outcome.reason !== "expired") return stepPage(c, back, outcome.reason);
  takeSecondStep(c);
  return c.redirect(url("signIn", {}, { back, late: 1 }), 303);
};

function stepPage(c: WebContext, back: string | null, reason: keyof typeof refusals | null): Promise<Response> {
  const status = reason === null ? 200 : reason === "wrong" ? 401 : 429;
  return page(c, "second-step", { back, refusal: reason && refusals[reason], status });
}
