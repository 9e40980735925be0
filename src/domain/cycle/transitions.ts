import { type Phase, phases } from "../forms/form-definition.ts";
import {
  isHeadOf,
  mayApproveSheet,
  mayDecideAsMayor,
  mayEditSheet,
  mayJudgeSheet,
  mayRunCycle,
} from "../permissions/permissions.ts";
import { type ApproverLevel, type Level, levels } from "./cycle-definition.ts";
import {
  type ActEvent,
  type CycleState,
  type SentBack,
  type SheetAct,
  type SheetActName,
  stateFrom,
} from "./cycle-state.ts";
import {
  chainOf,
  confirmedPhases,
  nextStage,
  pendingLevel,
  type Situation,
  stageOf,
  writingTimes,
} from "./situation.ts";

export type ActRefusal =
  | "not-yours" // another unit's sheet, or another role's act
  | "others-turn" // a stage that the unit doesn't write
  | "not-yet-open"
  | "deadline-passed"
  | "handed-in" // submitted: it is not the writers' turn
  | "not-handed-in"
  | "partly-approved" // too late to withdraw
  | "approvals-missing"
  | "waits-for-superior" // approved for the person's level, or not theirs to approve
  | "own-sheet"
  | "incomplete"
  | "confirmed" // such words are changed by amendment
  | "later-phase" // fields of a stage that is still to come
  | "nothing-confirmed"
  | "amending"
  | "sent-back" // what was sent back is mended first
  | "stages-left" // only the last stage is closed
  | "over" // confirmed to the end, or closed
  | "nothing-to-reopen"
  | "reason-missing"
  | "date-missing";

/** One row of the table: whose act it is, why it can't be done now, what the request must bring, what comes of it. */
type Rule = {
  who(s: Situation): boolean;
  hinders(s: Situation): ActRefusal | null;
  lacks?(s: Situation, act: SheetAct): ActRefusal | null;
  next(s: Situation, act: SheetAct): CycleState;
};

const place = ({ units }: Situation) => ({ unitIds: units.map(({ unitId }) => unitId) });
const isWriter = (s: Situation): boolean => {
  const { writtenBy } = stageOf(s);
  if (s.state.amendment || writtenBy === "unit") return mayEditSheet(s.actor, place(s));
  return writtenBy === "heads" && mayJudgeSheet(s.actor, place(s));
};
const isEditor = (s: Situation) => mayEditSheet(s.actor, place(s));
const isOffice = (s: Situation) => mayRunCycle(s.actor);
const isMayor = (s: Situation) => mayDecideAsMayor(s.actor) && chainOf(s).includes("mayor");
const isApprover = (s: Situation) => isOffice(s) || mayApproveSheet(s.actor, place(s)) || isMayor(s);
const isOver = ({ state }: Situation) => state.status === "confirmed" || state.status === "closed";

/** Why there is nothing to decide now: it must be handed in; a stage that nobody writes waits from its first day. */
function undecidable(s: Situation): ActRefusal | null {
  const { status, amendment } = s.state;
  if (status === "submitted") return null;
  if (status !== "writing" || amendment || stageOf(s).writtenBy !== "nobody")
    return isOver(s) ? "over" : "not-handed-in";
  return s.today < writingTimes(s).opens ? "not-yet-open" : null;
}

/** Whether the stage's words can be written today; an amendment has no last day. */
function untimely(s: Situation): ActRefusal | null {
  if (s.state.amendment) return null;
  const { opens, locks } = writingTimes(s);
  if (s.today < opens) return "not-yet-open";
  return s.today > locks ? "deadline-passed" : null;
}

function inWriting(s: Situation): ActRefusal | null {
  if (isOver(s)) return "over";
  return s.state.status === "submitted" ? "handed-in" : null;
}

const own = (s: Situation): ActRefusal | null =>
  s.state.submittedBy === s.actor.personId && !stageOf(s).mayApproveOwn ? "own-sheet" : null;

/** The highest level for which the person can approve; null: only in another's place (the office), or not yet. */
export function actsAs(s: Situation): ApproverLevel | null {
  // The mayor stands for nobody: the heads have approved before a goal comes to the consultation.
  if (isMayor(s) && pendingLevel(s) === "mayor") return "mayor";
  const level = s.units.findLast(({ unitId }) => isHeadOf(s.actor, unitId))?.level ?? null;
  // Who is of the office as well, and has approved as head, may still stand in for a head above.
  return level !== null && isOffice(s) && linksUpTo(s, level) <= s.state.approvals ? null : level;
}

