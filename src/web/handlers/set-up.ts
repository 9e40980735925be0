import { z } from "zod";
import { builtInForm, builtInForms } from "../../domain/forms/built-in-forms.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { parseFormDefinition } from "../../domain/forms/parse-form-definition.ts";
import { fiscalYearOf } from "../../domain/periods/fiscal-year.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { shortestPassword } from "../../usecases/sessions/password.ts";
import { setUpCity } from "../../usecases/set-up/set-up-city.ts";
import { isSetUpToken } from "../../usecases/set-up/set-up-token.ts";
import type { FieldError } from "../posted/field-error.ts";
import { page } from "../respond.ts";
import { url } from "../routes.ts";
import { giveSession } from "../session-cookie.ts";
import type { Handler, WebContext } from "../site.ts";
import { visitOf } from "../visit-of.ts";

const words = (message: string) => z.string().trim().min(1, { error: message }).max(200);
const cityForm = z.object({
  name: words("自治体の名前を入力してください。"),
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, { error: "団体コードは数字6桁で入力してください。" }),
  fiscalYear: z.coerce
    .number({ error: "年度は西暦の数字で入力してください。" })
    .int({ error: "年度は西暦の数字で入力してください。" })
    .min(1989, { error: "年度は1989から2200までで入力してください。" })
    .max(2200, { error: "年度は1989から2200までで入力してください。" }),
  form: z.string(),
  personName: words("氏名を入力してください。"),
  post: z.string().trim().max(200).default(""),
  loginName: words("ユーザー名を入力してください。"),
  password: z
    .string()
    .min(shortestPassword, { error: `パスワードは${shortestPassword}文字以上にしてください。` })
    .max(1000),
});

export const showSetUp: Handler = async (c) => {
  const refusal = await mayNotSetUp(c, c.req.query("token") ?? "");
  const fiscalYear = String(fiscalYearOf(japanDay(c.get("site").now())));
  return refusal ?? setUpPage(c, c.req.query("token") ?? "", { fiscalYear }, []);
};

export const acceptSetUp: Handler = async (c) => {
  const body = await c.req.parseBody();
  const token = String(body.token ?? "");
  const refusal = await mayNotSetUp(c, token);
  if (refusal) return refusal;
  const given = cityForm.safeParse(body);
  const form = await chosenForm(body);
  if (!given.success || !form.ok) {
    const issues = given.success ? [] : given.error.issues;
    const errors = issues.map(({ path, message }) => ({ field: String(path[0] ?? ""), message }));
    return setUpPage(c, token, body, [...errors, ...(form.ok ? [] : form.errors)]);
  }
  const { db, now } = c.get("site");
  const { name, code, fiscalYear, personName, post, loginName, password } = given.data;
  const office = { name: personName, post, loginName, password };
  const outcome = await setUpCity(db, { name, code, fiscalYear, form: form.form, office }, visitOf(c), now());
  if (!outcome.ok) return c.redirect(url("signIn"), 303);
  giveSession(c, outcome.session);
  return c.redirect(url("year", { year: fiscalYear }), 303);
};

/** Only while nothing is set up, and only for who can read the terminal. */
async function mayNotSetUp(c: WebContext, token: string): Promise<Response | null> {
  const { db, setUpToken } = c.get("site");
  if ((await db.municipalities()).length > 0) return c.redirect(url("signIn"), 303);
  if (isSetUpToken(token, setUpToken)) return null;
  return page(c, "message", {
    title: "最初の設定がまだです",
    lines: [
      "道しるべを起動した画面（ターミナル）に「最初の設定」のアドレスが表示されています。そのアドレスを開いてください。",
    ],
    status: 403,
  });
}

type ChosenForm = { ok: true; form: FormDefinition } | { ok: false; errors: FieldError[] };

/** The uploaded definition if there is one, otherwise the built-in form that was chosen. */
async function chosenForm(body: Record<string, unknown>): Promise<ChosenForm> {
  const file = body.definition;
  if (!(file instanceof File) || file.size === 0) {
    const form = builtInForm(String(body.form ?? ""));
    return form ? { ok: true, form } : { ok: false, errors: [{ field: "form", message: "様式を選んでください。" }] };
  }
  const json: unknown = await file
    .text()
    .then((text) => JSON.parse(text))
    .catch(() => undefined);
  if (json === undefined) {
    return { ok: false, errors: [{ field: "definition", message: "様式定義のファイルがJSONとして読めません。" }] };
  }
  const parsed = parseFormDefinition(json);
  if (parsed.ok) return { ok: true, form: parsed.form };
  return {
    ok: false,
    errors: parsed.errors.map(({ path, message }) => ({
      field: "definition",
      message: `様式定義 ${path}：${message}`,
    })),
  };
}

function setUpPage(
  c: WebContext,
  token: string,
  body: Record<string, unknown>,
  errors: FieldError[],
): Promise<Response> {
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(body)) {
    if (typeof value === "string" && key !== "password") values[key] = value;
  }
  const forms = builtInForms.map(({ key, name, municipality = null }) => ({ key, name, municipality }));
  forms.sort((a, b) => Number(a.municipality !== null) - Number(b.municipality !== null));
  return page(c, "set-up", { token, forms, values, errors, status: errors.length > 0 ? 422 : 200 });
}
