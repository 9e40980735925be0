import { randomUUID } from "node:crypto";
import { z } from "zod";
import { reorganisationKinds } from "../../../domain/organisation/reorganisation.ts";
import { fiscalYearLabel, fiscalYearOf } from "../../../domain/periods/fiscal-year.ts";
import { japanDay } from "../../../domain/periods/japan-day.ts";
import type { ReorganisationRefusal, Reorganised } from "../../../usecases/organisation/load-reorganisation.ts";
import { readOrganisation } from "../../../usecases/organisation/read-organisation.ts";
import { previewReorganisation, reorganise } from "../../../usecases/organisation/reorganise.ts";
import { undoReorganisation } from "../../../usecases/organisation/undo-reorganisation.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { reorganisationOf } from "../../posted/reorganisation-form.ts";
import { fiscalYear, typedValues } from "../../posted/settings-forms.ts";
import { notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { planProblem, undoProblems } from "../../sayings/reorganisation-sayings.ts";
import { actorOf, type Handler, note, type WebContext } from "../../site.ts";

const kindOf = (c: WebContext) => z.enum(reorganisationKinds).parse(c.req.param("kind"));
const yearOf = (c: WebContext) => fiscalYear.safeParse(c.req.param("year")).data ?? null;
const request = z.object({ actId: z.uuid(), seen: z.string().max(100) });

export const showOrganisation: Handler = (c) => organisationPage(c, null);

export const showReorganisation: Handler = (c) => formPage(c, c.req.query(), [], []);

export const showReorganisationPreview: Handler = async (c) => {
  const year = yearOf(c);
  if (year === null) return notFound(c);
  if (Object.keys(c.req.query()).length === 0) return formPage(c, {}, [], []);
  const given = reorganisationOf(kindOf(c), year, c.req.query());
  if (!given.ok) return formPage(c, c.req.query(), given.errors, []);
  const outcome = await previewReorganisation(c.get("site").db, actorOf(c), given.request);
  if (!outcome.ok) return refuse(c, c.req.query(), outcome);
  return previewPage(c, c.req.query(), outcome.reorganised, null);
};

export const acceptReorganisation: Handler = async (c) => {
  const year = yearOf(c);
  const body: Record<string, unknown> = await c.req.parseBody();
  const asked = request.safeParse(body);
  if (year === null || !asked.success) return notFound(c);
  const given = reorganisationOf(kindOf(c), year, body);
  if (!given.ok) return formPage(c, body, given.errors, []);
  const { db } = c.get("site");
  const outcome = await reorganise(db, actorOf(c), given.request, asked.data);
  if (outcome.ok) return c.redirect(url("organisation", {}, { year, done: "changed" }), 303);
  if (outcome.reason !== "changed") return refuse(c, body, outcome);
  const again = await previewReorganisation(db, actorOf(c), given.request);
  if (!again.ok) return refuse(c, body, again);
  const said = "確かめているあいだに、組織またはシートが変わりました。下の内容でよいか、もう一度ご確認ください。";
  return previewPage(c, body, again.reorganised, said);
};

export const acceptUndo: Handler = async (c) => {
  const actId = c.req.param("actId") ?? "";
  if (!z.uuid().safeParse(actId).success) return notFound(c);
  const outcome = await undoReorganisation(c.get("site").db, actorOf(c), actId);
  const done = outcome.ok && outcome.postsLeft > 0 ? "undone-without-posts" : "undone";
  if (outcome.ok) return c.redirect(url("organisation", {}, { year: c.req.query("year"), done }), 303);
  const absent = outcome.reason === "not-found";
  if (absent) note(c, "not-found");
  return organisationPage(c, undoProblems[outcome.reason], absent ? 404 : 422);
};

const flashes: Record<string, string> = {
  changed: "組織の変更を登録しました",
  undone: "組織の変更を取り消しました",
  "undone-without-posts":
    "組織の変更を取り消しました。登録のあとに直された所属・職は、そのままです。「利用者」でご確認ください",
};

async function organisationPage(c: WebContext, error: string | null, refused: 404 | 422 = 422): Promise<Response> {
  const { db, now } = c.get("site");
  const year = fiscalYear.safeParse(c.req.query("year")).data ?? fiscalYearOf(japanDay(now()));
  return page(c, "organisation", {
    organisation: await readOrganisation(db, actorOf(c), year, japanDay(now())),
    flash: error ? null : (flashes[c.req.query("done") ?? ""] ?? null),
    error,
    fiscalYear: year,
    status: error ? refused : 200,
  });
}

async function formPage(
  c: WebContext,
  given: Record<string, unknown>,
  errors: FieldError[],
  left: { sheetId: string; words: string }[],
): Promise<Response> {
  const year = yearOf(c);
  if (year === null) return notFound(c);
  const { db, now } = c.get("site");
  const { units } = await readOrganisation(db, actorOf(c), year, japanDay(now()));
  return page(c, "reorganisation", {
    kind: kindOf(c),
    year,
    units: units.filter(({ lastYear }) => lastYear === null),
    values: typedValues(given),
    errors,
    left,
    fiscalYear: year,
    status: errors.length + left.length > 0 ? 422 : 200,
  });
}

function previewPage(
  c: WebContext,
  given: Record<string, unknown>,
  reorganised: Reorganised,
  said: string | null,
): Promise<Response> {
  const { actId: _, seen: __, ...values } = typedValues(given);
  return page(c, "reorganisation-preview", {
    kind: kindOf(c),
    year: reorganised.plan.effect.firstYear,
    reorganised,
    values,
    actId: randomUUID(),
    said,
    fiscalYear: reorganised.plan.effect.firstYear,
    status: said ? 409 : 200,
  });
}

function refuse(c: WebContext, given: Record<string, unknown>, outcome: ReorganisationRefusal): Promise<Response> {
  if (outcome.reason !== "homeless") {
    const field = outcome.reason === "name-taken" ? "name" : "unitId";
    return formPage(c, given, [{ field, message: planProblem(outcome.reason, outcome.name) }], []);
  }
  const left = outcome.left.map((one) => {
    const words = "title" in one ? one.title : `${fiscalYearLabel(one.fiscalYear)}のシート ${one.sheetNumber}`;
    return { sheetId: one.sheetId, words };
  });
  return formPage(c, given, [], left);
}
