import { dayWithWeekday } from "../periods/day-with-weekday.ts";

/** What is done with a shared goal on a sheet. */
export type SharedNotice = "shared-placed" | "shared-changed" | "shared-withdrawn";

/** What a person is told of. `to-approve`, `to-confirm`: it is their turn. `reminder`: the office asks them itself. */
export type NoticeKind =
  | "sent-back"
  | "approved"
  | "confirmed"
  | "extended"
  | "reopened"
  | "to-approve"
  | "to-confirm"
  | "mentioned"
  | "deadline"
  | "overdue"
  | "reminder"
  | SharedNotice;

/**
 * `stage`: the city's word for it. `due`: the day it speaks of. `by`: a person's name; null: the program itself. `goal`:
 * the name of a shared goal, which everyone may read who reads sheets; null where it isn't said.
 */
export type NoticeFacts = {
  kind: NoticeKind;
  stage: string | null;
  due: string | null;
  by: string | null;
  goal: string | null;
};

/** A notice as a sentence. It says nothing of what is written on the sheet, but the name of a shared goal. */
export function noticeWords({ kind, stage, due, by, goal }: NoticeFacts): string {
  const what = `「${stage ?? ""}」`;
  const shared = goal === null ? "共通目標" : `共通目標「${goal}」`;
  const day = due === null ? "" : dayWithWeekday(due);
  switch (kind) {
    case "sent-back":
      return `${what}が差し戻されました。直して提出してください。`;
    case "approved":
      return `${what}が承認されました。`;
    case "confirmed":
      return `${what}が確定しました。`;
    case "extended":
      return `${what}の期限が${day}まで延長されました。`;
    case "reopened":
      return `${what}の確定が取り消され、${day}まで書けるようになりました。`;
    case "to-approve":
      return `${what}の承認をお願いします。`;
    case "to-confirm":
      return `${what}の確定をお願いします。`;
    case "mentioned":
      return `${by ?? ""}さんが、コメントであなたに知らせています。`;
    case "deadline":
      return `${what}の期限は${day}です。`;
    case "overdue":
      return `${what}の期限(${day})を過ぎています。`;
    case "reminder":
      return `${what}の期限(${day})を過ぎています。事務局からのお願いです。`;
    case "shared-placed":
      return `${shared}がシートに載りました。`;
    case "shared-changed":
      return `シートに載っている${shared}の計画が変わりました。`;
    case "shared-withdrawn":
      return `${shared}がシートから外されました。`;
  }
}

const withDue: ReadonlySet<NoticeKind> = new Set(["extended", "reopened", "deadline", "overdue", "reminder"]);

/** Whether the sentence names the day; where it doesn't, the day is said beside it. */
export function speaksOfDue(kind: NoticeKind): boolean {
  return withDue.has(kind);
}
