import { z } from "zod";
import { japanDay } from "../../../domain/periods/japan-day.ts";
import { deployList, type RefusedLine, readDeployment } from "../../../usecases/shared-goals/deploy-list.ts";
import { forbidden, notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { refusalText } from "../../sayings/cycle-sayings.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";
import { inPage, sheetOf } from "../sheet.ts";

const field = "goal.";
const units = z.union([z.uuid(), z.array(z.uuid())]).transform((given) => [given].flat());

export const showDeployment: Handler = (c) => deploymentPage(c, []);

/** Fields `goal.<goalId>`, one for each section. */
export const acceptDeployment: Handler = async (c) => {
  const body: Record<string, unknown> = await c.req.parseBody({ all: true });
  const wanted: Record<string, string[]> = {};
  for (const [key, value] of Object.entries(body)) {
    const chosen = units.safeParse(value);
    if (!key.startsWith(field)) continue;
    if (!chosen.success) return notFound(c);
    wanted[key.slice(field.length)] = chosen.data;
  }
  const { db, now } = c.get("site");
  const sheetId = c.req.param("sheetId") ?? "";
  const outcome = await deployList(db, actorOf(c), sheetId, wanted, japanDay(now()));
  if (outcome.ok) {
    if (outcome.refused.length > 0) return deploymentPage(c, outcome.refused);
    return c.redirect(url("sheet", { sheetId }, { done: outcome.lines > 0 ? "deployed" : null }), 303);
  }
  if (outcome.reason !== "no-form") return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  const lines = ["この年度の様式がまだ決まっていません。事務局が「設定」で選ぶと展開できます。何も変更していません。"];
  return page(c, "message", { title: "まだ展開できません", lines, status: 422 });
};

async function deploymentPage(c: WebContext, refused: RefusedLine[]): Promise<Response> {
  const view = await sheetOf(c);
  if (!view) return notFound(c);
  const outcome = await readDeployment(c.get("site").db, actorOf(c), view.sheetId);
  if (!outcome.ok) return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  const { sections, lines } = outcome.deployment;
  return page(c, "deployment", {
    sheet: inPage(view),
    sections,
    lines,
    refused: refused.map(({ path, name, why, day }) => ({ path, name, said: why ? refusalText(why, day) : "" })),
    fiscalYear: view.fiscalYear,
    status: refused.length > 0 ? 409 : 200,
  });
}
