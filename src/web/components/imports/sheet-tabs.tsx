import type { PlannedFile, PlannedSheet } from "../../../usecases/imports/import-plan.ts";
import { sheetName } from "../../../usecases/imports/import-problems.ts";
import { url } from "../../routes.ts";

/** The sheets of a file, one at a time; each with what waits on it. */
export function SheetTabs({ importId, plan, sheet }: { importId: string; plan: PlannedFile; sheet: number }) {
  return (
    <nav className="filter" aria-label="ファイルの中のシート">
      {plan.sheets.map((one) => {
        const waiting = waitingOn(one);
        return (
          <a
            key={one.index}
            href={url("importFile", { importId, fileId: plan.fileId }, { sheet: one.index })}
            aria-current={one.index === sheet ? "true" : undefined}
          >
            {sheetName(one.sheet, one.index)}
            {one.act === "skip" ? "（取り込まない）" : waiting > 0 && `（確認${waiting}）`}
          </a>
        );
      })}
    </nav>
  );
}

function waitingOn(sheet: PlannedSheet): number {
  const doubts = sheet.sheet.goals.reduce((sum, { doubtful }) => sum + doubtful.length, 0);
  return doubts + (sheet.act === "update" ? sheet.undecided : 0);
}
