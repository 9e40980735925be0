import { findingsFor } from "../domain/cycle/findings-for.ts";
import { hiddenConcepts } from "../domain/cycle/hidden-concepts.ts";
import { isOver, presentPhase } from "../domain/cycle/present-phase.ts";
import { type Situation, stageOf, writingTimes } from "../domain/cycle/situation.ts";
import { phaseInHand } from "../domain/cycle/todo.ts";
import { decideWriting, writablePhases } from "../domain/cycle/transitions.ts";
import { checkContent, type Finding } from "../domain/forms/check-content.ts";
import { type Phase, phases } from "../domain/forms/form-definition.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { mayEditSheet } from "../domain/permissions/permissions.ts";
import type { SheetView } from "../usecases/sheets/read-sheet.ts";
import { refusalText } from "./sayings/cycle-sayings.ts";

/** What a person may write on a sheet today, and why not. */
export type SheetEditing = {
  /** The phases whose fields may be written; none: the sheet is read only. */
  writable: Phase[];
  /** Why nothing can be written by someone who otherwise edits the sheet. */
  locked: string | null;
  /** The phase whose columns are in hand. */
  phase: Phase;
  over: boolean;
  /** What is not yet right, up to the phase in hand. */
  findings: Finding[];
  /** The sheet in its year's cycle; null without one, and for a sheet of an earlier time. */
  situation: Situation | null;
};

export function sheetEditing(view: SheetView, actor: Actor, today: string): SheetEditing {
  const { form, content, fiscalYear, cycle } = view;
  const mayEdit = mayEditSheet(actor, view.unit);
  if (!cycle || view.asOf !== null) {
    const phase = presentPhase(fiscalYear, today);
    const findings = checkContent(form, content, fiscalYear, phase);
    const over = isOver(fiscalYear, today);
    return { writable: mayEdit ? [...phases] : [], locked: null, phase, over, findings, situation: null };
  }
  const base = {
    cycle: cycle.definition,
    state: cycle.state,
    units: cycle.units,
    fiscalYear,
    actor,
    today,
    missing: 0,
  };
  const { phase, required } = phaseInHand(base, today);
  const findings = findingsFor(hiddenConcepts(actor, base), form, content, { fiscalYear, upTo: required });
  const situation = { ...base, missing: findings.filter(({ severity }) => severity === "error").length };
  const writable = writablePhases(situation);
  const over = cycle.state.status === "confirmed" || cycle.state.status === "closed";
  return {
    writable,
    locked: writable.length === 0 && mayEdit ? whyLocked(situation) : null,
    phase,
    over,
    findings,
    situation,
  };
}

function whyLocked(situation: Situation): string {
  const why = decideWriting(situation, stageOf(situation).fills) ?? "others-turn";
  const { opens, locks } = writingTimes(situation);
  return refusalText(why, why === "not-yet-open" ? opens : locks);
}
