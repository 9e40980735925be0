import { z } from "zod";
import { rolesOf } from "../../domain/permissions/permissions.ts";
import { readSecondFactor } from "../../usecases/second-factor/read-second-factor.ts";
import { changeOwnPassword, passwordsOf } from "../../usecases/sessions/change-own-password.ts";
import { listSessions } from "../../usecases/sessions/list-sessions.ts";
import { shortestPassword } from "../../usecases/sessions/password.ts";
import type { FieldError } from "../posted/field-error.ts";
import { page } from "../respond.ts";
import { url } from "../routes.ts";
import { giveSession } from "../session-cookie.ts";
import { actorOf, type Handler, signedInOf, type WebContext } from "../site.ts";
import { visitOf } from "../visit-of.ts";

const passwordForm = z
  .object({
    present: z.string().min(1, { error: "いまのパスワードを入力してください。" }).max(1000),
    next: z
      .string()
      .min(shortestPassword, { error: `新しいパスワードは${shortestPassword}文字以上にしてください。` })
      .max(1000),
    again: z.string().max(1000),
  })
  .refine(({ next, again }) => next === again, {
    path: ["again"],
    error: "新しいパスワードが、上の欄と同じではありません。もう一度入力してください。",
  });

const refusals = {
  wrong: "いまのパスワードが違います。何も変更していません。",
  "too-many-attempts": "続けて間違えたため、しばらく変更できません。15分ほど待ってからお試しください。",
  "directory-away": "いまのパスワードが違うか、庁内ディレクトリにつながりません。何も変更していません。",
  "no-password": "このアカウントにはパスワードがありません。事務局にご相談ください。",
} as const;

const flashes: Record<string, { title: string; line?: string }> = {
  changed: {
    title: "パスワードを変更しました",
    line: "ほかの端末やブラウザーで開いていた画面は、サインアウトされました。",
  },
  ended: { title: "選んだ画面をサインアウトしました" },
};

export const showAccount: Handler = (c) => accountPage(c, []);

export const acceptPassword: Handler = async (c) => {
  const given = passwordForm.safeParse(await c.req.parseBody());
  if (!given.success) {
    return accountPage(
      c,
      given.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ""), message })),
    );
  }
  const { db, sealer, now } = c.get("site");
  const { present, next } = given.data;
  const outcome = await changeOwnPassword(db, sealer, actorOf(c), { present, next, ...visitOf(c) }, now());
  if (!outcome.ok) return accountPage(c, [{ field: "present", message: refusals[outcome.reason] }]);
  giveSession(c, outcome.session);
  return c.redirect(url("account", {}, { done: "changed" }), 303);
};

async function accountPage(c: WebContext, errors: FieldError[]): Promise<Response> {
  const { db, now } = c.get("site");
  const { actor, post, sessionId } = signedInOf(c);
  return page(c, "account", {
    name: actor.name,
    post,
    roles: rolesOf(actor),
    passwords: await passwordsOf(db, actor),
    secondFactor: (await readSecondFactor(db, actor, actor.personId)).on,
    sessions: await listSessions(db, actor, actor.personId, now()),
    present: sessionId,
    errors,
    flash: flashes[c.req.query("done") ?? ""] ?? null,
    status: errors.length > 0 ? 422 : 200,
  });
}
