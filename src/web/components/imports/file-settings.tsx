import type { KnownUnit } from "../../../domain/imports/unit-path.ts";
import { type FileRefusal, mayReadAgain } from "../../../usecases/imports/file-refusals.ts";
import type { PlannedFile } from "../../../usecases/imports/import-plan.ts";
import type { ImportFile, ImportView } from "../../../usecases/imports/read-import.ts";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";
import { SheetFate } from "./sheet-fate.tsx";
import { UnitForm } from "./unit-form.tsx";
import { YearForm } from "./year-form.tsx";

type FileSettingsProps = {
  frame: Frame;
  view: ImportView;
  file: ImportFile;
  plan: PlannedFile | null;
  sheet: number;
  units: KnownUnit[];
};

/** What a person decides about a file and about the sheet shown: form, year, unit, whether it is taken at all. */
export function FileSettings({ frame, view, file, plan, sheet, units }: FileSettingsProps) {
  const { importId, state } = view.row;
  if (state === "confirmed" || state === "cancelled") {
    return <p className="quiet">この取り込みは終わっているため、変えられません。</p>;
  }
  const action = url("changeImportFile", { importId, fileId: file.fileId }, { sheet });
  const shown = plan?.sheets[sheet];
  const refusal = file.state === "refused" ? (file.refusal as FileRefusal) : null;
  const readable = refusal !== null && mayReadAgain(refusal);
  // A new sheet is for the office to place: who returns a sheet has nothing to choose here.
  const creates = frame.may.includes("import") && shown?.act === "create";
  const unitForm = creates && <UnitForm action={action} shown={shown} units={units} />;
  const unitOpen = creates && shown.unit.path.length === 0;
  return (
    <div className="file-settings">
      {refusal && <p className="notice notice-bad">{refusal.message}</p>}
      {file.state === "cancelled" && <p className="notice">このファイルは取り込みから外してあります。</p>}
      {shown && plan && <SheetFate shown={shown} plan={plan} />}
      {unitOpen && unitForm}
      {plan && frame.may.includes("import") && <YearForm action={action} view={view} plan={plan} />}
      {readable && <ReadAgainForm action={action} view={view} formKey="" />}
      {file.state === "cancelled" && <LeaveOutForm action={action} leave={false} />}
      {plan && shown && (
        <details>
          <summary className="small">
            {creates ? "課や様式を変える・取り込みから外す" : "様式を変える・取り込みから外す"}
          </summary>
          <div className="setting-forms">
            {!unitOpen && unitForm}
            <ReadAgainForm action={action} view={view} formKey={plan.form.key} />
            <form method="post" action={action}>
              <input type="hidden" name="act" value="skip" />
              <input type="hidden" name="sheet" value={sheet} />
              <button className="button" type="submit" name="skip" value={shown.act === "skip" ? "no" : "yes"}>
                {shown.act === "skip" ? "このシートも取り込む" : "このシートは取り込まない"}
              </button>
            </form>
            <LeaveOutForm action={action} leave />
          </div>
        </details>
      )}
    </div>
  );
}

function ReadAgainForm({ action, view, formKey }: { action: string; view: ImportView; formKey: string }) {
  return (
    <form method="post" action={action} className="import-choice">
      <label htmlFor="read-form">様式</label>
      <select className="input" id="read-form" name="form" defaultValue={formKey}>
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
  );
}

function LeaveOutForm({ action, leave }: { action: string; leave: boolean }) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="act" value="leave-out" />
      <button className="button" type="submit" name="leave" value={leave ? "yes" : "no"}>
        {leave ? "このファイルを外す" : "このファイルを取り込みに戻す"}
      </button>
    </form>
  );
}
