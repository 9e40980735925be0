import { attachmentHeader, contentTypes } from "../../../documents/writing/export-file-name.ts";
import { writeTable } from "../../../documents/writing/write-table.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import { japanDay } from "../../../domain/periods/japan-day.ts";
import { goalName } from "../../../domain/sheets/goal-name.ts";
import { readSharedGoal, type SharedGoalView } from "../../../usecases/shared-goals/read-shared-goal.ts";
import { spreadSharedGoal } from "../../../usecases/shared-goals/spread-shared-goal.ts";
import { reportTableOf } from "../../in-page/cascade-in-page.ts";
import { forbidden, notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

const flashes: Record<string, string> = {
  saved: "保存しました",
  placed: "選んだ課のシートに載せました",
  withdrawn: "シートから外しました",
  kept: "共通目標から外しました。その課が書いた報告があるため、目標はその課の目標として残っています",
  spread: "書き込めるシートに反映しました",
};

export const showSharedGoal: Handler = async (c) => {
  const view = await viewOf(c);
  if (!view) return notFound(c);
  const { record, form, mayEdit, waiting, entries } = view;
  return page(c, "shared-goal", {
    ...{ record, form, mayEdit, waiting, entries },
    reports: reportsOf(view),
    flash: flashes[c.req.query("done") ?? ""] ?? null,
    fiscalYear: record.fiscalYear,
  });
};

/** Everybody's report on one shared goal, as a file. */
export const sendSharedGoal: Handler = async (c) => {
  const view = await viewOf(c);
  if (!view) return notFound(c);
  const { columns, rows } = reportsOf(view);
  const paths = view.places.map(({ sheet }) => sheet.path);
  const table = rows.map(({ texts }, index) => [
    paths[index]?.[0] ?? "",
    paths[index]?.slice(1).join(" ") ?? "",
    ...columns.map(({ concept }) => texts[concept] ?? ""),
  ]);
  const headings = [
    { heading: "部", width: 16 },
    { heading: "課", width: 18 },
    ...columns.map(({ label }) => ({ heading: label, width: 40 })),
  ];
  const format = (c.req.param("file") ?? "").endsWith("csv") ? "csv" : "xlsx";
  const bytes = await writeTable(format, "課の報告", headings, table);
  const name = [...goalName({ texts: view.record.texts }).replace(/[\\/:*?"<>|\p{Cc}\s]+/gu, "_")]
    .slice(0, 40)
    .join("");
  const fileName = `${fiscalYearLabel(view.record.fiscalYear)}_共通目標_${name}.${format}`;
  return c.body(new Uint8Array(bytes), 200, {
    "Content-Type": contentTypes[format],
    "Content-Disposition": attachmentHeader(fileName),
  });
};

export const acceptSpread: Handler = async (c) => {
  const { db, now } = c.get("site");
  const sharedGoalId = c.req.param("sharedGoalId") ?? "";
  const outcome = await spreadSharedGoal(db, actorOf(c), sharedGoalId, japanDay(now()));
  if (outcome.ok) return c.redirect(url("sharedGoal", { sharedGoalId }, { done: "spread" }), 303);
  return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
};

async function viewOf(c: WebContext): Promise<SharedGoalView | null> {
  const { db, now } = c.get("site");
  return await readSharedGoal(db, actorOf(c), c.req.param("sharedGoalId") ?? "", japanDay(now()));
}

function reportsOf({ places }: SharedGoalView) {
  const { columns, rows } = reportTableOf(
    places.map(({ sheet, goal }) => ({ sheetId: sheet.sheetId, path: sheet.path, form: sheet.form, goal })),
  );
  // The goal's name is the page's own.
  return { columns, rows: rows.map((row) => ({ ...row, name: "シートを開く" })) };
}
