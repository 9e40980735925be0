import { z } from "zod";
import { continueSharedGoals } from "../../../usecases/shared-goals/continue-shared-goals.ts";
import { makeSharedGoal, removeSharedGoal } from "../../../usecases/shared-goals/make-shared-goal.ts";
import { readSharedGoals } from "../../../usecases/shared-goals/read-shared-goals.ts";
import { formOf } from "../../form-of.ts";
import { longestText } from "../../posted/sheet-change-schema.ts";
import { forbidden, notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

const yearAsked = z.coerce.number().int().min(1989).max(2200);
const newGoal = z.object({
  title: z.string().max(longestText),
  owner: z.union([z.literal("office").transform(() => null), z.uuid()]),
});

const continued = z.object({
  goal: z
    .union([z.uuid(), z.array(z.uuid())])
    .optional()
    .transform((given) => [given ?? []].flat()),
});
const flashes: Record<string, string> = {
  removed: "共通目標を削除しました。内容は履歴に残っています",
  continued: "前の年度から続けました。計画を今年度に合わせて直し、載せる課を選んでください",
};

export const showSharedGoals: Handler = (c) => listPage(c, { title: "", error: null });

export const acceptSharedGoal: Handler = async (c) => {
  const form = await formOf(c, newGoal);
  const year = yearAsked.safeParse(c.req.param("year"));
  if (!form || !year.success) return notFound(c);
  const title = form.title.replace(/\r\n?/g, "\n");
  if (title.trim() === "") return listPage(c, { title, error: "目標の名前を書いてください。" });
  const wanted = { fiscalYear: year.data, ownerUnitId: form.owner, title };
  const outcome = await makeSharedGoal(c.get("site").db, actorOf(c), wanted);
  if (outcome.ok) return c.redirect(url("editSharedGoal", { sharedGoalId: outcome.sharedGoalId }), 303);
  if (outcome.reason === "no-form") {
    return listPage(c, { title, error: "この年度の様式がまだ決まっていません。事務局が「設定」で選ぶと作れます。" });
  }
  return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
};

export const acceptContinuation: Handler = async (c) => {
  const form = continued.safeParse(await c.req.parseBody({ all: true }));
  const year = yearAsked.safeParse(c.req.param("year"));
  if (!form.success || !year.success) return notFound(c);
  const outcome = await continueSharedGoals(c.get("site").db, actorOf(c), year.data, form.data.goal);
  if (outcome.ok) return c.redirect(url("sharedGoals", { year: year.data }, { done: "continued" }), 303);
  if (outcome.reason !== "no-form") return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  return listPage(c, { title: "", error: "この年度の様式がまだ決まっていません。事務局が「設定」で選ぶと作れます。" });
};

export const acceptSharedGoalRemoval: Handler = async (c) => {
  const outcome = await removeSharedGoal(c.get("site").db, actorOf(c), c.req.param("sharedGoalId") ?? "");
  if (outcome.ok) return c.redirect(url("sharedGoals", { year: outcome.fiscalYear }, { done: "removed" }), 303);
  if (outcome.reason !== "in-use") return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  const lines = [
    "この共通目標を載せているシートがあります。先に「載せる課を選ぶ」で外してください。何も変更していません。",
  ];
  return page(c, "message", { title: "まだ削除できません", lines, status: 409 });
};

async function listPage(c: WebContext, written: { title: string; error: string | null }): Promise<Response> {
  const year = yearAsked.safeParse(c.req.param("year"));
  const list = year.success ? await readSharedGoals(c.get("site").db, actorOf(c), year.data) : null;
  if (!list || !year.success) return notFound(c);
  return page(c, "shared-goals", {
    ...list,
    ...written,
    flash: flashes[c.req.query("done") ?? ""] ?? null,
    fiscalYear: year.data,
    status: written.error ? 422 : 200,
  });
}
