import type { StageCount, StagePlace } from "../../../domain/cycle/stage-counts.ts";

/** The words for where sheets are in a stage. */
export const placeWords = {
  done: "済み",
  waiting: "承認・確定待ち",
  writing: "作成中",
  ahead: "これから",
  late: "遅れ",
} as const satisfies Record<StagePlace | "late", string>;

const drawn = ["done", "waiting", "writing"] as const satisfies StagePlace[];

type StageCellProps = { count: StageCount; href: (at: StagePlace | "late") => string };

/** One unit in one stage: a stacked bar, and under it the same in numbers that lead to the sheets. */
export function StageCell({ count, href }: StageCellProps) {
  if (count.ahead === count.sheets) return <span className="quiet">{placeWords.ahead}</span>;
  const told = [...drawn, "late" as const].filter((at) => count[at] > 0);
  return (
    <div>
      <Bar count={count} />
      <ul className="stage-counts">
        {told.map((at) => (
          <li key={at} className={at === "late" ? "cycle-late" : undefined}>
            <a href={href(at)}>
              {at === "done" && count.done === count.sheets ? "✓ すべて済み" : `${placeWords[at]} ${count[at]}`}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bar({ count }: { count: StageCount }) {
  let from = 0;
  const spans = drawn.map((at) => {
    const span = { at, from, width: count[at] };
    from += count[at];
    return span;
  });
  return (
    <svg
      className="stage-bar"
      viewBox={`0 0 ${count.sheets} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {spans.map(({ at, from: x, width }) => (
        <rect key={at} className={`stage-bar-${at}`} x={x} y="0" width={width} height="1" />
      ))}
    </svg>
  );
}
