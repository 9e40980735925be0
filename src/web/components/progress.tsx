import type { PhaseProgress } from "../../usecases/home/year-overview.ts";

export type ProgressState = "none" | "done" | "open" | "late" | "later";

/** What a glance should tell of a phase: `begun`, whether it is asked for by now; `past`, whether a later one has begun. */
export function progressState({ filled, required }: PhaseProgress, begun: boolean, past: boolean): ProgressState {
  if (required === 0) return "none";
  if (filled >= required) return "done";
  if (!begun) return "later";
  return past ? "late" : "open";
}

/** How far a phase is filled in: a bar, a number and a word, so that colour never speaks alone. */
export function Progress({ progress, state }: { progress: PhaseProgress; state: ProgressState }) {
  const { filled, required } = progress;
  if (state === "none") return <span className="quiet">—</span>;
  return (
    <span className={`progress progress-${state}`}>
      <span className="progress-word">{wordOf(state, filled, required)}</span>
      <progress max={required} value={filled} aria-hidden="true" />
      <span className="progress-count number">
        {filled}/{required}
      </span>
    </span>
  );
}

function wordOf(state: ProgressState, filled: number, required: number): string {
  if (state === "done") return "✓ 記入済み";
  if (state === "late") return filled === 0 ? "! 未記入" : `! あと${required - filled}`;
  if (filled === 0) return state === "later" ? "これから" : "未記入";
  return `あと${required - filled}`;
}
