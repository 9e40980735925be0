import type { KnownUnit } from "../../../domain/imports/unit-path.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import type { FileRefusal } from "../../../usecases/imports/file-refusals.ts";
import type { PlannedFile, PlannedSheet } from "../../../usecases/imports/import-plan.ts";
import type { ImportFile, ImportView } from "../../../usecases/imports/read-import.ts";
import { url } from "../../routes.ts";

type FileSettingsProps = {
  view: ImportView;
  file: ImportFile;
  plan: PlannedFile | null;
  sheet: number;
  units: KnownUnit[];
};

/** What a person decides about a file and about the sheet shown: form, year, unit, whether it is taken at all. */
export function FileSettings({ view, file, plan, sheet, units }: FileSettingsProps) {
  const { importId, state } = view.row;
  const { fileId } = file;
  if (state === "confirmed" || state === "cancelled") {
    return <p className="quiet">この取り込みは終わっているため、変えられません。</p>;
  }
  const action = url("changeImportFile", { importId, fileId }, { sheet });
  const shown = plan?.sheets[sheet];
  const refusal = file.state === "refused" ? (file.refusal as FileRefusal) : null;
  return (
    <div className="file-settings">
      {refusal && <p className="notice notice-bad">{refusal.message}</p>}
      {file.state === "cancelled" && <p className="notice">このファイルは取り込みから外してあります。</p>}
      {shown && plan && <WhatHappens shown={shown} plan={plan} />}
      <div className="setting-forms">
        {shown?.act === "create" && <UnitForm action={action} shown={shown} units={units} />}
        {plan && <YearForm action={action} view={view} plan={plan} />}
        {shown && plan && plan.sheets.length > 1 && (
          <form method="post" action={action}>
            <input type="hidden" name="act" value="skip" />
            <input type="hidden" name="sheet" value={sheet} />
            <button className="button" type="submit" name="skip" value={shown.act === "skip" ? "no" : "yes"}>
              {shown.act === "skip" ? "このシートも取り込む" : "このシートは取り込まない"}
            </button>
          </form>
        )}
        {(plan || refusal?.reason === "unknown-form" || refusal?.reason === "two-forms") && (
          <form method="post" action={action} className="inline-form">
            <label htmlFor="read-form">様式</label>
            <select className="input" id="read-form" name="form" defaultValue={plan?.form.key ?? ""}>
              <option value="">自動で見分ける</option>
              {view.forms.map(({ key, name, municipality }) => (
                <option key={key} value={key}>
                  {name}（{municipality ?? "標準様式"}）
                </option>
              ))}
            </select>
            <button className="button" type="submit" name="act" value="read-again">
              この様式で読み直す
            </button>
          </form>
        )}
        {(plan || file.state === "cancelled") && (
          <form method="post" action={action}>
            <input type="hidden" name="act" value="leave-out" />
            <button className="button" type="submit" name="leave" value={plan ? "yes" : "no"}>
              {plan ? "このファイルを外す" : "このファイルを取り込みに戻す"}
            </button>
          </form>
        )}
      </div>
    </div>
  );
}

function WhatHappens({ shown, plan }: { shown: PlannedSheet; plan: PlannedFile }) {
  const { sheet, unit } = shown;
  const unknown = sheet.sheetNumber !== null && !(shown.act === "update" && shown.target.by === "number");
  return (
    <p>
      {shown.act === "create" && (
        <>
          <span className="tag">新しいシート</span>　{unit.path.join(" › ") || "（課が決まっていません）"}
          {unit.path.length > 0 && unit.unitId === null && plan.fiscalYear !== null && (
            <span className="quiet small">
              　この課は{fiscalYearLabel(plan.fiscalYear)}にまだないため、新しく作ります。
            </span>
          )}
        </>
      )}
      {shown.act === "update" && (
        <>
          <span className="tag">いまあるシートの更新</span>　
          <a href={url("sheet", { sheetId: shown.target.sheet.sheetId })}>
            {unit.path.join(" › ")}　{shown.target.sheet.sheetNumber}
          </a>
          <span className="quiet small">
            　
            {shown.target.by === "number"
              ? "シート番号で見つけました。"
              : "同じ課・年度・様式のシートがすでにあるため、違いだけを取り込みます。"}
          </span>
        </>
      )}
      {shown.act === "skip" && (
        <>
          <span className="tag">取り込まない</span>　{unit.path.join(" › ")}
        </>
      )}
      {unknown && shown.act !== "skip" && (
        <span className="small">
          　シート番号 {sheet.sheetNumber} のシートは見つかりません。番号を確かめてください。
        </span>
      )}
    </p>
  );
}

function UnitForm({ action, shown, units }: { action: string; shown: PlannedSheet; units: KnownUnit[] }) {
  const written = shown.unit.path.join("/");
  const known = units.some(({ path }) => path.join("/") === written);
  return (
    <form method="post" action={action} className="inline-form">
      <input type="hidden" name="act" value="unit" />
      <input type="hidden" name="sheet" value={shown.index} />
      {units.length > 0 && (
        <>
          <label htmlFor="unit">課</label>
          <select className="input" id="unit" name="unit" defaultValue={known ? written : ""}>
            <option value="">選んでください</option>
            {units.map(({ unitId, path }) => (
              <option key={unitId} value={path.join("/")}>
                {path.join(" › ")}
              </option>
            ))}
          </select>
        </>
      )}
      <label htmlFor="other-unit">{units.length > 0 ? "ほかの課（部 課）" : "課（部 課）"}</label>
      <input
        className="input"
        id="other-unit"
        name="other"
        defaultValue={known ? "" : shown.unit.path.join(" ")}
        placeholder="例：総務部 総務課"
      />
      {units.length === 0 && <input type="hidden" name="unit" value="" />}
      <button className="button" type="submit">
        この課のシートにする
      </button>
    </form>
  );
}

function YearForm({ action, view, plan }: { action: string; view: ImportView; plan: PlannedFile }) {
  const own = plan.preview.fiscalYear;
  const chosen = view.row.fiscalYear;
  const years = [...new Set([own, chosen, plan.fiscalYear].filter((year) => year !== null))];
  if (years.length === 0 || (own === null && chosen === null)) {
    return (
      <form method="post" action={action} className="inline-form">
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
