import { randomUUID } from "node:crypto";
import { z } from "zod";
import { stageKeys } from "../../domain/cycle/cycle-definition.ts";
import { stagePlaces } from "../../domain/cycle/stage-counts.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { mayRunCycle, maySetUp } from "../../domain/permissions/permissions.ts";
import { actOnSheets, type LeftSheet } from "../../usecases/cycle/act-on-sheets.ts";
import { readProgress } from "../../usecases/cycle/read-progress.ts";
import type { FieldError } from "../posted/field-error.ts";
import { fiscalYear, typedValues } from "../posted/settings-forms.ts";
import { typedDay } from "../posted/typed-day.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { refusalText } from "../sayings/cycle-sayings.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";

const asked = z.object({
  year: fiscalYear,
  department: z.uuid().nullable(),
  stage: z.enum(stageKeys).nullable(),
  at: z.enum([...stagePlaces, "late"]).nullable(),
});

const posted = z.object({
  key: z.uuid(),
  act: z.enum(["extend", "reopen"]),
  // A mistyped day counts as none: the act asks for one then.
  until: typedDay().catch(""),
  reason: z.string().max(2_000),
});

/** How far the city, or a head's own department, has come in the year. */
export const showProgress: Handler = (c) => progressPage(c, {});

/** The office extends or reopens many sheets at once. */
export const acceptActOnSheets: Handler = async (c) => {
  const body: Record<string, unknown> = await c.req.parseBody({ all: true });
  const sheetIds = [body.sheet].flat().filter((id): id is string => typeof id === "string");
  const values = typedValues(body);
  const given = posted.safeParse(values);
  const again = (field: string, message: string) =>
    progressPage(c, { errors: [{ field, message }], chosen: sheetIds, values });
  if (!given.success) return again("reason", "理由は2,000字までで書いてください。");
  const { key, act, until, reason } = given.data;
  const { db, now } = c.get("site");
  const asked = {
    sheetIds,
    act: { do: act, until, reason: reason.replace(/\r\n?/g, "\n") },
    key,
    today: japanDay(now()),
  };
  const outcome = await actOnSheets(db, actorOf(c), asked);
  if (outcome.ok) {
    if (outcome.left.length > 0) return progressPage(c, { result: { act, ...outcome } });
    const filter = { department: c.req.query("department"), stage: c.req.query("stage"), at: c.req.query("at") };
    const year = Number(c.req.param("year"));
    return c.redirect(url("progress", { year }, { ...filter, [act]: outcome.done }), 303);
  }
  switch (outcome.reason) {
    case "forbidden":
      return forbidden(c);
    case "nothing-chosen":
      return again("listed", "シートに印を付けてください。");
    case "reason-missing":
      return again("reason", refusalText(outcome.reason, null));
    case "date-missing":
      return again("until", refusalText(outcome.reason, null));
  }
};

type Shown = {
  errors?: FieldError[];
  chosen?: string[];
  values?: Record<string, string>;
  result?: { act: "extend" | "reopen"; done: number; left: LeftSheet[] };
};

async function progressPage(c: WebContext, { errors = [], chosen, values = {}, result }: Shown): Promise<Response> {
  const from = (name: string) => c.req.query(name) ?? null;
  const given = asked.safeParse({
    year: c.req.param("year"),
    department: from("department"),
    stage: from("stage"),
    at: from("at"),
  });
  if (!given.success) return notFound(c);
  const { year, ...filter } = given.data;
  const { db, now } = c.get("site");
  const actor = actorOf(c);
  const outcome = await readProgress(db, actor, year, filter, japanDay(now()));
  if (!outcome.ok && outcome.reason === "not-found") return notFound(c);
  if (!outcome.ok && outcome.reason === "forbidden") return forbidden(c);
  return page(c, "progress", {
    progress: outcome.ok ? outcome.progress : null,
    filter,
    many: mayRunCycle(actor) ? { key: randomUUID(), chosen: chosen ?? null, values, errors } : null,
    result: result ?? doneBefore(c),
    maySetUp: maySetUp(actor),
    fiscalYear: year,
    status: errors.length > 0 ? 422 : 200,
  });
}

/** What the address says was just done. */
function doneBefore(c: WebContext): Required<Shown>["result"] | null {
  for (const act of ["extend", "reopen"] as const) {
    const done = c.req.query(act);
    if (done !== undefined && /^\d{1,5}$/.test(done)) return { act, done: Number(done), left: [] };
  }
  return null;
}
