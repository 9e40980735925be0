import { japanDay } from "../../../domain/periods/japan-day.ts";
import { sharedConcepts } from "../../../domain/shared-goals/shared-fields.ts";
import {
  type ChangeSharedOutcome,
  changeSharedGoal,
  previewSharedChange,
} from "../../../usecases/shared-goals/change-shared-goal.ts";
import { readSharedGoal, type SharedGoalView } from "../../../usecases/shared-goals/read-shared-goal.ts";
import type { SheetEffect } from "../../../usecases/shared-goals/spread-shared-goal.ts";
import type { CellConflict } from "../../in-page/cell-conflict.ts";
import { type CellField, goalFields, readPosted } from "../../posted/cell-fields.ts";
import { forbidden, notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

export const showSharedGoalForm: Handler = async (c) => {
  const view = await viewOf(c);
  if (!view) return notFound(c);
  return view.mayEdit ? formPage(c, view, {}) : forbidden(c);
};

/** `act`: look at what it would change (preview), go back to the form (edit), or save. */
export const acceptSharedGoalForm: Handler = async (c) => {
  const view = await viewOf(c);
  if (!view) return notFound(c);
  if (!view.mayEdit) return forbidden(c);
  const { act, ...texts }: Record<string, unknown> = await c.req.parseBody();
  const written = readPosted(fieldsOf(view), texts);
  if (!written) return notFound(c);
  if (act === "edit") return formPage(c, view, { written });
  const { db, now } = c.get("site");
  const { sharedGoalId } = view.record;
  const changed = written.filter(({ base, text }) => base !== text);
  const changes = changed.map(({ concept, base, text }) => ({ concept, base, text }));
  const decide = act === "preview" ? previewSharedChange : changeSharedGoal;
  const outcome = await decide(db, actorOf(c), sharedGoalId, changes, japanDay(now()));
  if (!outcome.ok) return refusal(c, view, written, changed, outcome);
  if ("effects" in outcome) return formPage(c, view, { written, effects: outcome.effects });
  return c.redirect(url("sharedGoal", { sharedGoalId }, { done: "saved" }), 303);
};

type Refused = Exclude<ChangeSharedOutcome, { ok: true }>;

function refusal(
  c: WebContext,
  view: SharedGoalView,
  written: CellField[],
  changed: CellField[],
  outcome: Refused,
): Response | Promise<Response> {
  switch (outcome.reason) {
    case "not-found":
      return notFound(c);
    case "forbidden":
      return forbidden(c);
    case "required-empty": {
      const error = `「${outcome.labels.join("」「")}」は課の様式で必ず書く欄です。課の人は書けないため、空にできません。`;
      return formPage(c, view, { written, error });
    }
    case "conflict": {
      const conflicts = outcome.conflicts.flatMap(({ index, ...theirs }): CellConflict[] => {
        const cell = changed[index];
        return cell ? [{ key: cell.key, ...theirs }] : [];
      });
      return formPage(c, view, { written, conflicts });
    }
  }
}

async function viewOf(c: WebContext): Promise<SharedGoalView | null> {
  const { db, now } = c.get("site");
  return await readSharedGoal(db, actorOf(c), c.req.param("sharedGoalId") ?? "", japanDay(now()));
}

function fieldsOf({ form, record: { sharedGoalId, texts } }: SharedGoalView): CellField[] {
  const shared = sharedConcepts(form);
  const goal = { id: sharedGoalId, texts, workItems: [] };
  return goalFields(form, goal).filter(({ concept }) => shared.includes(concept));
}

type Shown = { written?: CellField[]; conflicts?: CellConflict[]; effects?: SheetEffect[]; error?: string };

function formPage(
  c: WebContext,
  view: SharedGoalView,
  { written = [], conflicts = [], effects, error }: Shown,
): Response | Promise<Response> {
  const fields = fieldsOf(view).map((cell): CellField => {
    const mine = written.find(({ key }) => key === cell.key);
    const conflict = conflicts.find(({ key }) => key === cell.key);
    return mine ? { ...mine, base: conflict ? conflict.current : mine.base } : cell;
  });
  return page(c, "edit-shared-goal", {
    record: view.record,
    fields,
    conflicts,
    sheets: view.places.length,
    effects: effects ?? null,
    error: error ?? null,
    fiscalYear: view.record.fiscalYear,
    status: conflicts.length > 0 ? 409 : error ? 422 : 200,
  });
}
