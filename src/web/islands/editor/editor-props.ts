import type { FormDefinition, Phase } from "../../../domain/forms/form-definition.ts";
import type { SheetContent } from "../../../domain/sheets/sheet-content.ts";

/** What the edit page hands to the editor. Addresses are built by the server from routes.ts. */
export type SheetEditorProps = {
  tenantId: string;
  sheetId: string;
  sheetNumber: string;
  fiscalYear: number;
  /** From the department down: ["総務部", "総務課"]. */
  unitPath: string[];
  form: FormDefinition;
  content: SheetContent;
  revision: number;
  /** ISO time of the last change, null on an untouched sheet. */
  updatedAt: string | null;
  person: { personId: string; name: string };
  canEdit: boolean;
  /** The phases whose fields may be written now; the others are read. */
  writable: Phase[];
  /** Ids of the goals that show a shared goal: their plan is written on its own page. */
  shared: string[];
  /** Whether goals and work items may be added, moved and removed. */
  canEditRows: boolean;
  /** The phase of the year that is being filled now. */
  phase: Phase;
  changesUrl: string;
  contentUrl: string;
  /** Server-sent events: new revisions, and who else is on the sheet. */
  eventsUrl: string;
  /** Takes which cell is in hand. */
  presenceUrl: string;
  /** What stands beside the form: notes, comments, last year's words. */
  besideUrl: string;
  commentsUrl: string;
  notesUrl: string;
  /** `YYYY-MM-DD`, or the nearest day of the sheet's year. */
  today: string;
  sheetUrl: string;
  /** Sign-in page that leads back here. */
  signInUrl: string;
};
