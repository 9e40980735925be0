import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import type { PlannedFile, PlannedSheet } from "../../../usecases/imports/import-plan.ts";
import { url } from "../../routes.ts";
import { dateAndTime } from "../../sayings/date-and-time.ts";

/** What becomes of a sheet of the file when the import is confirmed, and by what it was recognised. */
export function SheetFate({ shown, plan }: { shown: PlannedSheet; plan: PlannedFile }) {
  const { sheet, unit } = shown;
  const unknown = sheet.sheetNumber !== null && !(shown.act === "update" && shown.target.by === "number");
  return (
    <p>
      {shown.act === "create" && (
        <>
          <span className="tag">新しいシート</span>　{unit.path.join(" › ") || "（課が決まっていません）"}
          {unit.path.length > 0 && unit.unitId === null && plan.fiscalYear !== null && (
            <span className="quiet small">
              {"　"}
              この課は{fiscalYearLabel(plan.fiscalYear)}にまだないため、新しく作ります。
            </span>
          )}
        </>
      )}
      {shown.act === "update" && (
        <>
          <span className="tag">いまあるシートの更新</span>
          {"　"}
          <a href={url("sheet", { sheetId: shown.target.sheet.sheetId })}>
            {unit.path.join(" › ")}　{shown.target.sheet.sheetNumber}
          </a>
          <span className="quiet small">
            {"　"}

            {shown.target.by === "number"
              ? `シート番号で見つけました。最後の更新 ${dateAndTime(shown.target.sheet.updatedAt)} ${shown.target.sheet.updatedBy ?? ""}`
              : "同じ課・年度・様式のシートがすでにあるため、違いだけを取り込みます。"}
          </span>
        </>
      )}
      {shown.act === "skip" && (
        <>
          <span className="tag">取り込まない</span>　{unit.path.join(" › ")}
        </>
      )}
      {unknown && shown.act !== "skip" && (
        <span className="small">
          {"　"}
          シート番号 {sheet.sheetNumber} のシートは見つかりません。番号を確かめてください。
        </span>
      )}
    </p>
  );
}
