import type { EditorModel, Trouble } from "./editor-model.ts";

/** What the author is told about their words. "saved" is reached only by an acknowledgement of the server. */
export type SaveStatus =
  | { kind: "untouched" }
  | { kind: "editing" }
  | { kind: "saving" }
  | { kind: "saved"; at: string }
  | { kind: "conflict"; cells: number }
  | { kind: "failed"; trouble: Trouble };

export function saveStatus(model: EditorModel): SaveStatus {
  if (model.trouble && model.pending.length > 0) return { kind: "failed", trouble: model.trouble };
  if (model.inFlight.size > 0) return { kind: "saving" };
  if (model.conflicts.length > 0) return { kind: "conflict", cells: model.conflicts.length };
  if (model.pending.length > 0) return { kind: "editing" };
  return model.savedAt === null ? { kind: "untouched" } : { kind: "saved", at: model.savedAt };
}

/** The words of the status line. `kept`: the text lies in this computer's draft store as well. */
export function statusText(status: SaveStatus, kept: boolean): string {
  switch (status.kind) {
    case "untouched":
      return "すべて保存されています";
    case "editing":
      return "編集中";
    case "saving":
      return "保存中…";
    case "saved":
      return `保存済み ${clockTime(status.at)}`;
    case "conflict":
      return `保存できません：${status.cells}つの欄で文章が重なっています`;
    case "failed":
      return `保存できません：${reasonText(status.trouble)}${kept ? "入力した文章はこのパソコンに残っています。" : ""}`;
  }
}

export function reasonText(trouble: Trouble): string {
  switch (trouble.kind) {
    case "unreachable":
      return "サーバーにつながりません。つながりしだい保存します。";
    case "server-error":
      return "サーバーが応答できません。しばらくして自動で保存し直します。";
    case "signed-out":
      return "サインインし直すと続きから保存します。";
    case "other-person":
      return "別の方がサインインしています。ご自身でサインインし直すと続きから保存します。";
    case "forbidden":
      return "このシートを編集する権限がありません。所属の担当者か事務局にご相談ください。";
    case "not-found":
      return "このシートが見つかりません。削除された可能性があります。事務局にご確認ください。";
    case "refused":
      return trouble.message;
  }
}

/** 「10:32」 in the author's own time zone, 24 hours. */
export function clockTime(iso: string): string {
  const time = new Date(iso);
  return `${time.getHours()}:${String(time.getMinutes()).padStart(2, "0")}`;
}
