import { builtInCycle, builtInCycles } from "../../../domain/cycle/built-in-cycles.ts";
import type { CycleDefinition } from "../../../domain/cycle/cycle-definition.ts";
import { readCycle } from "../../../usecases/cycle/read-cycle.ts";
import { setCycle } from "../../../usecases/cycle/set-cycle.ts";
import { readCycleForm } from "../../cycle-form.ts";
import type { FieldError } from "../../field-error.ts";
import { forbidden, notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { typedValues } from "../../settings-forms.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";
import { yearOf } from "./year.ts";

export const showCycle: Handler = (c) => cyclePage(c, c.req.query("base") ?? "", {}, []);

export const acceptCycle: Handler = async (c) => {
  const year = yearOf(c);
  const body = await c.req.parseBody();
  const base = typeof body.base === "string" ? body.base : "";
  const { db } = c.get("site");
  const found = year === null ? null : await readCycle(db, actorOf(c), year);
  const definition = builtInCycle(base) ?? found?.cycle?.definition;
  if (year === null || !definition) return notFound(c);
  const form = readCycleForm(definition, year, body);
  if (!form.ok) return cyclePage(c, base, body, form.errors);
  const outcome = await setCycle(db, actorOf(c), year, form.definition, form.startStage);
  if (outcome.ok) return c.redirect(url("yearCycle", { year }, { done: "saved" }), 303);
  switch (outcome.reason) {
    case "forbidden":
      return forbidden(c);
    case "not-found":
      return notFound(c);
    case "no-such-stage":
      return cyclePage(c, base, body, [
        { field: "startStage", message: "この流れにない時期です。選び直してください。" },
      ]);
    case "stage-in-use":
      return cyclePage(c, base, body, [
        { field: "base", message: "この流れにない時期まで進んだシートがあるため、変更できません。" },
      ]);
    case "invalid":
      return cyclePage(
        c,
        base,
        body,
        outcome.faults.map(({ message }) => ({ field: "days", message })),
      );
  }
};

async function cyclePage(
  c: WebContext,
  base: string,
  body: Record<string, unknown>,
  errors: FieldError[],
): Promise<Response> {
  const year = yearOf(c);
  const found = year === null ? null : await readCycle(c.get("site").db, actorOf(c), year);
  if (!found) return notFound(c);
  const chosen: CycleDefinition | null = builtInCycle(base) ?? found.cycle?.definition ?? null;
  return page(c, "cycle", {
    fiscalYear: found.fiscalYear,
    base: builtInCycle(base) ? base : "",
    chosen,
    startStage: found.cycle?.startStage ?? chosen?.stages[0]?.stage ?? "planning",
    choices: builtInCycles.map(({ key, name, stages }) => ({ key, name, stages: stages.map(({ label }) => label) })),
    values: typedValues(body),
    errors,
    flash: errors.length === 0 && c.req.query("done") === "saved" ? "年間の流れを保存しました" : null,
    status: errors.length > 0 ? 422 : 200,
  });
}
