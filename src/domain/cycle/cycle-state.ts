import type { Concept } from "../forms/concepts.ts";
import type { CycleDefinition, Level, StageKey } from "./cycle-definition.ts";

/**
 * Where a sheet stands in its cycle. `writing` and `sentBack` wait for the writers, `submitted` for the superiors and the
 * office. A confirmed stage moves the sheet on to the next one; after the last it is `confirmed`, then `closed`.
 */
export type SheetStatus = "writing" | "submitted" | "sentBack" | "confirmed" | "closed";

export type CycleState = {
  stage: StageKey;
  status: SheetStatus;
  /** How many links of the chain of approvers have approved. */
  approvals: number;
  /** Who submitted it (a person's id); null while nobody has. */
  submittedBy: string | null;
  sentBack: SentBack | null;
  /** Open while what was confirmed is being amended; it passes the same chain. */
  amendment: { reason: string; from: "writing" | "confirmed" } | null;
  /** The last day that the office granted. */
  extendedTo: string | null;
  /** What the mayor asked for in consultations, oldest first; it stays with the sheet through the year. */
  instructions?: SentBack[];
};

/** `on`: the day. `notes`: what is meant for one goal or one field of it. `as`: the mayor's is an instruction. */
export type SentBack = { reason: string; by: string; on: string; notes: SentBackNote[]; as?: "mayor" };
export type SentBackNote = { goalId: string; concept: Concept | null; text: string };

/** What a person asks to be done with a sheet, beside writing in it. */
export type SheetAct =
  | { do: "submit" | "withdraw" | "confirm" | "close" }
  | { do: "approve" | "amend"; reason: string }
  | { do: "sendBack"; reason: string; notes: SentBackNote[] }
  | { do: "reopen"; reason: string; until: string }
  | { do: "extend"; reason?: string; until: string };
export type SheetActName = SheetAct["do"];

/** An act as it happened. `as`: the level for which a person approved; the office approves in a missing head's place. */
export type ActEvent = {
  did: SheetActName;
  stage: StageKey;
  /** Whether it was about an amendment of what had been confirmed. */
  amendment?: true;
  as?: Level;
  /** Whose place the office took. */
  inPlaceOf?: Level;
  reason?: string;
  notes?: SentBackNote[];
  until?: string;
};

/**
 * What the writers have still to answer. Handed in again it is answered: the history and the threads keep it, and the
 * state itself, for a sheet that is withdrawn comes back with it.
 */
export function unansweredSentBack({ status, sentBack }: CycleState): SentBack | null {
  return status === "sentBack" ? sentBack : null;
}

/** A sheet that nobody has touched yet. `start`: the stage in which the city began to use the cycle. */
export function firstState(cycle: CycleDefinition, start?: StageKey | null): CycleState {
  const first = cycle.stages.find(({ stage }) => stage === start) ?? cycle.stages[0];
  if (!first) throw new Error("A cycle without stages.");
  return stateAt(first.stage);
}

/** The beginning of a stage. */
export function stateAt(stage: StageKey): CycleState {
  return {
    stage,
    status: "writing",
    approvals: 0,
    submittedBy: null,
    sentBack: null,
    amendment: null,
    extendedTo: null,
  };
}

/** The beginning of a stage for a sheet on its way: what the mayor asked for goes along. */
export function stateFrom({ instructions }: CycleState, stage: StageKey): CycleState {
  return instructions ? { ...stateAt(stage), instructions } : stateAt(stage);
}
