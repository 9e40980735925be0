import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { url } from "../routes.ts";

type GoalLinesProps = { goals: Goal[]; inLines: string[]; goalLabel: string };

/** The goals of the sheet that are more than one year old. */
export function GoalLines({ goals, inLines, goalLabel }: GoalLinesProps) {
  const lines = goals.filter(({ id }) => inLines.includes(id));
  if (lines.length === 0) return null;
  return (
    <section className="goal-lines" aria-labelledby="goal-lines">
      <h2 id="goal-lines">前後の年度につながる{goalLabel}</h2>
      <ul>
        {lines.map(({ id, texts }) => (
          <li key={id}>
            <a href={url("goalYears", { goalId: id })}>
              {[texts.number, texts.title].filter(Boolean).join(" ") || "無題"}
            </a>
            <span className="quiet small">　年度ごとに比べる</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
