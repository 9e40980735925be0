import { stageKeys } from "../../../domain/cycle/cycle-definition.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import type { AffectedSheet } from "../../../usecases/cycle/move-sheets.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { AffectedSheets } from "../../components/cycle/affected-sheets.tsx";
import { CyclePreviewView } from "../../components/cycle/cycle-preview-view.tsx";
import { FieldErrors } from "../../components/cycle/field-errors.tsx";
import { StageFields } from "../../components/cycle/stage-fields.tsx";
import { Island } from "../../components/island.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { SettingsNav, settingsCrumb } from "../../components/settings-nav.tsx";
import { ErrorSummary, TextField } from "../../components/text-field.tsx";
import type { Frame } from "../../frame.ts";
import type { CyclePreview } from "../../in-page/cycle-preview.ts";
import { cycleFieldName } from "../../posted/cycle-form.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";

type CyclePageProps = {
  frame: Frame;
  fiscalYear: number;
  /** Key of the built-in cycle that was chosen; "": the year's own. */
  base: string;
  choices: { key: string; name: string; stages: string[] }[];
  /** What the form shows; null: nothing to begin from has been chosen yet. */
  form: { fields: Record<string, string>; preview: CyclePreview } | null;
  errors: FieldError[];
  /** Sheets in the way of what was to be saved. */
  affected: { sheets: AffectedSheet[]; movable: boolean } | null;
  flash: string | null;
};

/** A year's cycle: something to begin from, the line of the year, and every stage as the city wants it. */
export function CyclePage({ frame, fiscalYear: year, base, choices, form, errors, affected, flash }: CyclePageProps) {
  const label = fiscalYearLabel(year);
  const title = `${label}の年間の流れ`;
  return (
    <Layout frame={frame} title={title}>
      <Breadcrumbs
        trail={[settingsCrumb(frame), { label, href: url("yearSettings", { year }) }, { label: "年間の流れ" }]}
      />
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <SettingsNav frame={frame} current="years" />
      {flash && <Notice tone="good" title={flash} />}
      <ErrorSummary errors={errors} />
      <details className="card settings-form" open={form === null} id="base">
        <summary>{form === null ? "もとにする流れを選ぶ" : "別の流れをもとにする"}</summary>
        <ul className="stack-tight">
          {choices.map(({ key, name, stages }) => (
            <li key={key}>
              <a href={url("yearCycle", { year }, { base: key })}>{name}</a>
              <span className="quiet small">　{stages.join(" → ")}</span>
            </li>
          ))}
        </ul>
      </details>
      {form && (
        <>
          <section className="card" id="year-line" aria-labelledby="year-line-title">
            <h2 id="year-line-title">1年の見通し</h2>
            <Island
              name="cycle-preview"
              assets={frame.assets.islands["cycle-preview"] ?? null}
              props={{ formId: "cycle-form", preview: form.preview }}
            >
              <CyclePreviewView {...form.preview} />
            </Island>
          </section>
          <form method="post" action={url("saveCycle", { year })} id="cycle-form" className="stack">
            {affected && <AffectedSheets {...affected} />}
            <div className="card">
              <TextField name="name" label="この流れの名前" value={form.fields.name ?? ""} errors={errors} />
            </div>
            <div className="stack" id="stages">
              {stageKeys.map((stage) => (
                <StageFields key={stage} stage={stage} fields={form.fields} errors={errors} />
              ))}
            </div>
            <StartStage fields={form.fields} errors={errors} />
            <input type="hidden" name="base" value={base} />
            <input type="hidden" name="seen" value={form.fields.seen ?? ""} />
            <div className="act-buttons">
              <button className="button button-primary" type="submit" name="what" value="save">
                この流れを{label}に使う
              </button>
              <button
                className="button"
                type="submit"
                name="what"
                value="preview"
                formAction={`${url("saveCycle", { year })}#year-line`}
              >
                保存せずに見通しを確かめる
              </button>
            </div>
          </form>
        </>
      )}
    </Layout>
  );
}

function StartStage({ fields, errors }: { fields: Record<string, string>; errors: FieldError[] }) {
  return (
    <div className="card">
      <div className="field">
        <label htmlFor="startStage">まだ手続きをしていないシートは、どの時期から始めますか</label>
        <FieldErrors field="startStage" errors={errors} />
        <select className="input" id="startStage" name="startStage" defaultValue={fields.startStage}>
          {stageKeys.map((stage) => (
            <option key={stage} value={stage}>
              {fields[cycleFieldName("label", stage)]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