/** A head stands for the levels below as well. */
function linksUpTo(s: Situation, level: Level): number {
  return chainOf(s).filter((link) => levels.indexOf(link) <= levels.indexOf(level)).length;
}

/** How many links are approved after this person. */
function approvedBy(s: Situation): number {
  const level = actsAs(s);
  if (level === null) return isOffice(s) ? s.state.approvals + 1 : s.state.approvals;
  return linksUpTo(s, level);
}

/** Why this person can't decide about what was handed in: others come first, or it is past them. */
function notTheirTurn(s: Situation): ActRefusal | null {
  if (approvedBy(s) > s.state.approvals) return null;
  return isMayor(s) && chainOf(s).indexOf("mayor") > s.state.approvals ? "approvals-missing" : "waits-for-superior";
}

const needsReason = (_: Situation, act: SheetAct): ActRefusal | null =>
  "reason" in act && reasonOf(act).trim() === "" ? "reason-missing" : null;
const needsDate = ({ today }: Situation, act: SheetAct): ActRefusal | null =>
  "until" in act && act.until < today ? "date-missing" : null;
const untilOf = (act: SheetAct): string | null => ("until" in act ? act.until : null);
const reasonOf = (act: SheetAct): string => ("reason" in act ? (act.reason ?? "") : "");

/** The one table: acts, buttons, queue and interfaces all read it. */
const table: Record<SheetActName, Rule> = {
  submit: {
    who: isWriter,
    hinders: (s) => inWriting(s) ?? untimely(s) ?? (s.missing > 0 ? "incomplete" : null),
    next: ({ state, actor }) => ({ ...state, status: "submitted", approvals: 0, submittedBy: actor.personId }),
  },
  withdraw: {
    who: isWriter,
    hinders: (s) => {
      if (s.state.status !== "submitted") return isOver(s) ? "over" : "not-handed-in";
      return s.state.approvals > 0 ? "partly-approved" : untimely(s);
    },
    next: ({ state }) => ({ ...state, status: state.sentBack ? "sentBack" : "writing", submittedBy: null }),
  },
  sendBack: {
    who: isApprover,
    hinders: (s) => {
      if (s.state.status !== "submitted") return isOver(s) ? "over" : "not-handed-in";
      if (s.state.submittedBy === s.actor.personId) return "own-sheet";
      return isOffice(s) ? null : notTheirTurn(s);
    },
    lacks: needsReason,
    next: (s, act) => {
      const { state, actor, today } = s;
      const notes = act.do === "sendBack" ? act.notes : [];
      const sentBack: SentBack = { reason: reasonOf(act), by: actor.name, on: today, notes };
      const back: CycleState = { ...state, status: "sentBack", approvals: 0, submittedBy: null, sentBack };
      if (actsAs(s) !== "mayor") return back;
      const instruction = { ...sentBack, as: "mayor" as const };
      return { ...back, sentBack: instruction, instructions: [...(state.instructions ?? []), instruction] };
    },
  },
  approve: {
    who: isApprover,
    hinders: (s) => {
      const reason = undecidable(s);
      if (reason) return reason;
      return pendingLevel(s) === "office" ? "waits-for-superior" : (notTheirTurn(s) ?? own(s));
    },
    // The office approves only in a missing head's place, and says why.
    lacks: (s, act) => (actsAs(s) === null ? needsReason(s, act) : null),
    next: (s) => ({ ...s.state, approvals: approvedBy(s) }),
  },
  confirm: {
    who: isOffice,
    hinders: (s) => {
      return undecidable(s) ?? (pendingLevel(s) === "office" ? own(s) : "approvals-missing");
    },
    next: (s) => {
      const { state } = s;
      if (state.amendment)
        return { ...stateFrom(state, state.stage), status: state.amendment.from, extendedTo: state.extendedTo };
      const next = nextStage(s);
      return next ? stateFrom(state, next.stage) : { ...stateFrom(state, state.stage), status: "confirmed" };
    },
  },
  amend: {
    who: isEditor,
    hinders: (s) => {
      const { status, amendment } = s.state;
      if (amendment) return "amending";
      if (status === "closed") return "over";
      if (status === "submitted") return "handed-in";
      if (status === "sentBack") return "sent-back";
      return confirmedPhases(s).length === 0 ? "nothing-confirmed" : null;
    },
    lacks: needsReason,
    next: ({ state }, act) => ({
      ...state,
      status: "writing",
      amendment: { reason: reasonOf(act), from: state.status === "confirmed" ? "confirmed" : "writing" },
    }),
  },
  extend: {
    who: isOffice,
    hinders: (s) => {
      if (isOver(s)) return "over";
      return s.state.status === "submitted" ? "handed-in" : s.state.amendment ? "amending" : null;
    },
    lacks: needsDate,
    next: ({ state }, act) => ({ ...state, extendedTo: untilOf(act) }),
  },
  close: {
    who: isOffice,
    hinders: ({ state }) => (state.status === "confirmed" ? null : state.status === "closed" ? "over" : "stages-left"),
    next: ({ state }) => ({ ...state, status: "closed" }),
  },
  reopen: {
    who: isOffice,
    hinders: (s) => {
      if (isOver(s)) return null;
      if (s.state.amendment) return "amending";
      return s.state.status === "writing" && previousStage(s) ? null : "nothing-to-reopen";
    },
    lacks: (s, act) => needsReason(s, act) ?? needsDate(s, act),
    next: (s, act) => {
      const stage = isOver(s) ? s.state.stage : previousStage(s);
      return { ...stateFrom(s.state, stage ?? s.state.stage), extendedTo: untilOf(act) };
    },
  },
};

