import { getCookie } from "hono/cookie";
import { z } from "zod";
import { askForPasskey } from "../../usecases/passkeys/use-passkey.ts";
import { finishSecondStep } from "../../usecases/second-factor/second-step.ts";
import { enter } from "../enter.ts";
import { formOf } from "../form-of.ts";
import { ownPath } from "../posted/own-path.ts";
import { page } from "../respond.ts";
import { url } from "../routes.ts";
import { secondStepCookie, takeSecondStep } from "../session-cookie.ts";
import type { Handler, WebContext } from "../site.ts";
import { visitOf } from "../visit-of.ts";

const back = ownPath.optional().catch(undefined);
const stepForm = z.union([
  z.object({ passkey: z.string().min(1).max(100_000), back }),
  z.object({ code: z.string().max(100), back }),
]);

const refusals = {
  wrong: "確認コードが違うか、もう使われています。アプリに新しい数字が出るのを待って、もう一度入力してください。",
  "passkey-refused": "パスキーを確かめられませんでした。もう一度試すか、下の欄に回復用コードなどを入力してください。",
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
  const outcome = await finishSecondStep(db, sealer, value, { proof: given, ...visitOf(c) }, now());
  if (outcome.ok) {
    takeSecondStep(c);
    return await enter(c, outcome.session, back);
  }
  if (outcome.reason === "passkey-refused") {
    const { tenantId, personId, detail } = outcome;
    c.get("site").log({ what: "passkey-refused", path: c.req.path, tenantId, personId, detail });
  }
  if (outcome.reason !== "expired") return stepPage(c, back, outcome.reason);
  takeSecondStep(c);
  return c.redirect(url("signIn", {}, { back, late: 1 }), 303);
};

async function stepPage(c: WebContext, back: string | null, reason: keyof typeof refusals | null): Promise<Response> {
  const { db, now, assets } = c.get("site");
  const status = reason === null ? 200 : reason === "too-many-attempts" ? 429 : 401;
  const question = await askForPasskey(db, getCookie(c, secondStepCookie) ?? "", now());
  const passkey = question && { question, island: assets.islands.passkey ?? null };
  return await page(c, "second-step", { back, passkey, refusal: reason && refusals[reason], status });
}
