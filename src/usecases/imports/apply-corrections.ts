import type { Concept } from "../../domain/forms/concepts.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { formFields } from "../../domain/forms/form-fields.ts";
import type { Texts } from "../../domain/sheets/sheet-content.ts";
import type { ImportPreview, PreviewGoal, PreviewSheet } from "./import-preview.ts";

/** A cell of the file, by indexes. `goal` null: the sheet's own texts. One beyond the last goal or work item: a new one. */
export type CellPath = { sheet: number; goal: number | null; workItem: number | null; concept: Concept };

/**
 * What a person put right in the preview. `place`: an unplaced line goes into a cell, after what stands there. `move`: the
 * text goes to another cell; two texts change places. `join`: it goes after the other cell's text. `leave`: it goes
 * among the unplaced. `accept`: a doubtful cell is right as it is; `accept-goal`: all of a goal. `unit`: whose sheet it is.
 */
export type Correction =
  | { do: "place"; line: number; to: CellPath }
  | { do: "move" | "join"; from: CellPath; to: CellPath }
  | { do: "leave" | "accept"; cell: CellPath }
  | { do: "accept-goal"; sheet: number; goal: number }
  | { do: "unit"; sheet: number; path: string[] };

/** The preview after the corrections in their order. One that no longer fits changes nothing. */
export function applyCorrections(
  preview: ImportPreview,
  corrections: readonly Correction[],
  form: FormDefinition,
): ImportPreview {
  return corrections.reduce((before, correction) => applyCorrection(before, correction, form) ?? before, preview);
}

/** Null: there is no such line or cell, or nothing in it. */
export function applyCorrection(
  preview: ImportPreview,
  correction: Correction,
  form: FormDefinition,
): ImportPreview | null {
  const after = structuredClone(preview);
  switch (correction.do) {
    case "place": {
      const line = after.unplaced[correction.line];
      const texts = line && !line.taken ? textsAt(after, correction.to, form) : null;
      if (!line || !texts) return null;
      line.taken = true;
      append(texts, correction.to.concept, line.text);
      settle(after, correction.to);
      return after;
    }
    case "move":
    case "join": {
      const { from, to } = correction;
      const source = textsAt(after, from, form);
      const target = textsAt(after, to, form);
      const text = source?.[from.concept];
      if (!source || !target || !text || (source === target && from.concept === to.concept)) return null;
      const other = target[to.concept];
      delete source[from.concept];
      if (correction.do === "join") append(target, to.concept, text);
      else {
        target[to.concept] = text;
        if (other) source[from.concept] = other;
      }
      settle(after, from);
      settle(after, to);
      return after;
    }
    case "leave": {
      const texts = textsAt(after, correction.cell, form);
      const text = texts?.[correction.cell.concept];
      if (!texts || !text) return null;
      delete texts[correction.cell.concept];
      settle(after, correction.cell);
      const { line = 0, grid } = goalAt(after, correction.cell)?.source ?? {};
      const reason = "確認のときに、欄から外しました。";
      after.unplaced.push({ line, text, reason, taken: false, ...(grid !== undefined && { grid }) });
      return after;
    }
    case "accept":
      return settle(after, correction.cell) ? after : null;
    case "accept-goal": {
      const goal = after.sheets[correction.sheet]?.goals[correction.goal];
      if (!goal) return null;
      goal.doubtful = [];
      return after;
    }
    case "unit": {
      const sheet = after.sheets[correction.sheet];
      if (!sheet) return null;
      sheet.unit = correction.path;
      return after;
    }
  }
}

function goalAt({ sheets }: ImportPreview, { sheet, goal }: CellPath): PreviewGoal | undefined {
  return goal === null ? undefined : sheets[sheet]?.goals[goal];
}

/** The texts a path leads to; a goal or work item one beyond the last is made. Only what the form shows can be named. */
function textsAt(preview: ImportPreview, path: CellPath, form: FormDefinition): Texts | null {
  const of = path.goal === null ? "sheet" : path.workItem === null ? "goal" : "workItem";
  const sheet = preview.sheets[path.sheet];
  const shown = formFields(form).some((one) => one.of === of && one.field.concept === path.concept);
  if (!sheet || !shown) return null;
  if (path.goal === null) return sheet.texts;
  const goal = goalOf(sheet, path.goal);
  if (!goal || path.workItem === null) return goal?.texts ?? null;
  if (path.workItem === goal.workItems.length) goal.workItems.push({ texts: {} });
  return goal.workItems[path.workItem]?.texts ?? null;
}

function goalOf({ goals }: PreviewSheet, index: number): PreviewGoal | undefined {
  if (index === goals.length) {
    const source = goals.at(-1)?.source ?? { line: 0 };
    goals.push({ texts: {}, workItems: [], confidence: "high", notes: [], doubtful: [], source });
  }
  return goals[index];
}

function append(texts: Texts, concept: Concept, text: string): void {
  const before = texts[concept];
  texts[concept] = before ? `${before}\n${text}` : text;
}

/** A cell that a person has seen to is no longer doubtful. False: it was not. */
function settle(preview: ImportPreview, path: CellPath): boolean {
  const goal = goalAt(preview, path);
  if (!goal?.doubtful.includes(path.concept)) return false;
  goal.doubtful = goal.doubtful.filter((concept) => concept !== path.concept);
  return true;
}
