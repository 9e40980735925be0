import type { ApproverLevel, Level } from "../../domain/cycle/cycle-definition.ts";
import type { SheetActName } from "../../domain/cycle/cycle-state.ts";
import type { WritingRefusal } from "../../usecases/sheets/change-sheet.ts";
import { dayInWords } from "./date-and-time.ts";

const refusals = {
  "not-yours": "このシートの手続きは、担当課・所属長・事務局の方が行います。",
  "others-turn": "いまは所属長か事務局が手続きをする時期です。",
  "handed-in": "提出済みのため書き込めません。直すときは、提出を取り下げるか、差戻しを依頼してください。",
  "not-handed-in": "まだ提出されていません。",
  "partly-approved": "すでに承認した方がいるため、取り下げられません。直すときは差戻しを依頼してください。",
  "approvals-missing": "所属長の承認がまだ済んでいません。",
  "waits-for-superior": "ご自身の承認は済んでいます。次は上位の所属長か事務局の番です。",
  "own-sheet": "ご自身が提出したシートは、ほかの方が承認します。",
  incomplete: "まだ書かれていない必須の欄があります。",
  confirmed: "確定した内容です。直すときは、シートの「確定した内容を修正する」で理由を書いてください。",
  "later-phase": "この欄を書く時期はまだ来ていません。",
  "nothing-confirmed": "まだ確定した内容がありません。",
  amending: "いまは確定した内容を修正しています。先に修正を確定してください。",
  "sent-back": "差し戻された内容を先に直して提出してください。",
  "stages-left": "この先の時期が残っています。",
  over: "この年度のシートは確定しています。",
  "nothing-to-reopen": "取り消せる確定がありません。",
  "reason-missing": "理由を書いてください。",
  "shared-goal":
    "共通目標の欄です。内容は「共通目標」の画面で、持ち主の事務局か部がまとめて直します。この課の報告は、中間・期末の欄に書いてください。",
  "date-missing": "今日以降の日付を入れてください。",
} as const satisfies Record<Exclude<WritingRefusal, "not-yet-open" | "deadline-passed">, string>;

/** Why an act or writing was refused. `day`: the first or the last day that the reason speaks of. */
export function refusalText(why: WritingRefusal, day: string | null): string {
  if (why === "not-yet-open") {
    return day ? `${dayInWords(day)}から書けるようになります。` : "まだその時期ではありません。";
  }
  if (why === "deadline-passed") {
    return `${day ? `${dayInWords(day)}に締め切られました。` : "締め切られました。"}延長は事務局にご相談ください。`;
  }
  return refusals[why];
}

const labels = {
  submit: "提出する",
  withdraw: "提出を取り下げる",
  sendBack: "差し戻す",
  approve: "承認する",
  confirm: "確定する",
  amend: "確定した内容を修正する",
  extend: "期限を延長する",
  reopen: "確定を取り消す",
  close: "この年度を終了する",
} as const satisfies Record<SheetActName, string>;

/** The word on an act's button. `as`: the level for which the person acts; null: the office, in another's place. */
export function actLabel(act: SheetActName, as: ApproverLevel | null, pending: Level): string {
  if (as === "mayor" && act === "approve") return "同意する";
  if (as === "mayor" && act === "sendBack") return "指示を付けて返す";
  if (act === "approve" && as === null) {
    return pending === "mayor" ? "首長の同意を記録する" : "所属長に代わって承認する";
  }
  return labels[act];
}

/** Said once after an act. */
export const actDone = {
  submit: "提出しました。所属長が承認すると先へ進みます",
  withdraw: "提出を取り下げました。続きを書けます",
  sendBack: "差し戻しました",
  approve: "承認しました",
  confirm: "確定しました",
  amend: "修正を始めました。直したあと、もう一度提出してください",
  extend: "期限を延長しました",
  reopen: "確定を取り消しました",
  close: "この年度のシートを終了しました",
} as const satisfies Record<SheetActName, string>;
