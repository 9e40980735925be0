import type { SheetRow } from "../../database/sheet-store.ts";
import { withoutConcepts } from "../../domain/cycle/hidden-concepts.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { type Choices, undecided } from "../../domain/imports/changes-of.ts";
import { type SheetDifference, sheetDifference } from "../../domain/imports/sheet-difference.ts";
import type { UnitMatch } from "../../domain/imports/unit-path.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayImport } from "../../domain/permissions/permissions.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";
import { hiddenOn } from "../sheets/visible-sheet.ts";
import { beyondReturning } from "./beyond-returning.ts";
import { type Decisions, decisionOf } from "./decisions.ts";
import { type ImportPreview, type PreviewSheet, previewContent } from "./import-preview.ts";

/** A file as a plan is made of it. `fiscalYear`: of the file, or as a person decided. */
export type PlannableFile = {
  fileId: string;
  name: string;
  form: FormDefinition;
  preview: ImportPreview;
  decisions: Decisions;
  /** How many corrections a person made. */
  corrections: number;
  fiscalYear: number | null;
};

/** A sheet that a file's sheet means. `base`: as it stood when it was exported; null when the file doesn't tell. */
export type Target = { sheet: SheetRow; by: "number" | "unit"; base: SheetContent | null };

/** What becomes of one sheet of a file when the import is confirmed; `done`: it was. */
export type PlannedSheet = { index: number; sheet: PreviewSheet; unit: UnitMatch } & (
  | { act: "create" | "done" }
  | { act: "skip"; target: Target | null }
  | { act: "update"; target: Target; difference: SheetDifference; choices: Choices; undecided: number }
);

/** What only the office may take over. */
export const beyondReturningReasons = ["not-returned", "not-yours", "not-a-sheet"] as const;
export type BeyondReturning = (typeof beyondReturningReasons)[number];

/** Whether only the office gets past it. */
export function isForTheOffice({ reason }: Obstacle): boolean {
  return beyondReturningReasons.some((one) => one === reason);
}

/** What stands in the way of confirming. `sheet`: index in the file; null for the whole file. */
export type Obstacle = {
  reason: "no-year" | "other-year" | "no-unit" | "undecided" | "other-form" | "same-sheet-twice" | BeyondReturning;
  fileId: string;
  sheet: number | null;
  message: string;
};

export type PlannedFile = PlannableFile & { sheets: PlannedSheet[]; obstacles: Obstacle[] };

/** What the database knows about the sheets of a file; see plan-context.ts. */
export type PlanContext = {
  unitOf(file: PlannableFile, sheet: PreviewSheet): UnitMatch;
  targetOf(file: PlannableFile, sheet: PreviewSheet): Target | null;
  /** The year the person chose for the whole import; null: each file's own. */
  chosenYear: number | null;
  /** Years that were accepted for single files, by file. */
  acceptedYears: ReadonlyMap<string, number>;
};

/** Decides what confirming the files by this person would do, and what is still in the way. Pure. */
export function planImport(files: readonly PlannableFile[], context: PlanContext, actor: Actor): PlannedFile[] {
  const planned = files.map((file): PlannedFile => {
    const sheets = file.preview.sheets.map((sheet, index) => planSheet(file, sheet, index, context, actor));
    const beyond = beyondReturning(actor, file, sheets);
    const theirs = new Set(beyond.map(({ sheet }) => sheet));
    const obstacles = [
      ...beyond,
      ...(mayImport(actor) ? yearObstacles(file, sheets, context) : []),
      ...sheets.flatMap((sheet) => (theirs.has(sheet.index) ? [] : sheetObstacles(file, sheet))),
    ];
    return { ...file, sheets, obstacles };
  });
  for (const obstacle of sameSheets(planned)) {
    planned.find(({ fileId }) => fileId === obstacle.fileId)?.obstacles.push(obstacle);
  }
  return planned;
}

