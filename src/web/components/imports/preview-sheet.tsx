import type { Field, Part } from "../../../domain/forms/form-definition.ts";
import type { CellOwner } from "../../../domain/sheets/sheet-content.ts";
import type { PlannedFile, PlannedSheet } from "../../../usecases/imports/import-plan.ts";
import { previewContent } from "../../../usecases/imports/import-preview.ts";
import type { Frame } from "../../frame.ts";
import { previewId, rowOfOwner, writeCellPath } from "../../in-page/cell-path.ts";
import { Island } from "../island.tsx";
import { FormSheet } from "../sheet/form-sheet.tsx";

/** `action` null: only to be looked at. */
type PreviewSheetProps = { frame: Frame; plan: PlannedFile; shown: PlannedSheet; action: string | null };

/** The file's sheet on the city's own form; doubtful cells are marked, and with the island cells can be dragged. */
export function PreviewSheetView({ frame, plan, shown, action }: PreviewSheetProps) {
  const { form, fiscalYear } = plan;
  const draw = (owner: CellOwner, field: Field | Part, text: string) => {
    const row = rowOfOwner(shown.index, owner);
    const doubtful =
      action !== null && row.goal !== null && shown.sheet.goals[row.goal]?.doubtful.includes(field.concept);
    return (
      <div
        className={doubtful && text ? "import-cell doubtful" : "import-cell"}
        data-import-cell={writeCellPath({ ...row, concept: field.concept })}
      >
        {doubtful && text && (
          <a className="doubt-mark" href="#doubts">
            要確認
          </a>
        )}
        {text && <span className="text">{text}</span>}
      </div>
    );
  };
  const sheet = (
    <div className="sheet">
      <FormSheet
        form={form}
        content={previewContent(shown.sheet, previewId)}
        fiscalYear={fiscalYear ?? 0}
        unitPath={shown.unit.path}
        phase={null}
        draw={draw}
      />
    </div>
  );
  if (action === null) return sheet;
  return (
    <Island name="import-placing" assets={frame.assets.islands["import-placing"] ?? null} props={{ action }}>
      <p className="small quiet dragging-help">
        文をつかんで、正しい欄に動かすこともできます。文のある欄に動かすと入れ替わります。
      </p>
      {sheet}
    </Island>
  );
}
