import type { ReactNode } from "react";
import { type ApproverLevel, approverLevels, type StageKey } from "../../../domain/cycle/cycle-definition.ts";
import { phaseNames } from "../../../domain/cycle/present-phase.ts";
import { phases } from "../../../domain/forms/form-definition.ts";
import { cycleFieldName, fixedStages } from "../../posted/cycle-form.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { TextField } from "../text-field.tsx";
import { FieldErrors } from "./field-errors.tsx";
import { StageDays } from "./stage-days.tsx";

type StageFieldsProps = { stage: StageKey; fields: Record<string, string>; errors: FieldError[] };

const stageNames = {
  planning: "目標設定",
  consultation: "協議",
  midYear: "中間",
  yearEnd: "期末",
  secondEvaluation: "二次評価",
  publication: "公表",
} as const satisfies Record<StageKey, string>;

const approverNames = {
  team: "係長",
  section: "課長",
  department: "部局長",
  mayor: "首長（同意）",
} as const satisfies Record<ApproverLevel, string>;

/** One stage of the year: whether there is one, what it is called, who writes what until when, who approves. */
export function StageFields({ stage, fields, errors }: StageFieldsProps) {
  const given = { stage, fields, errors };
  const label = cycleFieldName("label", stage);
  return (
    <fieldset className="card stage-fields">
      <legend>{stageNames[stage]}</legend>
      {fixedStages.includes(stage) ? (
        <p className="quiet small">どの年度にもある時期です。</p>
      ) : (
        <Tick name={cycleFieldName("use", stage)} label="この時期を置く" fields={fields} />
      )}
      <div className="stage-body">
        <div className="stack">
          <TextField name={label} label="市での呼び方" value={fields[label] ?? ""} errors={errors} />
          <Writer {...given} />
          <Choices {...given} legend="この時期に書く欄" group="fills">
            {phases.map((phase) => (
              <Tick
                key={phase}
                name={cycleFieldName("fills", stage, phase)}
                label={`${phaseNames[phase]}の欄`}
                fields={fields}
              />
            ))}
          </Choices>
          <Choices {...given} legend="事務局が確定する前の承認" group="approvers">
            {approverLevels.map((level) => (
              <Tick
                key={level}
                name={cycleFieldName("approver", stage, level)}
                label={approverNames[level]}
                fields={fields}
              />
            ))}
          </Choices>
          <Tick name={cycleFieldName("own", stage)} label="自分で提出したシートの承認を認める" fields={fields} />
          <FieldErrors field={cycleFieldName("hidden", stage)} errors={errors} />
          {stage === "secondEvaluation" && (
            <Tick
              name={cycleFieldName("hidden", stage)}
              label="上司の評価は、確定するまで担当課の方に見せない"
              fields={fields}
            />
          )}
        </div>
        <StageDays {...given} />
      </div>
    </fieldset>
  );
}

function Tick({ name, label, fields }: { name: string; label: string; fields: Record<string, string> }) {
  return (
    <label className="choice">
      <input type="checkbox" id={name} name={name} value="yes" defaultChecked={fields[name] === "yes"} />
      {label}
    </label>
  );
}

function Writer({ stage, fields, errors }: StageFieldsProps) {
  const name = cycleFieldName("writer", stage);
  return (
    <div className="field">
      <label htmlFor={name}>だれが書くか</label>
      <FieldErrors field={name} errors={errors} />
      <select className="input" id={name} name={name} defaultValue={fields[name]}>
        <option value="unit">シートの課や部</option>
        <option value="heads">上の職（二次評価など）</option>
        <option value="nobody">だれも書かない（承認と確定だけ）</option>
      </select>
    </div>
  );
}

type ChoicesProps = StageFieldsProps & { legend: string; group: string; children: ReactNode };

function Choices({ legend, group, stage, errors, children }: ChoicesProps) {
  const name = cycleFieldName(group, stage);
  return (
    <fieldset className="field choices" id={name}>
      <legend className="label">{legend}</legend>
      <FieldErrors field={name} errors={errors} />
      {children}
    </fieldset>
  );
}
