import { hasBegun } from "../../domain/cycle/present-phase.ts";
import type { Phase } from "../../domain/forms/form-definition.ts";
import type { SheetState } from "../../usecases/home/year-overview.ts";

const shown = ["planning", "midYear", "yearEnd"] as const satisfies Phase[];

type PhaseSummaryProps = {
  sheets: SheetState[];
  /** As the city calls them. */
  phaseNames: Record<Phase, string>;
  phase: Phase;
  over: boolean;
};

/** How many sheets are done with each phase: the answer to 「どこまで進んだか」 in one line. */
export function PhaseSummary({ sheets, phaseNames, phase, over }: PhaseSummaryProps) {
  return (
    <ul className="phase-summary">
      {shown.map((one) => {
        const asked = sheets.flatMap(({ progress }) =>
          progress.filter((entry) => entry.phase === one && entry.required > 0),
        );
        const done = asked.filter(({ filled, required }) => filled >= required).length;
        if (asked.length === 0) return null;
        const begun = hasBegun(one, phase);
        return (
          <li key={one} className={one === phase && !over ? "phase-now" : undefined}>
            <span className="phase-name">
              {phaseNames[one]}
              {one === phase && !over && <span className="now-mark">いま</span>}
            </span>
            <span className="phase-count">
              <strong>{done}</strong>／{asked.length}シート記入済み
            </span>
            <span className="small quiet">{begun ? restOf(asked.length - done) : "これから"}</span>
          </li>
        );
      })}
    </ul>
  );
}

function restOf(open: number): string {
  return open === 0 ? "すべて済んでいます" : `残り${open}シート`;
}
