import { z } from "zod";
import { isUuid } from "../../usecases/is-uuid.ts";
import { askedPasskey, beginPasskey, finishPasskey } from "../../usecases/passkeys/make-passkey.ts";
import { removePasskey } from "../../usecases/passkeys/remove-passkey.ts";
import { formOf } from "../form-of.ts";
import { notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler, signedInOf, type WebContext } from "../site.ts";
import { visitOf } from "../visit-of.ts";
import { factorPage, factorRefusals } from "./second-factor.ts";

const password = z.string().max(1000).default("");
const beginning = z.object({
  present: password,
  name: z
    .string()
    .trim()
    .max(60)
    .regex(/^\P{Cc}*$/u)
    .default(""),
});
const removal = z.object({ present: password });
const answer = z.object({ passkey: z.string().max(100_000) });

const refusals = {
  ...factorRefusals,
  "no-site-address": "道しるべのアドレスがまだ設定されていないため、パスキーを使えません。事務局にご相談ください。",
  "too-many": "登録できるパスキーは20個までです。使っていないものを削除してください。",
} as const;

export const acceptPasskeyBeginning: Handler = async (c) => {
  const given = await formOf(c, beginning);
  if (!given) return notFound(c);
  const { db, sealer, now } = c.get("site");
  const { actor, sessionId } = signedInOf(c);
  const wanted = { ...given, name: given.name || "パスキー", sessionId, ...visitOf(c) };
  const outcome = await beginPasskey(db, sealer, actor, wanted, now());
  if (outcome.ok) return c.redirect(url("newPasskey"), 303);
  return factorPage(c, { error: { field: "passkey-present", message: refusals[outcome.reason] } });
};

export const showNewPasskey: Handler = async (c) => {
  const { db, now, assets } = c.get("site");
  const { actor, sessionId } = signedInOf(c);
  const asked = await askedPasskey(db, actor, sessionId, now());
  if (!asked) return c.redirect(url("secondFactor"), 303);
  return page(c, "new-passkey", { ...asked, island: assets.islands.passkey ?? null });
};

export const acceptPasskey: Handler = async (c) => {
  const given = await formOf(c, answer);
  if (!given) return notFound(c);
  const { db, now } = c.get("site");
  const { actor, sessionId } = signedInOf(c);
  const outcome = await finishPasskey(db, actor, { made: given.passkey, sessionId }, now());
  if (outcome.ok && outcome.recoveryCodes) return factorPage(c, { recoveryCodes: outcome.recoveryCodes });
  if (outcome.ok) return c.redirect(url("secondFactor"), 303);
  if (outcome.reason === "refused") notePasskey(c, outcome.detail);
  const message =
    outcome.reason === "known"
      ? "このパスキーはすでに登録されています。何も変更していません。"
      : "パスキーを登録できませんでした。時間がたったか、登録の途中でやり直されています。もう一度、初めから登録してください。";
  return factorPage(c, { error: { field: "passkey-present", message } });
};

export const acceptPasskeyRemoval: Handler = async (c) => {
  const passkeyId = c.req.param("passkeyId") ?? "";
  const given = await formOf(c, removal);
  if (!given || !isUuid(passkeyId)) return notFound(c);
  const { db, sealer, now } = c.get("site");
  const outcome = await removePasskey(db, sealer, actorOf(c), { passkeyId, ...given, ...visitOf(c) }, now());
  if (outcome.ok) return c.redirect(url("secondFactor"), 303);
  if (outcome.reason === "not-found") return notFound(c);
  return factorPage(c, { error: { field: `remove-${passkeyId}`, message: refusals[outcome.reason] } });
};

function notePasskey(c: WebContext, detail: string): void {
  const { tenantId, personId } = actorOf(c);
  c.get("site").log({ what: "passkey-refused", path: c.req.path, tenantId, personId, detail });
}
