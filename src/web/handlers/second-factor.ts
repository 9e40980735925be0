import { z } from "zod";
import { deviceName } from "../../domain/sessions/device-name.ts";
import { isUuid } from "../../usecases/is-uuid.ts";
import {
  beginEnrolment,
  confirmEnrolment,
  removeOwnSecondFactor,
  resetSecondFactor,
} from "../../usecases/second-factor/enrolment.ts";
import { readNewSecret, readSecondFactor } from "../../usecases/second-factor/read-second-factor.ts";
import { formOf } from "../form-of.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler, signedInOf, type WebContext } from "../site.ts";
import { visitOf } from "../visit-of.ts";

const password = z.string().max(1000).default("");
const factorForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("begin"), present: password }),
  z.object({ act: z.literal("confirm"), code: z.string().max(100).default("") }),
  z.object({ act: z.literal("remove"), present: password }),
]);

/** Why the password, or a removal, was not taken. */
export const factorRefusals = {
  wrong: "いまのパスワードが違います。何も変更していません。",
  "too-many-attempts": "続けて間違えたため、しばらく変更できません。15分ほど待ってからお試しください。",
  "directory-away": "庁内ディレクトリにつながらないため、パスワードを確かめられません。何も変更していません。",
  "no-password": "このアカウントにはパスワードがありません。事務局にご相談ください。",
  required: "あなたの役割では二段階認証が必須のため、解除できません。設定し直すときは事務局にご相談ください。",
} as const;

const wrongCode =
  "確認コードが違います。スマートフォンの時計が合っているかを確かめ、新しい数字が出るのを待って入力してください。";

export const showSecondFactor: Handler = (c) => factorPage(c, {});

export const changeSecondFactor: Handler = async (c) => {
  const given = await formOf(c, factorForm);
  if (!given) return notFound(c);
  const { db, sealer, now } = c.get("site");
  const { actor, sessionId } = signedInOf(c);
  if (given.act === "confirm") {
    const outcome = await confirmEnrolment(db, sealer, actor, { code: given.code, sessionId }, now());
    if (outcome.ok) return factorPage(c, { recoveryCodes: outcome.recoveryCodes });
    if (outcome.reason === "not-begun") return c.redirect(url("secondFactor"), 303);
    return factorPage(c, { error: { field: "code", message: wrongCode } });
  }
  const proof = { present: given.present, ...visitOf(c) };
  const outcome =
    given.act === "begin"
      ? await beginEnrolment(db, sealer, actor, proof, now())
      : await removeOwnSecondFactor(db, sealer, actor, proof, now());
  if (outcome.ok) return c.redirect(url("secondFactor"), 303);
  return factorPage(c, { error: { field: "present", message: factorRefusals[outcome.reason] } });
};

/** The office turns the second step of a person off. */
export const acceptReset: Handler = async (c) => {
  const personId = c.req.param("personId") ?? "";
  if (!isUuid(personId)) return notFound(c);
  const outcome = await resetSecondFactor(c.get("site").db, actorOf(c), personId);
  if (!outcome.ok) return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  return c.redirect(url("person", { personId }, { done: "reset" }), 303);
};

/** `recoveryCodes`: made just now. */
type Shown = { recoveryCodes?: string[]; error?: { field: string; message: string } };

export async function factorPage(c: WebContext, { recoveryCodes, error }: Shown): Promise<Response> {
  const { db, sealer } = c.get("site");
  const { actor, owesSecondFactor } = signedInOf(c);
  const factor = await readSecondFactor(db, actor, actor.personId);
  return page(c, "second-factor", {
    factor,
    fresh: factor.app === "begun" ? await readNewSecret(db, sealer, actor) : null,
    recoveryCodes: recoveryCodes ?? null,
    owed: owesSecondFactor && !recoveryCodes,
    device: deviceName(c.req.header("User-Agent") ?? ""),
    errors: error ? [error] : [],
    status: error ? 422 : 200,
  });
}
