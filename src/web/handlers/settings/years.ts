import { listYears } from "../../../usecases/periods/list-years.ts";
import { openYear } from "../../../usecases/periods/open-year.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { errorsOf, newYearForm, typedValues } from "../../posted/settings-forms.ts";
import { page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

export const showSettings: Handler = (c) => settingsPage(c, {}, []);

export const acceptYear: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = newYearForm.safeParse(body);
  if (!given.success) return settingsPage(c, body, errorsOf(given.error));
  const { fiscalYear, form } = given.data;
  const outcome = await openYear(c.get("site").db, actorOf(c), fiscalYear, form);
  if (outcome.ok) return c.redirect(url("yearSettings", { year: fiscalYear }, { done: "opened" }), 303);
  const error =
    outcome.reason === "already-open"
      ? { field: "fiscalYear", message: "この年度はすでに開いています。下の一覧から選んでください。" }
      : { field: "form", message: "この様式は見つかりません。選び直してください。" };
  return settingsPage(c, body, [error]);
};

async function settingsPage(c: WebContext, body: Record<string, unknown>, errors: FieldError[]): Promise<Response> {
  const { years, forms } = await listYears(c.get("site").db, actorOf(c));
  return page(c, "settings", {
    years,
    forms,
    values: typedValues(body),
    errors,
    status: errors.length > 0 ? 422 : 200,
  });
}
