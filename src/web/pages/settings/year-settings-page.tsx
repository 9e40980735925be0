import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import type { UnitOfYear, YearSettings } from "../../../usecases/periods/read-year-settings.ts";
import { BeginSheet } from "../../components/begin-sheet.tsx";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { FormChoice, formValue } from "../../components/form-choice.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { SettingsNav, settingsCrumb } from "../../components/settings-nav.tsx";
import { ErrorSummary } from "../../components/text-field.tsx";
import { UnitFields } from "../../components/unit-fields.tsx";
import type { Frame } from "../../frame.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";

type YearSettingsPageProps = {
  frame: Frame;
  settings: YearSettings;
  values: Record<string, string>;
  errors: FieldError[];
  flash: string | null;
};

/** One year: the form of its new sheets, its units, and their sheets. */
export function YearSettingsPage({ frame, settings, values, errors, flash }: YearSettingsPageProps) {
  const { fiscalYear: year, form, forms, units } = settings;
  const label = fiscalYearLabel(year);
  const waiting = units.filter(({ expected, sheets }) => expected && sheets.length === 0).length;
  return (
    <Layout frame={frame} title={`${label}の設定`}>
      <Breadcrumbs trail={[settingsCrumb(frame), { label }]} />
      <div className="page-head">
        <h1>{label}の設定</h1>
        {waiting > 0 && frame.may.includes("run-cycle") && (
          <div className="page-actions">
            <form method="post" action={url("beginSheetsOfYear", { year })}>
              <button className="button button-primary" type="submit">
                シートのない{waiting}か所すべてに空のシートを作る
              </button>
            </form>
          </div>
        )}
      </div>
      <SettingsNav frame={frame} current="years" />
      {flash && <Notice tone="good" title={flash} />}
      <ErrorSummary errors={errors} />
      <form method="post" action={url("chooseYearForm", { year })} className="card settings-line">
        <FormChoice
          forms={forms}
          value={values.form ?? (form ? formValue(form) : undefined)}
          errors={errors}
          label="新しいシートの様式"
        />
        <button className="button" type="submit">
          この様式にする
        </button>
      </form>
      <p>
        <a className="button" href={url("yearCycle", { year })}>
          年間の流れと期限を決める
        </a>
      </p>
      <details
        className="card settings-form"
        open={
          errors.some(({ field }) => field === "name" || field === "parentId" || field === "since") ||
          units.length === 0
        }
      >
        <summary>部・課を追加する</summary>
        <form method="post" action={url("addUnit", { year })} className="stack">
          <UnitFields year={year} units={units} values={values} errors={errors} />
          <button className="button" type="submit">
            追加する
          </button>
        </form>
      </details>
      {units.length > 0 && <UnitTable year={year} settings={settings} mayBegin={frame.may.includes("run-cycle")} />}
    </Layout>
  );
}

type UnitTableProps = { year: number; settings: YearSettings; mayBegin: boolean };

function UnitTable({ year, settings: { units, form }, mayBegin }: UnitTableProps) {
  return (
    <table className="data-table cards" id="units">
      <caption className="visually-hidden">部・課とシート</caption>
      <thead>
        <tr>
          <th scope="col">部・課</th>
          <th scope="col">シート</th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.unitId}>
            <th scope="row" className={`unit-depth-${Math.min(unit.depth, 2)}`}>
              {unit.name}
            </th>
            <td data-label={unit.expected || unit.sheets.length > 0 ? "シート" : undefined}>
              <SheetLinks unit={unit} />
            </td>
            <td>
              {mayBegin && unit.expected && (unit.sheets.length === 0 || form?.sheetPer === "goal") && (
                <BeginSheet
                  year={year}
                  unitId={unit.unitId}
                  unitName={unit.name}
                  having={unit.sheets.length}
                  label={unit.sheets.length === 0 ? "空のシートを作る" : "シートをもう1枚作る"}
                />
              )}
              {unit.unused && (
                <form method="post" action={url("removeUnit", { year, unitId: unit.unitId })} className="inline-form">
                  <button className="button button-quiet" type="submit" aria-label={`${unit.name}を取り消す`}>
                    取り消す
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SheetLinks({ unit: { sheets, expected } }: { unit: UnitOfYear }) {
  if (sheets.length === 0)
    return expected ? (
      <span>
        <span className="tag tag-warn">まだありません</span>
      </span>
    ) : null;
  return (
    <span className="sheet-links">
      {sheets.map(({ sheetId, sheetNumber }) => (
        <a key={sheetId} href={url("sheet", { sheetId })}>
          {sheetNumber}
        </a>
      ))}
    </span>
  );
}
