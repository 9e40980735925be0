import { getCookie } from "hono/cookie";
import { beginProviderSignIn } from "../../usecases/identity-provider/begin-provider-sign-in.ts";
import { finishProviderSignIn } from "../../usecases/identity-provider/finish-provider-sign-in.ts";
import { enter } from "../enter.ts";
import { ownPath } from "../posted/own-path.ts";
import { notFound, page } from "../respond.ts";
import { giveProviderCookie, providerCookie, takeProviderCookie } from "../session-cookie.ts";
import type { Handler, WebContext } from "../site.ts";
import { visitOf } from "../visit-of.ts";

const away =
  "認証基盤とやり取りできませんでした。しばらくしてからもう一度お試しください。続くときは事務局にご連絡ください。";

/** A link, not a form: the page's policy lets forms go nowhere but here, redirects included. */
export const beginAtProvider: Handler = async (c) => {
  const { db, sealer, now } = c.get("site");
  const city = (await db.municipalities()).find(({ code }) => code === c.req.query("code"));
  if (!city) return notFound(c);
  const back = ownPath.safeParse(c.req.query("back")).data ?? null;
  const begun = await beginProviderSignIn(db, sealer, city.tenantId, back, now());
  if (begun.ok) {
    giveProviderCookie(c, begun.cookie);
    return c.redirect(begun.address, 303);
  }
  if (begun.reason === "no-provider") return notFound(c);
  noteProvider(c, city.tenantId, begun.detail);
  return refusal(c, away, 503);
};

export const returnFromProvider: Handler = async (c) => {
  const value = getCookie(c, providerCookie) ?? "";
  takeProviderCookie(c);
  const { db, sealer, now } = c.get("site");
  const { search } = new URL(c.req.url);
  const outcome = await finishProviderSignIn(db, sealer, value, { search, ...visitOf(c) }, now());
  if (outcome.ok) return await enter(c, outcome.session, outcome.back);
  if (outcome.reason === "not-begun") {
    return refusal(c, "時間がたったか、すでに使われた画面です。サインインの画面から、もう一度始めてください。", 400);
  }
  if (outcome.reason === "refused") {
    noteProvider(c, outcome.tenantId, outcome.detail);
    const message = "認証基盤からの応答を確かめられなかったため、サインインしていません。もう一度お試しください。";
    return refusal(c, `${message}続くときは事務局にご連絡ください。`, 403);
  }
  noteProvider(c, outcome.tenantId, "unknown person");
  const who = outcome.loginName === null ? "あなた" : `「${outcome.loginName}」`;
  const message = `${who}は、道しるべの利用者として登録されていないか、利用を停止されています。事務局に、このユーザー名での登録をご依頼ください。`;
  return refusal(c, message, 403);
};

function refusal(c: WebContext, line: string, status: 400 | 403 | 503): Promise<Response> {
  return page(c, "message", { title: "サインインできませんでした", lines: [line], status });
}

function noteProvider(c: WebContext, tenantId: string, detail: string): void {
  c.get("site").log({ what: "provider-refused", path: c.req.path, tenantId, personId: null, detail });
}
