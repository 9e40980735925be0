import { z } from "zod";
import { writeTable } from "../../../documents/writing/write-table.ts";
import { japanDay } from "../../../domain/periods/japan-day.ts";
import {
  type Period,
  periodChoices,
  type RecordKind,
  type RetentionAct,
  recordKinds,
} from "../../../domain/retention/retention.ts";
import { kindNames } from "../../../domain/retention/retention-words.ts";
import { decideRetention } from "../../../usecases/retention/decide-retention.ts";
import { readGroup, readRetention } from "../../../usecases/retention/read-retention.ts";
import { setPeriods } from "../../../usecases/retention/set-periods.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { fiscalYear } from "../../posted/settings-forms.ts";
import { forbidden, notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { retentionDone, retentionRefusals } from "../../sayings/retention-sayings.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

const period = z.enum(["", "for-ever", ...periodChoices.map(String)]).transform((value): Period | null => {
  if (value === "") return null;
  return { years: value === "for-ever" ? null : Number(value) };
});
const periods = z.object({ sheets: period, notes: period, imports: period });

const reason = z.string().max(500).default("");
const decision = z.discriminatedUnion("act", [
  z.object({ act: z.literal("hold"), reason }),
  z.object({ act: z.literal("release") }),
  z.object({ act: z.literal("extend"), years: z.coerce.number().int().min(1).max(30), reason }),
  z.object({ act: z.enum(["propose", "withdraw", "approve"]) }),
  z.object({ act: z.literal("carryOut"), sure: z.string().optional() }),
]);

const todayOf = (c: WebContext) => japanDay(c.get("site").now());
const flashOf = (c: WebContext) => retentionDone[c.req.query("done") ?? ""] ?? null;

export const showRetention: Handler = async (c) => {
  const retention = await readRetention(c.get("site").db, actorOf(c));
  return page(c, "retention", { ...retention, today: todayOf(c), flash: flashOf(c) });
};

export const acceptPeriods: Handler = async (c) => {
  const given = periods.safeParse(await c.req.parseBody());
  if (!given.success) return notFound(c);
  const outcome = await setPeriods(c.get("site").db, actorOf(c), given.data);
  return outcome.ok ? c.redirect(url("retention", {}, { done: "periods" }), 303) : forbidden(c);
};

export const showRetentionGroup: Handler = (c) => groupPage(c, []);

export const acceptDecision: Handler = async (c) => {
  const place = placeOf(c);
  const given = decision.safeParse(await c.req.parseBody());
  if (!place || !given.success) return notFound(c);
  if (given.data.act === "carryOut" && given.data.sure !== "yes") {
    return groupPage(c, [{ field: "sure", message: "元に戻せないことを確かめて、印を付けてください。" }]);
  }
  const act = actIn(given.data);
  const outcome = await decideRetention(c.get("site").db, actorOf(c), place, act, todayOf(c));
  if (outcome.ok) {
    return c.redirect(url("retentionGroup", { kind: place.kind, year: place.fiscalYear }, { done: act.do }), 303);
  }
  if (outcome.reason === "not-found") return notFound(c);
  if (outcome.reason === "forbidden") return forbidden(c);
  const field = outcome.reason === "reason-missing" ? `${act.do}-reason` : act.do;
  return groupPage(c, [{ field, message: retentionRefusals[outcome.reason] }]);
};

function actIn(given: z.infer<typeof decision>): RetentionAct {
  const words = (text: string) => text.replace(/\r\n?/g, "\n").trim();
  switch (given.act) {
    case "hold":
      return { do: "hold", reason: words(given.reason) };
    case "extend":
      return { do: "extend", years: given.years, reason: words(given.reason) };
    default:
      return { do: given.act };
  }
}

/** What was disposed of, as a list to be kept with the city's papers: numbers and names of units, no content. */
export const sendDisposals: Handler = async (c) => {
  const place = placeOf(c);
  if (!place) return notFound(c);
  const { records } = await readGroup(c.get("site").db, actorOf(c), place.kind, place.fiscalYear);
  const headings = ["廃棄日時", "年度", "種類", "根拠", "提案", "承認", "実行", "シート番号", "部・課", "目標"];
  const rows = records.flatMap((record) => {
    const { doneAt, basis, proposedBy, approvedBy, doneBy, sheets } = record;
    const common = [doneAt, String(place.fiscalYear), kindNames[place.kind], basis, proposedBy, approvedBy, doneBy];
    if (sheets.length === 0) return [[...common, "", "", ""]];
    return sheets.map((sheet) => [...common, sheet.sheetNumber, sheet.unitPath.join(" "), String(sheet.goals)]);
  });
  const bytes = await writeTable(
    "csv",
    "廃棄の記録",
    headings.map((heading) => ({ heading, width: 20 })),
    rows,
  );
  return c.body(new Uint8Array(bytes), 200, {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="disposal-${place.kind}-${place.fiscalYear}.csv"`,
  });
};

function placeOf(c: WebContext): { kind: RecordKind; fiscalYear: number } | null {
  const kind = recordKinds.find((one) => one === c.req.param("kind"));
  const year = fiscalYear.safeParse(c.req.param("year"));
  return kind && year.success ? { kind, fiscalYear: year.data } : null;
}

async function groupPage(c: WebContext, errors: FieldError[]): Promise<Response> {
  const place = placeOf(c);
  if (!place) return notFound(c);
  const actor = actorOf(c);
  const view = await readGroup(c.get("site").db, actor, place.kind, place.fiscalYear);
  return page(c, "retention-group", {
    ...place,
    ...view,
    today: todayOf(c),
    ownProposal: view.group?.disposal?.proposedBy === actor.personId,
    errors,
    flash: flashOf(c),
    status: errors.length > 0 ? 422 : 200,
  });
}