function previousStage({ cycle, state }: Situation) {
  return cycle.stages[cycle.stages.findIndex((one) => one.stage === state.stage) - 1]?.stage;
}

export type ActOutcome = { ok: true; next: CycleState; event: ActEvent } | { ok: false; reason: ActRefusal };

/** Decides one act. Nothing moves a sheet but this. */
export function decideAct(s: Situation, act: SheetAct): ActOutcome {
  const rule = table[act.do];
  const reason = rule.who(s) ? (rule.hinders(s) ?? rule.lacks?.(s, act) ?? null) : "not-yours";
  if (reason) return { ok: false, reason };
  const event: ActEvent = { did: act.do, stage: s.state.stage };
  if (s.state.amendment) event.amendment = true;
  const as = actsAs(s);
  if (act.do === "approve") event.as = as ?? "office";
  if (act.do === "approve" && as === null) event.inPlaceOf = pendingLevel(s);
  if (act.do === "sendBack" && as === "mayor") event.as = as;
  if (reasonOf(act).trim() !== "") event.reason = reasonOf(act);
  if (act.do === "sendBack" && act.notes.length > 0) event.notes = act.notes;
  if ("until" in act) event.until = act.until;
  return { ok: true, next: rule.next(s, act), event };
}

export type PossibleAct = { act: SheetActName; reason: ActRefusal | null };

/** The acts that are this person's to do, with what stands in their way now (null: nothing). */
export function possibleActs(s: Situation): PossibleAct[] {
  return (Object.keys(table) as SheetActName[])
    .filter((act) => table[act].who(s))
    .map((act) => ({ act, reason: table[act].hinders(s) }));
}

/** Whether words of these phases may be written now. */
export function decideWriting(s: Situation, asked: readonly Phase[]): ActRefusal | null {
  if (!isWriter(s)) return isEditor(s) ? (isOver(s) ? "over" : "others-turn") : "not-yours";
  const hindered = inWriting(s);
  if (hindered) return hindered;
  const confirmed = confirmedPhases(s);
  const { fills } = stageOf(s);
  for (const phase of asked) {
    if (confirmed.includes(phase)) {
      if (!s.state.amendment) return "confirmed";
    } else {
      const { opens, locks } = writingTimes(s);
      if (s.today < opens) return "not-yet-open";
      if (s.today > locks) return "deadline-passed";
      if (!fills.includes(phase)) return "later-phase";
    }
  }
  return null;
}

/** The phases whose fields the person may write now. */
export function writablePhases(s: Situation): Phase[] {
  return phases.filter((phase) => decideWriting(s, [phase]) === null);
}
