import type { StageKey } from "../../../domain/cycle/cycle-definition.ts";
import { type StageCount, stagePlaces } from "../../../domain/cycle/stage-counts.ts";
import type { ProgressFilter, ProgressRow, YearProgress } from "../../../usecases/cycle/read-progress.ts";
import { url } from "../../routes.ts";
import { placeWords, StageCell } from "./stage-cell.tsx";

type ProgressGridProps = { progress: YearProgress; filter: ProgressFilter };

/** Units down, stages across: a glance tells who is where and who is late. */
export function ProgressGrid({ progress, filter }: ProgressGridProps) {
  const { fiscalYear: year, stages, present, all, rows } = progress;
  const { department } = filter;
  const list = (unit: string | null, stage: StageKey) => (at: string) =>
    `${url("progress", { year }, { department: unit, stage, at })}#listed`;
  const cells = (unit: string | null, counts: StageCount[]) =>
    counts.map((count) => (
      <td key={count.stage} data-label={labelOf(count.stage)}>
        <StageCell count={count} href={list(unit, count.stage)} />
      </td>
    ));
  const labelOf = (stage: StageKey) => stages.find((one) => one.stage === stage)?.label;
  return (
    <table className="data-table progress-grid cards">
      <caption className="visually-hidden">部・課ごとの進み具合</caption>
      <thead>
        <tr>
          <th scope="col">{department === null ? "部局" : "課・シート"}</th>
          {stages.map(({ stage, label }) => (
            <th scope="col" key={stage} aria-current={stage === present ? "step" : undefined}>
              {label}
              {stage === present && <span className="now-mark">いま</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.length > 1 && (
          <tr className="progress-all">
            <th scope="row">{department === null ? "全体" : "部局全体"}</th>
            {cells(department, all)}
          </tr>
        )}
        {rows.map((row) => (
          <tr key={row.unitId}>
            <th scope="row">
              <RowName row={row} year={year} department={department} />
            </th>
            {department !== null && row.only ? (
              <OneSheet counts={row.counts} labelOf={labelOf} />
            ) : (
              cells(department ?? row.unitId, row.counts)
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RowNameProps = { row: ProgressRow; year: number; department: string | null };

function RowName({ row: { unitId, name, only, counts }, year, department }: RowNameProps) {
  if (department === null) return <a href={url("progress", { year }, { department: unitId })}>{name}</a>;
  if (only) return <a href={url("sheet", { sheetId: only.sheetId })}>{name}</a>;
  return (
    <>
      {name}
      <span className="quiet small">（{counts[0]?.sheets}枚）</span>
    </>
  );
}

type OneSheetProps = { counts: StageCount[]; labelOf: (stage: StageKey) => string | undefined };

/** A single sheet is one place in each stage, told in a word. */
function OneSheet({ counts, labelOf }: OneSheetProps) {
  return counts.map((count) => {
    const { stage, late } = count;
    const place = stagePlaces.find((one) => count[one] > 0) ?? "ahead";
    return (
      <td key={stage} data-label={labelOf(stage)} className={`stage-one stage-one-${place}`}>
        {place === "done" && <span aria-hidden="true">✓ </span>}
        {placeWords[place]}
        {late > 0 && <span className="cycle-late"> {placeWords.late}</span>}
      </td>
    );
  });
}
