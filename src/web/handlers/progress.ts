import { z } from "zod";
import { stageKeys } from "../../domain/cycle/cycle-definition.ts";
import { stagePlaces } from "../../domain/cycle/stage-counts.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { maySetUp } from "../../domain/permissions/permissions.ts";
import { readProgress } from "../../usecases/cycle/read-progress.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { fiscalYear } from "../settings-forms.ts";
import { actorOf, type Handler } from "../site.ts";

const asked = z.object({
  year: fiscalYear,
  department: z.uuid().nullable(),
  stage: z.enum(stageKeys).nullable(),
  at: z.enum([...stagePlaces, "late"]).nullable(),
});

/** How far the city, or a head's own department, has come in the year. */
export const showProgress: Handler = async (c) => {
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
  const outcome = await readProgress(db, actorOf(c), year, filter, japanDay(now()));
  if (!outcome.ok && outcome.reason === "not-found") return notFound(c);
  if (!outcome.ok && outcome.reason === "forbidden") return forbidden(c);
  return page(c, "progress", {
    progress: outcome.ok ? outcome.progress : null,
    filter,
    maySetUp: maySetUp(actorOf(c)),
    fiscalYear: year,
  });
};
