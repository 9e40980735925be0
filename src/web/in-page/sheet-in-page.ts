import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";
import { url } from "../routes.ts";

/** What the pages of one sheet show of it. */
export type SheetInPage = {
  sheetId: string;
  sheetNumber: string;
  fiscalYear: number;
  unitPath: string[];
  /** The unit at the head of the path. */
  departmentId: string | null;
  form: FormDefinition;
  content: SheetContent;
  revision: number;
  updatedAt: string;
  updatedBy: string | null;
  /** The time the sheet is shown as of; null: now. */
  asOf: string | null;
};

/** 年度 › 部 › 課, the way back to the year. */
export function sheetTrail({ fiscalYear, unitPath, departmentId }: SheetInPage): { label: string; href?: string }[] {
  return [
    { label: fiscalYearLabel(fiscalYear), href: url("year", { year: fiscalYear }) },
    ...unitPath.map((label, index) =>
      index === 0 && departmentId
        ? { label, href: url("year", { year: fiscalYear }, { department: departmentId }) }
        : { label },
    ),
  ];
}
