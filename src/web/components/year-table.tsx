import { hasBegun, phaseNames } from "../../domain/cycle/present-phase.ts";
import type { Phase } from "../../domain/forms/form-definition.ts";
import type { DepartmentState, SheetState, UnitState } from "../../usecases/home/year-overview.ts";
import { dateAndTime } from "../date-and-time.ts";
import { url } from "../routes.ts";
import { BeginSheet } from "./begin-sheet.tsx";
import { Progress, progressState } from "./progress.tsx";

const shown = ["planning", "midYear", "yearEnd"] as const satisfies Phase[];

type YearTableProps = {
  year: number;
  departments: DepartmentState[];
  phase: Phase;
  over: boolean;
  ownUnitId: string | null;
};

/** The year's sheets, department by department: a row per sheet, a column per phase. */
export function YearTable({ year, departments, phase, over, ownUnitId }: YearTableProps) {
  return (
    <table className="data-table state-table cards">
      <thead>
        <tr>
          <th scope="col">課・シート</th>
          <th scope="col" className="number">
            目標
          </th>
          {shown.map((one) => (
            <th scope="col" key={one} aria-current={one === phase && !over ? "step" : undefined}>
              {phaseNames[one]}
              {one === phase && !over && <span className="now-mark">いま</span>}
            </th>
          ))}
          <th scope="col">最後の更新</th>
        </tr>
      </thead>
      {departments.map(({ unitId, name, units }) => (
        <tbody key={unitId}>
          <tr className="department">
            <th scope="rowgroup" colSpan={shown.length + 3}>
              {name}
            </th>
          </tr>
          {units.map((unit) => (
            <UnitRows
              key={unit.unitId}
              year={year}
              unit={unit}
              phase={phase}
              over={over}
              own={unit.unitId === ownUnitId}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

type UnitRowsProps = { year: number; unit: UnitState; phase: Phase; over: boolean; own: boolean };

function UnitRows({ year, unit, phase, over, own }: UnitRowsProps) {
  const name = unit.path.slice(1).join(" ") || unit.path.join(" ");
  const having = unit.sheets.length;
  const begin = (label: string) =>
    unit.mayBegin && <BeginSheet year={year} unitId={unit.unitId} unitName={name} having={having} label={label} />;
  if (having === 0) {
    return (
      <tr className={own ? "own" : undefined}>
        <th scope="row">{name}</th>
        <td className="quiet" colSpan={shown.length + 2}>
          シートはまだありません{unit.mayBegin && "　"}
          {begin("空のシートを作る")}
        </td>
      </tr>
    );
  }
  const rows = unit.sheets.map((sheet) => (
    <tr key={sheet.sheetId} className={own ? "own" : undefined}>
      <th scope="row">
        <a href={url("sheet", { sheetId: sheet.sheetId })}>{unit.sheets.length > 1 ? sheet.title : name}</a>
        {unit.sheets.length > 1 && <span className="quiet small"> {name}</span>}
        {own && <span className="tag">自分の課</span>}
      </th>
      <td className="number" data-label="目標">
        {sheet.goals}
      </td>
      {shown.map((one) => (
        <td key={one} data-label={phaseNames[one]}>
          <PhaseCell sheet={sheet} one={one} phase={phase} over={over} />
        </td>
      ))}
      <td className="small">
        {sheet.updatedAt && (
          <>
            <time dateTime={sheet.updatedAt}>{dateAndTime(sheet.updatedAt)}</time>
            {sheet.updatedBy && <span className="quiet"> {sheet.updatedBy}</span>}
          </>
        )}
      </td>
    </tr>
  ));
  if (!unit.mayBegin) return rows;
  return [
    ...rows,
    <tr key="more">
      <td colSpan={shown.length + 3}>{begin("シートをもう1枚作る")}</td>
    </tr>,
  ];
}

type PhaseCellProps = { sheet: SheetState; one: Phase; phase: Phase; over: boolean };

function PhaseCell({ sheet, one, phase, over }: PhaseCellProps) {
  const progress = sheet.progress.find((entry) => entry.phase === one) ?? { phase: one, filled: 0, required: 0 };
  const begun = hasBegun(one, phase);
  return <Progress progress={progress} state={progressState(progress, begun, begun && (over || one !== phase))} />;
}
