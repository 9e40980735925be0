import { builtInCycle, builtInCycles } from "../../../domain/cycle/built-in-cycles.ts";
import type { CycleDefinition } from "../../../domain/cycle/cycle-definition.ts";
import { japanDay } from "../../../domain/periods/japan-day.ts";
import { findCycleFaults } from "../../../usecases/cycle/find-cycle-faults.ts";
import type { AffectedSheet } from "../../../usecases/cycle/move-sheets.ts";
import { readCycle } from "../../../usecases/cycle/read-cycle.ts";
import { setCycle } from "../../../usecases/cycle/set-cycle.ts";
import { cyclePreview } from "../../in-page/cycle-preview.ts";
import { cycleFields, fieldOfFault, type PostedCycle, readCycleForm } from "../../posted/cycle-form.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { typedValues } from "../../posted/settings-forms.ts";
import { forbidden, notFound, page, wantsJson } from "../../respond.ts";
import { url } from "../../routes.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";
import { yearOf } from "./year.ts";

export const showCycle: Handler = async (c) => {
  const year = yearOf(c);
  const found = year === null ? null : await readCycle(c.get("site").db, actorOf(c), year);
  if (!found) return notFound(c);
  const base = c.req.query("base") ?? "";
  const chosen = builtInCycle(base) ?? found.cycle?.definition;
  const flash = c.req.query("done") === "saved" ? "年間の流れを保存しました" : null;
  if (!chosen) return cyclePage(c, found.fiscalYear, "", null, {});
  const start = found.cycle?.startStage ?? "planning";
  const fields = cycleFields(
    chosen,
    chosen.stages.some(({ stage }) => stage === start) ? start : "planning",
    found.fiscalYear,
  );
  const posted = readCycleForm(chosen, found.fiscalYear, fields);
  const shown = { fields: { ...fields, seen: `${found.cycle?.version ?? 0}` }, posted };
  return cyclePage(c, found.fiscalYear, builtInCycle(base) ? base : "", shown, { flash });
};

/** Stores what was posted, or only shows how the year would run (`what=preview`). */
export const acceptCycle: Handler = async (c) => {
  const year = yearOf(c);
  const fields = typedValues(await c.req.parseBody());
  const { db } = c.get("site");
  const found = year === null ? null : await readCycle(db, actorOf(c), year);
  const base: CycleDefinition | undefined = builtInCycle(fields.base ?? "") ?? found?.cycle?.definition;
  if (year === null || !found || !base) return notFound(c);
  const posted = readCycleForm(base, year, fields);
  const show = (more: Shown) => cyclePage(c, year, fields.base ?? "", { fields, posted }, more);
  const { stages } = posted.definition;
  if (fields.what === "preview" || posted.errors.length > 0) {
    const faults = await findCycleFaults(db, actorOf(c), year, posted.definition);
    const errors = [...posted.errors, ...faults.map((fault) => fieldOfFault(stages, fault))];
    if (wantsJson(c)) return c.json(cyclePreview(posted, year, japanDay(c.get("site").now()), errors));
    return show(fields.what === "preview" ? { faults: errors } : { errors });
  }
  const move = fields.move === "yes";
  const seen = /^\d+$/.test(fields.seen ?? "") ? Number(fields.seen) : undefined;
  const outcome = await setCycle(db, actorOf(c), year, posted.definition, posted.startStage, { move, seen });
  if (outcome.ok) return c.redirect(url("yearCycle", { year }, { done: "saved" }), 303);
  switch (outcome.reason) {
    case "forbidden":
      return forbidden(c);
    case "not-found":
      return notFound(c);
    case "no-such-stage":
      return show({ errors: [{ field: "startStage", message: "この流れにある時期を選んでください。" }] });
    case "changed":
      // Who saves once more has been told.
      fields.seen = `${outcome.version}`;
      return show({ errors: [{ field: "name", message: changedMeanwhile }] });
    case "sheets-unfinished":
    case "sheets-affected":
      return show({ affected: { sheets: outcome.sheets, movable: outcome.reason === "sheets-affected" } });
    case "invalid":
      return show({ errors: outcome.faults.map((fault) => fieldOfFault(stages, fault)) });
  }
};

const changedMeanwhile =
  "開いているあいだに、ほかの方が年間の流れを保存しました。まだ保存していません。別の画面で新しい流れをご覧になり、入力した内容でよければもう一度保存してください。";

type Shown = {
  errors?: FieldError[];
  /** What is not right yet in what was only looked at. */
  faults?: FieldError[];
  affected?: { sheets: AffectedSheet[]; movable: boolean };
  flash?: string | null;
};

function cyclePage(
  c: WebContext,
  year: number,
  base: string,
  shown: { fields: Record<string, string>; posted: PostedCycle } | null,
  { errors = [], faults = [], affected, flash = null }: Shown,
): Promise<Response> {
  const today = japanDay(c.get("site").now());
  const form = shown && { fields: shown.fields, preview: cyclePreview(shown.posted, year, today, faults) };
  return page(c, "cycle", {
    fiscalYear: year,
    base,
    form,
    choices: builtInCycles.map(({ key, name, stages }) => ({ key, name, stages: stages.map(({ label }) => label) })),
    errors,
    affected: affected ?? null,
    flash,
    status: errors.length > 0 || affected ? 422 : 200,
  });
}
