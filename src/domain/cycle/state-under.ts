import { type CycleDefinition, type StageKey, stageKeys } from "./cycle-definition.ts";
import { type CycleState, stateFrom } from "./cycle-state.ts";

/**
 * What becomes of a sheet when its city gives the year another cycle. `stays`: nothing. `unfinished`: it stands in a stage
 * that the new cycle lacks, with something in hand that would be lost.
 */
export type StateUnder =
  | { fate: "stays" | "unfinished" }
  | { fate: "moves"; why: "stage-dropped" | "stage-added" | "approvers-changed"; next: CycleState };

/**
 * A sheet whose stage is dropped goes to the beginning of the stage that follows, or is confirmed where none does; one
 * that was through goes into a stage that is added at the end. Where others are to approve than before, approvals begin
 * anew: nobody's approval may be skipped.
 */
export function stateUnder(state: CycleState, before: CycleDefinition, after: CycleDefinition): StateUnder {
  const kept = after.stages.find(({ stage }) => stage === state.stage);
  const next = stageAfter(state.stage, after);
  if (!kept) {
    if (state.amendment || state.status === "submitted" || state.status === "sentBack") return { fate: "unfinished" };
    const last = stateFrom(state, after.stages.at(-1)?.stage ?? state.stage);
    const ended = { ...last, status: state.status === "closed" ? ("closed" as const) : ("confirmed" as const) };
    const goesOn = next !== undefined && state.status !== "closed";
    return { fate: "moves", why: "stage-dropped", next: goesOn ? stateFrom(state, next) : ended };
  }
  if (state.status === "confirmed" && next) return { fate: "moves", why: "stage-added", next: stateFrom(state, next) };
  const chain = before.stages.find(({ stage }) => stage === state.stage)?.approvers ?? [];
  const same = chain.join() === kept.approvers.join();
  if (same || state.status !== "submitted" || state.approvals === 0) return { fate: "stays" };
  return { fate: "moves", why: "approvers-changed", next: { ...state, approvals: 0 } };
}

function stageAfter(present: StageKey, { stages }: CycleDefinition): StageKey | undefined {
  return stages.find(({ stage }) => stageKeys.indexOf(stage) > stageKeys.indexOf(present))?.stage;
}