function planSheet(
  file: PlannableFile,
  sheet: PreviewSheet,
  index: number,
  context: PlanContext,
  actor: Actor,
): PlannedSheet {
  const { skip, choices } = decisionOf(file.decisions, index);
  const target = context.targetOf(file, sheet);
  const unit = target ? { unitId: target.sheet.unitId, path: target.sheet.path } : context.unitOf(file, sheet);
  const common = { index, sheet, unit };
  if (skip) return { ...common, act: "skip", target };
  if (!target) return { ...common, act: "create" };
  const { form, texts, goals } = target.sheet;
  // What the person is not shown was empty in their file, too: it is neither shown beside it nor taken for deleted.
  const hidden = hiddenOn(actor, target.sheet);
  const difference = sheetDifference({
    form,
    base: target.base && withoutConcepts(target.base, hidden),
    file: previewContent(sheet, (goal, item) => (item === null ? `${goal}` : `${goal}.${item}`)),
    system: withoutConcepts({ texts, goals }, hidden),
  });
  return { ...common, act: "update", target, difference, choices, undecided: undecided(difference, choices) };
}

function yearObstacles(file: PlannableFile, sheets: PlannedSheet[], context: PlanContext): Obstacle[] {
  const { fileId, fiscalYear, preview } = file;
  const needsYear =
    sheets.some(({ act }) => act === "create") || preview.timetable.length > 0 || preview.rules.length > 0;
  const obstacle = (reason: Obstacle["reason"], message: string) => [{ reason, fileId, sheet: null, message }];
  if (!needsYear) return [];
  if (fiscalYear === null) return obstacle("no-year", "何年度のファイルか書かれていません。年度を選んでください。");
  const { chosenYear } = context;
  const other = preview.fiscalYear !== null && chosenYear !== null && preview.fiscalYear !== chosenYear;
  if (!other || context.acceptedYears.has(fileId)) return [];
  return obstacle(
    "other-year",
    "選んだ年度と違う年度のファイルです。どちらの年度として取り込むかを選ぶか、この取り込みから外してください。",
  );
}

function sheetObstacles(file: PlannableFile, sheet: PlannedSheet): Obstacle[] {
  const obstacle = (reason: Obstacle["reason"], message: string): Obstacle[] => [
    { reason, fileId: file.fileId, sheet: sheet.index, message },
  ];
  if (sheet.act === "create" && sheet.unit.path.length === 0) {
    return obstacle("no-unit", "どの課のシートか書かれていません。課を選ぶか、このシートを外してください。");
  }
  if (sheet.act !== "update") return [];
  if (sheet.target.sheet.form.key !== file.form.key) {
    const name = sheet.target.sheet.form.name;
    return obstacle(
      "other-form",
      `シート番号のシートは別の様式(${name})です。番号を確かめるか、このシートを外してください。`,
    );
  }
  if (sheet.undecided === 0) return [];
  return obstacle("undecided", `どちらを残すか選んでいないところが ${sheet.undecided} か所あります。`);
}

/** Two files for one sheet would overwrite each other unseen. */
function sameSheets(files: PlannedFile[]): Obstacle[] {
  const first = new Map<string, string>();
  const obstacles: Obstacle[] = [];
  for (const { fileId, name, form, fiscalYear, sheets } of files) {
    for (const sheet of sheets) {
      const key = keyOf(sheet, form, fiscalYear);
      if (key === null) continue;
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, name);
        continue;
      }
      const message = `「${other}」にも同じ課の同じシートがあります。どちらか一方を外してください。`;
      obstacles.push({ reason: "same-sheet-twice", fileId, sheet: sheet.index, message });
    }
  }
  return obstacles;
}

function keyOf(sheet: PlannedSheet, form: FormDefinition, fiscalYear: number | null): string | null {
  if (sheet.act === "update") return sheet.target.sheet.sheetId;
  if (sheet.act !== "create" || sheet.unit.path.length === 0) return null;
  const title = form.sheetPer === "goal" ? (sheet.sheet.goals[0]?.texts.title ?? null) : "";
  return title === null ? null : JSON.stringify([fiscalYear, form.key, sheet.unit.path, title]);
}
