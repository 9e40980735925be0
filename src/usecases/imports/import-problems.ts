import type { ImportFileRow } from "../../database/import-store.ts";
import { checkContent } from "../../domain/forms/check-content.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import { labelOf } from "../../domain/forms/form-fields.ts";
import type { FileRefusal } from "./file-refusals.ts";
import { isForTheOffice, type PlannedFile } from "./import-plan.ts";
import { type PreviewGoal, type PreviewSheet, previewContent } from "./import-preview.ts";

/** One line of the list that goes back to a section: which file, where in it, what, and what to do. */
export type ImportProblem = { file: string; place: string; what: string; advice: string };

/** Empty cells are the writing's own business, not the import's. */
const notTheImports = new Set(["missing", "missingReason", "ratingsDiffer"]);

/** Everything of an import that a person should look at, file by file in their order. */
export function importProblems(files: readonly ImportFileRow[], planned: readonly PlannedFile[]): ImportProblem[] {
  const plans = new Map(planned.map((plan) => [plan.fileId, plan]));
  return files.flatMap((file): ImportProblem[] => {
    const plan = plans.get(file.fileId);
    if (plan) return [...obstacleProblems(plan), ...sheetProblems(plan), ...unplacedProblems(plan)];
    if (file.state !== "refused") return [];
    const { message, reason } = file.refusal as FileRefusal;
    const known = reason === "already-imported" || reason === "same-file-twice";
    const advice = known ? "取り込み直す必要はありません。" : "直したファイルを、もう一度取り込んでください。";
    return [{ file: file.name, place: "ファイル全体", what: message, advice }];
  });
}

function obstacleProblems({ name, obstacles, sheets }: PlannedFile): ImportProblem[] {
  return obstacles.map((obstacle) => ({
    file: name,
    place: obstacle.sheet === null ? "ファイル全体" : sheetName(sheets[obstacle.sheet]?.sheet, obstacle.sheet),
    what: obstacle.message,
    advice: isForTheOffice(obstacle) ? "事務局にお渡しください。" : "取り込みの画面で選んでください。",
  }));
}

function sheetProblems({ name, form, preview, fiscalYear }: PlannedFile): ImportProblem[] {
  return preview.sheets.flatMap((sheet) => {
    const doubts = sheet.goals.flatMap((goal) =>
      goal.doubtful.map((concept) => ({
        file: name,
        place: `${placeOf(goal)}の「${labelOf(form, concept)}」`,
        what: doubtOf(goal, concept, labelOf(form, concept)),
        advice: "この欄の文で合っているかを確かめてください。",
      })),
    );
    const content = previewContent(sheet, (goal, item) => `${goal}.${item}`);
    const findings = fiscalYear === null ? [] : checkContent(form, content, fiscalYear);
    return [
      ...doubts,
      ...findings
        .filter(({ kind }) => !notTheImports.has(kind))
        .map(({ message }) => ({
          file: name,
          place: sheet.unit.join(" "),
          what: message,
          advice: "書き方を確かめてください。このままでも取り込めます。",
        })),
    ];
  });
}

/** The words in question, and those of the goal's notes that speak of their column. */
function doubtOf({ texts, workItems, notes }: PreviewGoal, concept: Concept, label: string): string {
  const text = texts[concept] ?? workItems.map((item) => item.texts[concept] ?? "").join(" ");
  const own = notes.filter((note) => note.includes(`「${label}」`));
  const why = own.length > 0 ? own : notes;
  return [`「${beginning(text)}」`, ...why].join("\n");
}

function beginning(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line === "" ? "(空欄)" : line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function unplacedProblems({ name, preview }: PlannedFile): ImportProblem[] {
  return preview.unplaced
    .filter(({ taken }) => !taken)
    .map(({ line, grid, text, reason }) => ({
      file: name,
      place: `${grid ? `シート「${grid}」の` : ""}${line}行目`,
      what: `欄に入れられなかった文: ${text}`,
      advice: reason ?? "どの欄の文かを、取り込みの画面で選んでください。",
    }));
}

/** 「12行目 重点取組① 街路灯の更新」: how a person finds the goal in the file. */
export function placeOf({ texts, source }: PreviewGoal): string {
  const name = [texts.number, texts.title].filter(Boolean).join(" ") || "目標";
  return `${source.grid ? `シート「${source.grid}」の` : ""}${source.line}行目 ${name}`;
}

export function sheetName(sheet: PreviewSheet | undefined, index: number): string {
  return sheet?.unit.join(" ") || `${index + 1}枚目のシート`;
}
