import type { CellOwner } from "../../domain/sheets/sheet-content.ts";
import type { CellPath } from "../../usecases/imports/apply-corrections.ts";

/** A row of a file in an address or form, with its last slash: sheet/goal/workItem/, empty where there is none: 「0/3//」. */
export function writeRowPath({ sheet, goal, workItem }: Omit<CellPath, "concept">): string {
  return [sheet, goal ?? "", workItem ?? "", ""].join("/");
}

/** A cell of a file: its row and its concept, 「0/3//target」. */
export function writeCellPath(path: CellPath): string {
  return writeRowPath(path) + path.concept;
}

/** The id under which a goal (item null) or work item of a file is drawn, for previewContent. */
export function previewId(goal: number, item: number | null): string {
  return item === null ? `${goal}` : `${goal}.${item}`;
}

/** Which row of the file's sheet an owner drawn under such an id is. */
export function rowOfOwner(sheet: number, owner: CellOwner): Omit<CellPath, "concept"> {
  if (owner.of === "sheet") return { sheet, goal: null, workItem: null };
  const goal = Number(owner.goalId);
  return { sheet, goal, workItem: owner.of === "goal" ? null : Number(owner.workItemId.split(".")[1]) };
}
