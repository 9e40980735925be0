import type { ImportView } from "../../../usecases/imports/read-import.ts";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";

/** Where an import hangs: for the office the list of imports, for others the sheet they bring back. */
export function importTrail(frame: Frame, view: ImportView): { label: string; href?: string }[] {
  if (frame.may.includes("import")) return [{ label: "取り込み", href: url("imports") }];
  const label = "Excelで書いて戻す";
  const sheetId = ownSheet(view);
  return sheetId === undefined
    ? [{ label: "ホーム", href: url("home") }, { label }]
    : [{ label, href: url("returnSheet", { sheetId }) }];
}

/** A sheet of the import that is the person's to bring back. */
function ownSheet({ files, planned }: ImportView): string | undefined {
  const targets = planned.flatMap(({ sheets, obstacles }) =>
    sheets.flatMap((one) => {
      const theirs = obstacles.some(({ sheet, reason }) => sheet === one.index && reason === "not-yours");
      return one.act === "update" && !theirs ? [one.target.sheet.sheetId] : [];
    }),
  );
  return targets[0] ?? files.flatMap(({ sheetIds }) => sheetIds)[0];
}
