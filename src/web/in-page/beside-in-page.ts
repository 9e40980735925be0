import { yearsSideBySide } from "../../domain/carry-over/years-side-by-side.ts";
import type { ActivityNote } from "../../domain/notes/activity-note.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { GoalYear } from "../../usecases/goals/goal-years.ts";
import { url } from "../routes.ts";
import type { ThreadInPage } from "./comments-in-page.ts";

/** What stands beside the cell in hand, in the editor's panel. Addresses are made here, from routes.ts. */
export type Beside = {
  notes: ActivityNote[];
  /** The whole sheet's; the panel shows those of the cell and of its goal. */
  threads: (ThreadInPage & { settleUrl: string })[];
  lastYear: LastYear | null;
  links: { label: string; href: string }[];
};

/** The goal of the year before that this one carries on, concept by concept. */
export type LastYear = {
  label: string;
  unit: string;
  sheetUrl: string;
  rows: { concept: string; label: string; text: string; meaning: string | null }[];
};

/** The latest of the goal's earlier years; null when it is new. */
export function lastYearOf(years: GoalYear[], fiscalYear: number): LastYear | null {
  const before = years.filter((year) => year.fiscalYear < fiscalYear).at(-1);
  if (!before) return null;
  const rows = yearsSideBySide([before]).map(({ concept, label, cells: [cell] }) => ({
    concept,
    label,
    text: cell?.text ?? "",
    meaning: cell?.meaning ?? null,
  }));
  const sheetUrl = `${url("sheet", { sheetId: before.sheetId })}#goal-${before.goal.id}`;
  return { label: fiscalYearLabel(before.fiscalYear), unit: before.path.join(" "), sheetUrl, rows };
}
