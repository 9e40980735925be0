import { longestNote, type NoteRefusal } from "../../domain/notes/activity-note.ts";
import {
  type EvidenceKind,
  type EvidenceRefusal,
  evidenceKinds,
  evidenceLimits,
} from "../../domain/notes/evidence-file.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { FieldError } from "../posted/field-error.ts";
import { fileSize } from "./file-size.ts";

/** Said once after a note was written. */
export const noteDone: Record<string, string> = {
  added: "記録を追加しました",
  changed: "記録を書き換えました",
  removed: "記録を削除しました。文章は履歴に残っています",
};

const noteRefusals = {
  "no-words": () => ({ field: "body", message: "したことを書いてください。" }),
  "too-long": () => ({ field: "body", message: `記録は${longestNote}文字までです。分けて書いてください。` }),
  "not-in-year": (year) => ({
    field: "on",
    message: `日付は${fiscalYearLabel(year)}（${year}年4月1日～${year + 1}年3月31日）のものを入れてください。`,
  }),
  "too-many-files": () => ({
    field: "files",
    message: `添付は1件の記録に${evidenceLimits.files}個までです。記録を分けてください。`,
  }),
  "sheet-full": () => ({
    field: "files",
    message: `添付はシート1枚につき合わせて${fileSize(evidenceLimits.sheetBytes)}までです。古い添付を削除するか、保管先の場所を文章で書いてください。`,
  }),
  "no-such-place": () => ({
    field: "place",
    message: "選んだ項目は、書いているあいだにほかの人が削除しました。選び直してください。",
  }),
} as const satisfies Record<NoteRefusal, (year: number) => FieldError>;

/** Why a note isn't kept, at the field that is to be mended. */
export function noteRefusal(reason: NoteRefusal, fiscalYear: number): FieldError {
  return noteRefusals[reason](fiscalYear);
}

const evidenceRefusals = {
  "empty-file": () => "中身が空です。保存し直したファイルを選んでください。",
  "file-too-large": () =>
    `1個で${fileSize(evidenceLimits.fileBytes)}を超えています。小さくするか、保管先の場所を文章で書いてください。`,
  "unknown-kind": () =>
    "この種類のファイルは添付できません。PDF、Excel(.xlsx)、Word(.docx)、PowerPoint(.pptx)、画像(.png .jpg)、文字(.csv .txt)のどれかにしてください。",
  "kind-differs": (kind) =>
    `名前の終わり（拡張子）と中身が違います。中身は${kind ? evidenceKinds[kind].called : "別の種類"}です。元のソフトで保存し直してください。`,
  macro: () => "マクロが含まれているため添付できません。マクロのない形式で保存し直してください。",
  encrypted: () => "パスワードで保護されているため添付できません。パスワードを外して保存し直してください。",
  "broken-file": () => "ファイルの作りが壊れているため添付できません。元のソフトで開き、保存し直してください。",
} as const satisfies Record<EvidenceRefusal, (kind: EvidenceKind | null) => string>;

export function evidenceRefusal(reason: EvidenceRefusal, fileName: string, kind: EvidenceKind | null): FieldError {
  return { field: "files", message: `「${fileName}」：${evidenceRefusals[reason](kind)}` };
}
