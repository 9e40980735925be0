import type { Actor } from "../../domain/permissions/actor.ts";
import { mayEditSheet, mayImport } from "../../domain/permissions/permissions.ts";
import type { BeyondReturning, Obstacle, PlannableFile, PlannedSheet } from "./import-plan.ts";

const messages: Record<BeyondReturning, string> = {
  "not-yours": "この課のシートではありません。事務局にお渡しください。",
  "not-returned":
    "シート番号のない、新しいシートです。出力したファイルに書いたときは、シート番号が消えていないかを確かめてください。新しいシートは事務局にお渡しください。",
  "not-a-sheet": "協議の日程か、目標の書き方の決まりが入っています。事務局にお渡しください。",
};

/**
 * What of a file goes beyond bringing back sheets that the person may edit; nothing for the office. A sheet counts as brought
 * back only by its number: a unit's name can be written on anything. A sheet left out is nobody's matter.
 */
export function beyondReturning(actor: Actor, file: PlannableFile, sheets: readonly PlannedSheet[]): Obstacle[] {
  if (mayImport(actor)) return [];
  const obstacle = (reason: BeyondReturning, sheet: number | null): Obstacle => {
    return { reason, fileId: file.fileId, sheet, message: messages[reason] };
  };
  const { timetable, rules } = file.preview;
  return [
    ...(timetable.length + rules.length > 0 ? [obstacle("not-a-sheet", null)] : []),
    ...sheets.flatMap((sheet) => {
      const reason = reasonAgainst(actor, sheet);
      return reason === null ? [] : [obstacle(reason, sheet.index)];
    }),
  ];
}

function reasonAgainst(actor: Actor, sheet: PlannedSheet): BeyondReturning | null {
  if (sheet.act === "skip") return null;
  if (sheet.act !== "update") return "not-returned";
  if (!mayEditSheet(actor, sheet.target.sheet)) return "not-yours";
  return sheet.target.by === "number" ? null : "not-returned";
}
