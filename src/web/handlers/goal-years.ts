import { yearsSideBySide } from "../../domain/carry-over/years-side-by-side.ts";
import { readGoalYears } from "../../usecases/goals/goal-years.ts";
import { notFound, page } from "../respond.ts";
import { actorOf, type Handler } from "../site.ts";

export const showGoalYears: Handler = async (c) => {
  const goalId = c.req.param("goalId") ?? "";
  const outcome = await readGoalYears(c.get("site").db, actorOf(c), goalId);
  if (!outcome.ok) return notFound(c);
  const heads = outcome.years.map(({ goal, sheetId, fiscalYear, path, ended }) => {
    return { goalId: goal.id, sheetId, fiscalYear, unitPath: path, ended };
  });
  const here = heads.find((head) => head.goalId === goalId);
  const goal = outcome.years.find((year) => year.goal.id === goalId)?.goal;
  if (!here || !goal) return notFound(c);
  return page(c, "goal-years", {
    title: goal.texts.title ?? goal.texts.number ?? "無題",
    here,
    years: heads,
    disposed: outcome.disposed,
    rows: yearsSideBySide(outcome.years),
    fiscalYear: here.fiscalYear,
  });
};
