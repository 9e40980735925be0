import { type CycleDefinition, levels, type Stage, type StageKey } from "../../../domain/cycle/cycle-definition.ts";
import { dateOfYearDay } from "../../../domain/cycle/year-day.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { SettingsNav } from "../../components/settings-nav.tsx";
import { ErrorSummary } from "../../components/text-field.tsx";
import { cycleFieldName } from "../../cycle-form.ts";
import type { FieldError } from "../../field-error.ts";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";

type CyclePageProps = {
  frame: Frame;
  fiscalYear: number;
  /** Key of the built-in cycle that was chosen; "": the year's own. */
  base: string;
  chosen: CycleDefinition | null;
  startStage: StageKey;
  choices: { key: string; name: string; stages: string[] }[];
  values: Record<string, string>;
  errors: FieldError[];
  flash: string | null;
};

const levelNames = { team: "係", section: "課", department: "部・局", office: "事務局" } as const;

/** A year's cycle: one to begin from, and the days of each stage. */
export function CyclePage({ frame, fiscalYear: year, base, chosen, startStage, choices, ...rest }: CyclePageProps) {
  const { values, errors, flash } = rest;
  const label = fiscalYearLabel(year);
  const title = `${label}の年間の流れ`;
  return (
    <Layout frame={frame} title={title}>
      <Breadcrumbs
        trail={[
          { label: "設定", href: url("settings") },
          { label, href: url("yearSettings", { year }) },
          { label: "年間の流れ" },
        ]}
      />
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <SettingsNav current="years" />
      {flash && <Notice tone="good" title={flash} />}
      <ErrorSummary errors={errors} />
      <details className="card settings-form" open={chosen === null} id="base">
        <summary>{chosen === null ? "もとにする流れを選ぶ" : "別の流れに替える"}</summary>
        <ul className="stack-tight">
          {choices.map(({ key, name, stages }) => (
            <li key={key}>
              <a href={url("yearCycle", { year }, { base: key })}>{name}</a>
              <span className="quiet small">　{stages.join(" → ")}</span>
            </li>
          ))}
        </ul>
      </details>
      {chosen && (
        <form method="post" action={url("saveCycle", { year })} className="card stack" id="days">
          <h2>{chosen.name}</h2>
          <div className="cycle-days">
            {chosen.stages.map((stage) => (
              <StageFields key={stage.stage} stage={stage} year={year} values={values} />
            ))}
          </div>
          <div className="field">
            <label htmlFor="startStage">まだ手続きをしていないシートは、どの時期から始めますか</label>
            <select className="input" id="startStage" name="startStage" defaultValue={values.startStage ?? startStage}>
              {chosen.stages.map(({ stage, label: name }) => (
                <option key={stage} value={stage}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <input type="hidden" name="base" value={base} />
          <button className="button button-primary" type="submit">
            この流れを{label}に使う
          </button>
        </form>
      )}
    </Layout>
  );
}

type StageFieldsProps = { stage: Stage; year: number; values: Record<string, string> };

function StageFields({ stage, year, values }: StageFieldsProps) {
  const { stage: key, label, windows, graceDays, mayApproveOwn, writtenBy } = stage;
  const grace = cycleFieldName("grace", key);
  const own = cycleFieldName("own", key);
  return (
    <fieldset>
      <legend>{label}</legend>
      {levels.flatMap((level) => {
        const window = windows[level];
        if (!window) return [];
        const day = (what: "opens" | "closes", name: string) => {
          const field = cycleFieldName(what, key, level);
          return (
            <span className="field">
              <label htmlFor={field} className="small">
                {levelNames[level]}
                {name}
              </label>
              <input
                className="input"
                type="date"
                id={field}
                name={field}
                defaultValue={values[field] ?? dateOfYearDay(window[what], year)}
              />
            </span>
          );
        };
        return [
          <div className="days-pair" key={level}>
            {day("opens", "：始まり")}
            {day("closes", "：期限")}
          </div>,
        ];
      })}
      {writtenBy === "nobody" ? (
        <input type="hidden" name={grace} value={graceDays} />
      ) : (
        <span className="field">
          <label htmlFor={grace} className="small">
            期限のあと受け付ける日数
          </label>
          <input
            className="input"
            id={grace}
            name={grace}
            inputMode="numeric"
            defaultValue={values[grace] ?? graceDays}
          />
        </span>
      )}
      <label className="choice">
        <input
          type="checkbox"
          name={own}
          value="yes"
          defaultChecked={Object.keys(values).length > 0 ? values[own] === "yes" : mayApproveOwn}
        />
        自分で提出したシートの承認を認める
      </label>
    </fieldset>
  );
}
