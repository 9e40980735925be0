import { sideOf } from "../../domain/imports/changes-of.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { FileRefusal } from "../../usecases/imports/file-refusals.ts";
import type { ImportSummary } from "../../usecases/imports/import-preview.ts";
import type { ImportView } from "../../usecases/imports/read-import.ts";

/** A line for each file: what was understood, or why it was not taken. */
export function fileLines({ files }: ImportView): string[] {
  return files.map(({ name, state, refusal, summary }) => {
    if (state === "refused" || summary === null) {
      const { message } = (refusal as FileRefusal | null) ?? { message: "読み取っていません。" };
      return `× ${message.includes(name) ? message : `「${name}」: ${message}`}`;
    }
    const { form, fiscalYear, sheets, goals, doubtful, unplaced } = summary as ImportSummary;
    const year = fiscalYear === null ? "年度の記載なし" : fiscalYearLabel(fiscalYear);
    const notes = [doubtful > 0 && `確かめる欄 ${doubtful}`, unplaced > 0 && `欄のない文 ${unplaced}`].filter(Boolean);
    const more = notes.length > 0 ? `(${notes.join("、")})` : "";
    return `○ 「${name}」: ${year} ${form.name} シート ${sheets}枚、目標 ${goals}件${more}`;
  });
}

/** What confirming would do, and what stands in its way. */
export function planLines({ planned }: ImportView): { lines: string[]; doubtful: number; obstacles: number } {
  const lines: string[] = [];
  let doubtful = 0;
  let obstacles = 0;
  for (const file of planned) {
    for (const sheet of file.sheets) {
      const unit = sheet.unit.path.join(" ") || "(課が決まっていません)";
      doubtful += sheet.sheet.goals.reduce((sum, goal) => sum + goal.doubtful.length, 0);
      if (sheet.act === "create") lines.push(`  新しいシート: ${unit} 目標 ${sheet.sheet.goals.length}件`);
      if (sheet.act !== "update") continue;
      const { difference, choices } = sheet;
      const changes = [...difference.cells, ...difference.rows].filter((one) => sideOf(one, choices) === "file").length;
      lines.push(`  更新: ${unit} ${sheet.target.sheet.sheetNumber} ${changes}か所`);
    }
    obstacles += file.obstacles.length;
    lines.push(...file.obstacles.map(({ message }) => `  決めること: 「${file.name}」 ${message}`));
  }
  return { lines, doubtful, obstacles };
}
