import { z } from "zod";
import { readProvider } from "../../usecases/identity-provider/provider-settings.ts";
import { demoPeople, enterAsDemoPerson } from "../../usecases/sessions/demo-people.ts";
import { signIn } from "../../usecases/sessions/sign-in.ts";
import { endPresentSession, enter } from "../enter.ts";
import { formOf } from "../form-of.ts";
import { ownPath } from "../posted/own-path.ts";
import { notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { giveSecondStep, takeSession } from "../session-cookie.ts";
import type { Handler, WebContext } from "../site.ts";
import { visitOf } from "../visit-of.ts";

type Refused = {
  code?: string;
  loginName?: string;
  back: string | null;
  refusal: string;
  status: 400 | 401 | 403 | 429 | 503;
};

const credentials = z.object({
  code: z.string(),
  loginName: z.string().min(1).max(200),
  password: z.string().min(1).max(1000),
  back: ownPath.optional().catch(undefined),
});
const demoEntry = z.object({ code: z.string(), personId: z.uuid(), back: ownPath.optional().catch(undefined) });

export const showSignIn: Handler = async (c) => {
  const { db } = c.get("site");
  if (c.get("signedIn")) return c.redirect(url("home"), 303);
  if ((await db.municipalities()).length === 0) return c.redirect(url("setUp"), 303);
  const late = c.req.query("late") === "1" && { refusal: "時間がたったため、もう一度初めから入力してください。" };
  return await signInPage(c, { back: ownPath.safeParse(c.req.query("back")).data ?? null, ...late });
};

export const signInWithPassword: Handler = async (c) => {
  const { db, sealer, now } = c.get("site");
  const given = await formOf(c, credentials);
  if (!given) {
    return signInPage(c, { back: null, refusal: "ユーザー名とパスワードを両方入力してください。", status: 400 });
  }
  const { code, loginName, password, back = null } = given;
  const tenantId = await tenantOf(c, code);
  if (!tenantId) return notFound(c);
  const outcome = await signIn(db, sealer, tenantId, { loginName, password, ...visitOf(c) }, now());
  if (outcome.ok) return await enter(c, outcome.session, back);
  if (outcome.reason === "second-step") {
    giveSecondStep(c, outcome.secondStep);
    return c.redirect(url("secondStep", {}, { back }), 303);
  }
  if (outcome.reason === "directory-away") {
    c.get("site").log({ what: "directory-away", path: c.req.path, tenantId, personId: null, detail: outcome.detail });
  }
  return signInPage(c, { code, loginName, back, ...refusals[outcome.reason] });
};

const refusals = {
  wrong: {
    refusal: "ユーザー名かパスワードが違います。大文字と小文字を確かめて、もう一度入力してください。",
    status: 401,
  },
  "too-many-attempts": {
    refusal:
      "続けて間違えたため、しばらくサインインできません。15分ほど待ってからお試しください。お急ぎのときは事務局にご連絡ください。",
    status: 429,
  },
  "unknown-person": {
    refusal:
      "庁内のIDは確かめられましたが、道しるべの利用者として登録されていないか、利用を停止されています。事務局に、このユーザー名での登録をご依頼ください。",
    status: 403,
  },
  "directory-away": {
    refusal:
      "庁内ディレクトリにつながらないため、庁内のパスワードを確かめられません。しばらくしてからもう一度お試しください。道しるべのパスワードをお持ちの方は、それで入れます。",
    status: 503,
  },
} as const;

export const enterDemo: Handler = async (c) => {
  const { db, demo, now } = c.get("site");
  const given = await formOf(c, demoEntry);
  const tenantId = given && (await tenantOf(c, given.code));
  if (!demo || !given || !tenantId) return notFound(c);
  const session = await enterAsDemoPerson(db, tenantId, given.personId, visitOf(c), now());
  if (!session) return notFound(c);
  return await enter(c, session, given.back ?? null);
};

export const signOut: Handler = async (c) => {
  await endPresentSession(c);
  takeSession(c);
  return c.redirect(url("signIn"), 303);
};

async function tenantOf(c: WebContext, code: string): Promise<string | null> {
  const known = await c.get("site").db.municipalities();
  return known.find((one) => one.code === code)?.tenantId ?? null;
}

async function signInPage(c: WebContext, given: Partial<Refused> & { back: string | null }): Promise<Response> {
  const { db, demo, now } = c.get("site");
  const municipalities = await db.municipalities();
  const providers = await Promise.all(municipalities.map(({ tenantId }) => readProvider(db, tenantId)));
  const inHand = municipalities.find(({ code }) => code === given.code) ?? municipalities[0];
  return page(c, "sign-in", {
    municipalities: municipalities.map(({ code, name }) => ({ code, name })),
    withProvider: municipalities.filter((_, index) => providers[index]).map(({ code, name }) => ({ code, name })),
    code: given.code ?? null,
    ...(given.loginName !== undefined && { loginName: given.loginName }),
    back: given.back,
    refusal: given.refusal ?? null,
    demo: demo && inHand ? await demoPeople(db, inHand.tenantId, now()) : null,
    status: given.status ?? 200,
  });
}
