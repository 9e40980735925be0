import { hasBegun } from "../../domain/cycle/present-phase.ts";
import { daysLate, type Sheet, stageOf } from "../../domain/cycle/situation.ts";
import { waitsFor } from "../../domain/cycle/todo.ts";
import type { Phase } from "../../domain/forms/form-definition.ts";
import type { DepartmentState, SheetState, UnitState } from "../../usecases/home/year-overview.ts";
import { statusWords, waitingWords } from "../in-page/cycle-in-page.ts";
import { url } from "../routes.ts";
import { dateAndTime } from "../sayings/date-and-time.ts";
import { BeginSheet } from "./begin-sheet.tsx";
import { Progress, progressState } from "./progress.tsx";

const shown = ["planning", "midYear", "yearEnd"] as const satisfies Phase[];

type YearTableProps = {
  year: number;
  departments: DepartmentState[];
  /** As the city calls them. */
  phaseNames: Record<Phase, string>;
  phase: Phase;
  over: boolean;
  ownUnitIds: string[];
  today: string;
};

/** The year's sheets, department by department: a row per sheet, a column per phase. */
export function YearTable({ year, departments, phaseNames, phase, over, ownUnitIds, today }: YearTableProps) {
  const withCycle = departments.some(({ units }) => units.some(({ sheets }) => sheets.some(({ cycle }) => cycle)));
  const columns = shown.length + (withCycle ? 4 : 3);
  return (
    <table className={withCycle ? "data-table state-table with-cycle cards" : "data-table state-table cards"}>
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
          {withCycle && <th scope="col">手続き</th>}
          <th scope="col">最後の更新</th>
        </tr>
      </thead>
      {departments.map(({ unitId, name, units }) => (
        <tbody key={unitId}>
          <tr className="department">
            <th scope="rowgroup" colSpan={columns}>
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
              own={ownUnitIds.includes(unit.unitId)}
              columns={columns}
              phaseNames={phaseNames}
              today={today}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

type UnitRowsProps = {
  year: number;
  unit: UnitState;
  phaseNames: Record<Phase, string>;
  phase: Phase;
  over: boolean;
  own: boolean;
  columns: number;
  today: string;
};

function UnitRows({ year, unit, phaseNames, phase, over, own, columns, today }: UnitRowsProps) {
  const name = unit.path.slice(1).join(" ") || unit.path.join(" ");
  const having = unit.sheets.length;
  const begin = (label: string) =>
    unit.mayBegin && <BeginSheet year={year} unitId={unit.unitId} unitName={name} having={having} label={label} />;
  if (having === 0) {
    return (
      <tr className={own ? "own" : undefined}>
        <th scope="row">{name}</th>
        <td className="quiet" colSpan={columns - 1}>
          {unit.disposed.length === 0 ? "シートはまだありません" : <Disposed sheets={unit.disposed} />}
          {unit.mayBegin && "　"}
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
      {columns > shown.length + 3 && (
        <td className="small" data-label="手続き">
          {sheet.cycle && <CycleCell cycle={sheet.cycle} today={today} />}
        </td>
      )}
      <td className="small">
        {sheet.updatedAt && (
          <>
            <time dateTime={sheet.updatedAt}>{dateAndTime(sheet.updatedAt)}</time>
            {sheet.updatedBy && (
              <>
                {" "}
                <span className="quiet whole-name">{sheet.updatedBy}</span>
              </>
            )}
          </>
        )}
      </td>
    </tr>
  ));
  if (!unit.mayBegin) return rows;
  return [
    ...rows,
    <tr key="more">
      <td colSpan={columns}>{begin("シートをもう1枚作る")}</td>
    </tr>,
  ];
}

/** Where the sheet stands, whom it waits for, and by how much it is late. */
function CycleCell({ cycle, today }: { cycle: Sheet; today: string }) {
  const late = daysLate(cycle, today);
  return (
    <span>
      <span className="cycle-cell">{stageOf(cycle).label}</span> {waitingWords(waitsFor(cycle)) ?? statusWords(cycle)}
      {late > 0 && <span className="cycle-late"> {late}日遅れ</span>}
    </span>
  );
}

type PhaseCellProps = { sheet: SheetState; one: Phase; phase: Phase; over: boolean };

function PhaseCell({ sheet, one, phase, over }: PhaseCellProps) {
  const progress = sheet.progress.find((entry) => entry.phase === one) ?? { phase: one, filled: 0, required: 0 };
  const begun = hasBegun(one, phase);
  return <Progress progress={progress} state={progressState(progress, begun, begun && (over || one !== phase))} />;
}

function Disposed({ sheets }: { sheets: UnitState["disposed"] }) {
  return (
    <>
      保存期間が過ぎ、廃棄されています：
      {sheets.map(({ sheetId, sheetNumber }, index) => (
        <span key={sheetId}>
          {index > 0 && "、"}
          <a href={url("sheet", { sheetId })}>{sheetNumber}</a>
        </span>
      ))}
    </>
  );
}
