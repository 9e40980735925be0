import { z } from "zod";
import { japanDay } from "../../../domain/periods/japan-day.ts";
import { placeSharedGoal, type UnitPlace } from "../../../usecases/shared-goals/place-shared-goal.ts";
import { readUnitPlaces } from "../../../usecases/shared-goals/read-shared-goal.ts";
import { catchUpSheet } from "../../../usecases/shared-goals/spread-shared-goal.ts";
import { withdrawSharedGoal } from "../../../usecases/shared-goals/withdraw-shared-goal.ts";
import { formOf } from "../../form-of.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { forbidden, notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { refusalText } from "../../sayings/cycle-sayings.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

const ids = z
  .union([z.uuid(), z.array(z.uuid())])
  .optional()
  .transform((given) => [given ?? []].flat());
const chosen = z.object({ unit: ids, department: ids });

export const showSharedGoalUnits: Handler = (c) => unitsPage(c, []);

/** `unit`: one by one; `department`: all units of it that can take the goal. */
export const acceptSharedGoalUnits: Handler = async (c) => {
  const { db, now } = c.get("site");
  const form = chosen.safeParse(await c.req.parseBody({ all: true }));
  if (!form.success) return notFound(c);
  const today = japanDay(now());
  const sharedGoalId = c.req.param("sharedGoalId") ?? "";
  const found = await readUnitPlaces(db, actorOf(c), sharedGoalId, today);
  if (!found) return notFound(c);
  const { unit, department } = form.data;
  const whole = found.places.filter(({ departmentId, why, has }) => department.includes(departmentId) && !why && !has);
  const unitIds = [...new Set([...unit, ...whole.map(({ unitId }) => unitId)])];
  if (unitIds.length === 0) return unitsPage(c, [], [{ field: "units", message: "載せる課を選んでください。" }]);
  const outcome = await placeSharedGoal(db, actorOf(c), sharedGoalId, unitIds, today);
  if (outcome.ok) {
    if (outcome.refused.length === 0) return c.redirect(url("sharedGoal", { sharedGoalId }, { done: "placed" }), 303);
    return unitsPage(c, outcome.refused);
  }
  if (outcome.reason === "forbidden") return forbidden(c);
  if (outcome.reason === "not-found") return notFound(c);
  const lines =
    outcome.reason === "incomplete"
      ? [`「${outcome.labels.join("」「")}」がまだ書かれていません。課の人は書けない欄なので、先に書いてください。`]
      : ["この年度の様式がまだ決まっていません。事務局が「設定」で選ぶと載せられます。"];
  return page(c, "message", { title: "まだ載せられません", lines: [...lines, "何も変更していません。"], status: 422 });
};

export const acceptWithdrawal: Handler = async (c) => {
  const { db, now } = c.get("site");
  const form = await formOf(c, z.object({ goalId: z.uuid() }));
  if (!form) return notFound(c);
  const sharedGoalId = c.req.param("sharedGoalId") ?? "";
  const outcome = await withdrawSharedGoal(db, actorOf(c), sharedGoalId, form.goalId, japanDay(now()));
  if (outcome.ok) {
    return c.redirect(url("sharedGoal", { sharedGoalId }, { done: outcome.kept ? "kept" : "withdrawn" }), 303);
  }
  if (outcome.reason === "locked") {
    const lines = [refusalText(outcome.why, outcome.day), "シートは変わっていません。"];
    return page(c, "message", { title: "外せませんでした", lines, status: 409 });
  }
  return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
};

/** For who writes the sheet: its rows take the present words of their shared goals. */
export const acceptCatchUp: Handler = async (c) => {
  const { db, now } = c.get("site");
  const sheetId = c.req.param("sheetId") ?? "";
  const outcome = await catchUpSheet(db, actorOf(c), sheetId, japanDay(now()));
  if (!outcome.ok) return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  const [first] = outcome.waiting;
  if (!first?.why) return c.redirect(url("sheet", { sheetId }, { done: "caught-up" }), 303);
  const lines = [refusalText(first.why, first.day), "シートは変わっていません。"];
  return page(c, "message", { title: "反映できませんでした", lines, status: 409 });
};

async function unitsPage(c: WebContext, refused: UnitPlace[], errors: FieldError[] = []): Promise<Response> {
  const { db, now } = c.get("site");
  const found = await readUnitPlaces(db, actorOf(c), c.req.param("sharedGoalId") ?? "", japanDay(now()));
  if (!found) return notFound(c);
  const { loaded, places } = found;
  if (!loaded.mayEdit) return forbidden(c);
  return page(c, "shared-goal-units", {
    record: loaded.record,
    places: places.map(({ into, ...place }) => ({
      ...place,
      sheetId: into?.sheetId ?? null,
      goalId: loaded.places.find(({ sheet }) => sheet.unitId === place.unitId)?.goal.id ?? null,
      said: place.why && refusalText(place.why, place.day),
    })),
    refused: refused.map(({ path, why, day }) => ({ path, said: why ? refusalText(why, day) : "" })),
    errors,
    fiscalYear: loaded.record.fiscalYear,
    status: errors.length > 0 ? 422 : refused.length > 0 ? 409 : 200,
  });
}
