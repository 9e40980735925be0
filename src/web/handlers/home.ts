import { z } from "zod";
import { isOver, presentPhase } from "../../domain/cycle/present-phase.ts";
import { presentPhaseOf } from "../../domain/cycle/stage-counts.ts";
import type { Phase } from "../../domain/forms/form-definition.ts";
import { fiscalYearOf, yearInHand } from "../../domain/periods/fiscal-year.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { ownUnits } from "../../domain/permissions/permissions.ts";
import { readQueue } from "../../usecases/cycle/read-queue.ts";
import { readYear } from "../../usecases/home/read-year.ts";
import type { YearOverview } from "../../usecases/home/year-overview.ts";
import { notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler, signedInOf } from "../site.ts";

const asked = z.object({ year: z.coerce.number().int().min(1989).max(2200), department: z.uuid().optional() });

/** What the person must do; without any, the year we are in, or the latest there is. */
export const showHome: Handler = async (c) => {
  const { years, actor } = signedInOf(c);
  const { db, now } = c.get("site");
  const today = japanDay(now());
  const { todos } = await readQueue(db, actor, today);
  if (todos.length > 0) return c.redirect(url("todo"), 303);
  return c.redirect(url("year", { year: yearInHand(years, today) ?? fiscalYearOf(today) }), 303);
};

export const showYear: Handler = async (c) => {
  const { db, now } = c.get("site");
  const actor = actorOf(c);
  const given = asked.safeParse({ year: c.req.param("year"), department: c.req.query("department") });
  if (!given.success) return notFound(c);
  const { year, department = null } = given.data;
  const today = japanDay(now());
  const overview = await readYear(db, actor, year, department);
  if (!overview) return notFound(c);
  return page(c, "home", {
    overview,
    department,
    phase: phaseOf(overview, today),
    over: isOver(year, today),
    ownUnitIds: ownUnits(actor),
    today,
    fiscalYear: year,
  });
};

/** By the year's own days where it runs a cycle, else by the calendar. */
function phaseOf({ fiscalYear, departments }: YearOverview, today: string): Phase {
  const sheets = departments.flatMap(({ units }) => units.flatMap((unit) => unit.sheets));
  const cycle = sheets.find((sheet) => sheet.cycle)?.cycle;
  return cycle ? presentPhaseOf(cycle, today) : presentPhase(fiscalYear, today);
}
