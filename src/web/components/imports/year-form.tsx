import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import type { PlannedFile } from "../../../usecases/imports/import-plan.ts";
import type { ImportView } from "../../../usecases/imports/read-import.ts";

/** Which year the file is of, where it doesn't say or says another one than was chosen. */
export function YearForm({ action, view, plan }: { action: string; view: ImportView; plan: PlannedFile }) {
  const own = plan.preview.fiscalYear;
  const chosen = view.row.fiscalYear;
  const years = [...new Set([own, chosen, plan.fiscalYear].filter((year) => year !== null))];
  if (years.length === 0 || (own === null && chosen === null)) {
    return (
      <form method="post" action={action} className="import-choice">
        <label htmlFor="year">年度（西暦）</label>
        <input
          className="input input-short"
          id="year"
          name="year"
          type="number"
          min="1989"
          max="2200"
          required
          defaultValue={plan.fiscalYear ?? ""}
        />
        <button className="button" type="submit" name="act" value="year">
          この年度にする
        </button>
      </form>
    );
  }
  if (years.length === 1) return null;
  return (
    <form method="post" action={action}>
      <input type="hidden" name="act" value="year" />
      {years.map((year) => (
        <button className="button" type="submit" name="year" value={year} key={year}>
          {fiscalYearLabel(year)}として取り込む
        </button>
      ))}
    </form>
  );
}
