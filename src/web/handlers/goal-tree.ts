import { z } from "zod";
import { readGoalTree } from "../../usecases/cascade/read-goal-tree.ts";
import { notFound, page } from "../respond.ts";
import { actorOf, type Handler } from "../site.ts";

const asked = z.object({
  year: z.coerce.number().int().min(1989).max(2200),
  department: z.uuid().optional(),
  plan: z.string().max(200).optional(),
});

export const showGoalTree: Handler = async (c) => {
  const given = asked.safeParse({ year: c.req.param("year"), ...c.req.query() });
  if (!given.success) return notFound(c);
  const { year, department = null, plan = null } = given.data;
  const view = await readGoalTree(c.get("site").db, actorOf(c), { fiscalYear: year, department, plan });
  if (!view) return notFound(c);
  return page(c, "goal-tree", { view, department, fiscalYear: year });
};
