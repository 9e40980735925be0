import { z } from "zod";
import { addUnit } from "../../../usecases/organisation/add-unit.ts";
import { removeUnit } from "../../../usecases/organisation/remove-unit.ts";
import { chooseYearForm } from "../../../usecases/periods/open-year.ts";
import { readYearSettings } from "../../../usecases/periods/read-year-settings.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { errorsOf, fiscalYear, newUnitForm, typedValues, yearForm } from "../../posted/settings-forms.ts";
import { notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

export const showYearSettings: Handler = (c) => yearPage(c, {}, []);

export const acceptYearForm: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = yearForm.safeParse(body);
  const year = yearOf(c);
  if (year === null) return notFound(c);
  if (!given.success) return yearPage(c, body, errorsOf(given.error));
  const outcome = await chooseYearForm(c.get("site").db, actorOf(c), year, given.data.form);
  if (outcome.ok) return c.redirect(url("yearSettings", { year }, { done: "form" }), 303);
  return yearPage(c, body, [{ field: "form", message: "この様式は見つかりません。選び直してください。" }]);
};

export const acceptUnit: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = newUnitForm.safeParse(body);
  const year = yearOf(c);
  if (year === null) return notFound(c);
  if (!given.success) return yearPage(c, body, errorsOf(given.error));
  const { db } = c.get("site");
  if (!(await readYearSettings(db, actorOf(c), year))) return notFound(c);
  const { name, parentId, since } = given.data;
  const from = since === "always" ? null : year;
  const outcome = await addUnit(db, actorOf(c), year, { name, parentId, from });
  if (outcome.ok) return c.redirect(url("yearSettings", { year }, { done: "unit" }), 303);
  if (outcome.reason === "no-such-parent") return notFound(c);
  return yearPage(c, body, [
    { field: "name", message: `「${name}」は同じ場所にすでにあります。別の名前にするか、置き場所をお確かめください。` },
  ]);
};

export const acceptRemoval: Handler = async (c) => {
  const year = yearOf(c);
  const unitId = c.req.param("unitId") ?? "";
  if (year === null || !z.uuid().safeParse(unitId).success) return notFound(c);
  const outcome = await removeUnit(c.get("site").db, actorOf(c), unitId);
  if (outcome.ok) return c.redirect(url("yearSettings", { year }, { done: "removed" }), 303);
  if (outcome.reason === "not-found") return notFound(c);
  return yearPage(c, {}, [
    { field: "units", message: "この部・課にはシート、利用者、または下の課があるため、取り消せません。" },
  ]);
};

export function yearOf(c: WebContext): number | null {
  return fiscalYear.safeParse(c.req.param("year")).data ?? null;
}

const flashes: Record<string, string> = {
  opened: "年度を開きました。部・課を確かめて、シートを用意してください",
  form: "新しいシートの様式を変更しました。すでにあるシートの様式は変わりません",
  unit: "部・課を追加しました",
  removed: "部・課を取り消しました",
};

function flashOf(c: WebContext): string | null {
  const made = c.req.query("made");
  if (made === "0") return "シートのない課はありませんでした";
  if (made !== undefined && /^\d{1,6}$/.test(made)) return `空のシートを${made}枚作りました`;
  return flashes[c.req.query("done") ?? ""] ?? null;
}

async function yearPage(c: WebContext, body: Record<string, unknown>, errors: FieldError[]): Promise<Response> {
  const year = yearOf(c);
  const settings = year === null ? null : await readYearSettings(c.get("site").db, actorOf(c), year);
  if (!settings) return notFound(c);
  return page(c, "year-settings", {
    settings,
    values: typedValues(body),
    errors,
    flash: errors.length > 0 ? null : flashOf(c),
    fiscalYear: settings.fiscalYear,
    status: errors.length > 0 ? 422 : 200,
  });
}
