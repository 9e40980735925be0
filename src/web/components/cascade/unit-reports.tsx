import type { GoalReports } from "../../in-page/cascade-in-page.ts";
import { ReportTable } from "./report-table.tsx";

/** Under a department's sheet: what its sections write for each of its goals, read where it stands. */
export function UnitReports({ reports, goalLabel }: { reports: GoalReports[]; goalLabel: string }) {
  if (reports.length === 0) return null;
  return (
    <section className="cascade" aria-labelledby="unit-reports">
      <h2 id="unit-reports">それぞれの{goalLabel}を支える課の報告</h2>
      {reports.map((goal) => (
        <GoalReport key={goal.goalId} goal={goal} />
      ))}
    </section>
  );
}

/** The reports for one goal, folded. */
export function GoalReport({ goal: { goalId, name, columns, rows } }: { goal: GoalReports }) {
  return (
    <details className="card cascade-goal" id={`reports-${goalId}`}>
      <summary>
        <strong>{name}</strong>
        <span className="quiet small">　課の報告を表示（{rows.length}件）</span>
      </summary>
      <ReportTable label={`${name}を支える課の報告`} columns={columns} rows={rows} />
    </details>
  );
}
