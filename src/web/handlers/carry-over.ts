import { z } from "zod";
import { type CarryChoice, carryChoices } from "../../domain/carry-over/carried-goal.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { carryOver } from "../../usecases/carry-over/carry-over.ts";
import type { Choices } from "../../usecases/carry-over/draft-carry-over.ts";
import type { CarryOverRefusal, CarryOverRequest } from "../../usecases/carry-over/load-carry-over.ts";
import { previewCarryOver, readCarryOver } from "../../usecases/carry-over/read-carry-over.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";
import { inPage, sheetOf } from "./sheet.ts";

const wanted = z.object({ to: z.uuid().optional().catch(undefined), seen: z.string().max(300).default("") });
const counts = z.object({ carried: z.coerce.number().int().min(0), ended: z.coerce.number().int().min(0) });
const choice = z.enum(carryChoices);

export const showCarryOver: Handler = (c) => choicePage(c, {}, null);

export const showCarryOverPreview: Handler = (c) => previewPage(c, c.req.query(), null);

export const acceptCarryOver: Handler = async (c) => {
  const body: Record<string, unknown> = await c.req.parseBody();
  const { seen } = wanted.parse(body);
  const sheetId = c.req.param("sheetId") ?? "";
  const outcome = await carryOver(c.get("site").db, actorOf(c), requestOf(c, body), choicesOf(body), seen);
  if (outcome.ok) {
    const { carried, ended } = outcome;
    return c.redirect(url("carryOver", { sheetId }, { carried, ended }), 303);
  }
  if (outcome.reason === "no-unit") return choicePage(c, body, "引き継ぎ先の部・課を選んでください。");
  if (outcome.reason === "changed") {
    return previewPage(c, body, "確かめているあいだにシートが変わりました。下の内容でよいか、もう一度ご確認ください。");
  }
  if (outcome.reason === "sheet-closed") {
    const said = "翌年度のシートに書き足せなくなっています。提出や確定を取り消してから、もう一度お試しください。";
    return previewPage(c, body, said);
  }
  return refuse(c, outcome.reason);
};

function requestOf(c: WebContext, given: Record<string, unknown>): CarryOverRequest {
  const { to = null } = wanted.parse(given);
  return {
    sheetId: c.req.param("sheetId") ?? "",
    today: japanDay(c.get("site").now()),
    unitId: to,
    goalUnits: goalUnitsOf(given),
  };
}

/** Fields `to.<id of a goal>`; an empty one goes where the others go. */
function goalUnitsOf(given: Record<string, unknown>): Record<string, string> {
  const named = Object.entries(given).flatMap(([key, value]): [string, string][] => {
    const parsed = z.uuid().safeParse(value);
    return key.startsWith("to.") && parsed.success ? [[key.slice("to.".length), parsed.data]] : [];
  });
  return Object.fromEntries(named);
}

/** Fields `goal.<id>`. */
function choicesOf(given: Record<string, unknown>): Choices {
  const named = Object.entries(given).flatMap(([key, value]): [string, CarryChoice][] => {
    const parsed = choice.safeParse(value);
    return key.startsWith("goal.") && parsed.success ? [[key.slice("goal.".length), parsed.data]] : [];
  });
  return Object.fromEntries(named);
}

async function choicePage(c: WebContext, given: Record<string, unknown>, error: string | null): Promise<Response> {
  const outcome = await readCarryOver(c.get("site").db, actorOf(c), requestOf(c, { ...c.req.query(), ...given }));
  if (!outcome.ok) return refuse(c, outcome.reason);
  const sheet = await inPageOf(c);
  if (!sheet) return notFound(c);
  const { fiscalYear, goals, destinations, heirs, target } = outcome.carryOver;
  return page(c, "carry-over", {
    sheet,
    goals,
    nextYear: fiscalYear,
    destinations,
    heirs,
    to: target?.to.unitId ?? null,
    goalUnits: goalUnitsOf({ ...c.req.query(), ...given }),
    choices: choicesOf({ ...c.req.query(), ...given }),
    done: counts.safeParse(c.req.query()).data ?? null,
    error,
    fiscalYear: sheet.fiscalYear,
    status: error ? 422 : 200,
  });
}

async function previewPage(c: WebContext, given: Record<string, unknown>, said: string | null): Promise<Response> {
  const choices = choicesOf(given);
  const outcome = await previewCarryOver(c.get("site").db, actorOf(c), requestOf(c, given), choices);
  if (!outcome.ok) {
    if (outcome.reason === "no-unit") return choicePage(c, given, "引き継ぎ先の部・課を選んでください。");
    return refuse(c, outcome.reason);
  }
  const sheet = await inPageOf(c);
  if (!sheet) return notFound(c);
  const { carryOver, draft, seen } = outcome;
  const { target, fiscalYear } = carryOver;
  return page(c, "carry-over-preview", {
    sheet,
    nextYear: fiscalYear,
    to: target?.to.unitId ?? "",
    goalUnits: goalUnitsOf(given),
    draft,
    choices,
    seen,
    said,
    fiscalYear: sheet.fiscalYear,
    status: said ? 409 : 200,
  });
}

async function inPageOf(c: WebContext): Promise<SheetInPage | null> {
  const view = await sheetOf(c);
  return view && inPage(view);
}

async function refuse(c: WebContext, reason: CarryOverRefusal["reason"]): Promise<Response> {
  if (reason === "not-found") return notFound(c);
  if (reason === "forbidden") return forbidden(c);
  const sheet = await inPageOf(c);
  if (!sheet) return notFound(c);
  const [year, next] = [fiscalYearLabel(sheet.fiscalYear), fiscalYearLabel(sheet.fiscalYear + 1)];
  const lines = {
    "too-early": [`${year}はまだ途中です。期末の内容が確定するか、事務局が${next}を開くと、引き継げます。`],
    "year-not-open": [`${next}がまだ開かれていません。事務局が「設定」で${next}を開くと、引き継げます。`],
    "no-form": [`${next}の様式がまだ決まっていません。事務局が「設定」で様式を選ぶと、引き継げます。`],
  }[reason];
  return page(c, "message", { title: "まだ引き継げません", lines: [...lines, "何も変更していません。"], status: 422 });
}
