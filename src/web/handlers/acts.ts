import { randomUUID } from "node:crypto";
import type { SheetActName } from "../../domain/cycle/cycle-state.ts";
import { pendingLevel, type Situation, stageOf } from "../../domain/cycle/situation.ts";
import { actsAs, possibleActs } from "../../domain/cycle/transitions.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { actOnSheet } from "../../usecases/cycle/act-on-sheet.ts";
import type { SheetView } from "../../usecases/sheets/read-sheet.ts";
import { asksWords } from "../in-page/cycle-in-page.ts";
import { actNames, readActForm } from "../posted/act-form.ts";
import type { FieldError } from "../posted/field-error.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actLabel, refusalText } from "../sayings/cycle-sayings.ts";
import { sheetEditing } from "../sheet-editing.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";
import { inPage, sheetOf } from "./sheet.ts";

/** The page that asks for the words of an act. */
export const showAct: Handler = async (c) => {
  const view = await sheetOf(c);
  const act = actOf(c);
  const actor = actorOf(c);
  if (!view || !act) return notFound(c);
  const { situation } = sheetEditing(view, actor, japanDay(c.get("site").now()));
  if (!situation || !asksWords(act, actsAs(situation) === null)) return notFound(c);
  const possible = possibleActs(situation).find((one) => one.act === act);
  if (!possible) return forbidden(c);
  if (possible.reason) return refused(c, refusalText(possible.reason, null));
  return actPage(c, view, situation, act, {}, []);
};

export const acceptAct: Handler = async (c) => {
  const view = await sheetOf(c);
  const act = actOf(c);
  if (!view || !act) return notFound(c);
  const { db, now } = c.get("site");
  const today = japanDay(now());
  const { situation } = sheetEditing(view, actorOf(c), today);
  if (!situation) return notFound(c);
  if (!possibleActs(situation).some((one) => one.act === act)) return forbidden(c);
  const body: Record<string, unknown> = await c.req.parseBody();
  const form = readActForm(act, body);
  const again = (error: FieldError) => actPage(c, view, situation, act, body, [error]);
  if (!form) return again({ field: "reason", message: "理由は2,000字までで書いてください。" });
  const { sheetId } = view;
  const outcome = await actOnSheet(db, actorOf(c), sheetId, { ...form, today });
  if (outcome.ok) return c.redirect(url("sheet", { sheetId }, { done: act }), 303);
  switch (outcome.reason) {
    case "not-found":
    case "no-cycle":
      return notFound(c);
    case "not-yours":
      return forbidden(c);
    case "reason-missing":
      return again({ field: "reason", message: refusalText(outcome.reason, null) });
    case "date-missing":
      return again({ field: "until", message: refusalText(outcome.reason, null) });
    case "changed-since":
      return refused(
        c,
        "この画面を開いたあとに、シートの内容が変わりました。いまの内容を読んでから、もう一度行ってください。",
      );
    default:
      return refused(c, refusalText(outcome.reason, null));
  }
};

function actOf(c: WebContext): SheetActName | undefined {
  return actNames.find((name) => name === c.req.param("act"));
}

function refused(c: WebContext, why: string): Response | Promise<Response> {
  const back = { href: url("sheet", { sheetId: c.req.param("sheetId") ?? "" }), label: "シートへ戻る" };
  return page(c, "message", {
    title: "この手続きはできませんでした",
    lines: [why, "シートは変わっていません。"],
    back,
    status: 409,
  });
}

async function actPage(
  c: WebContext,
  view: SheetView,
  situation: Situation,
  act: SheetActName,
  body: Record<string, unknown>,
  errors: FieldError[],
): Promise<Response> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) if (typeof value === "string") values[name] = value;
  return page(c, "act", {
    sheet: inPage(view),
    act,
    as: actsAs(situation),
    phases: stageOf(situation).fills,
    label: actLabel(act, actsAs(situation), pendingLevel(situation)),
    requestKey: randomUUID(),
    asks: {
      reason: act === "extend" ? "optional" : "required",
      until: act === "extend" || act === "reopen",
      notes: act === "sendBack",
    },
    values,
    errors,
    fiscalYear: view.fiscalYear,
    status: errors.length > 0 ? 422 : 200,
  });
}
