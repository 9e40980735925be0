import type { Via } from "./history-payload.ts";

/** By which door a change came, in words. */
export const viaNames = {
  editor: "画面で編集",
  form: "入力フォーム",
  excel: "Excelの返却",
  import: "取り込み",
  demo: "はじめのデータ",
  settings: "設定",
  act: "手続き",
  "carry-over": "翌年度への引き継ぎ",
  comment: "コメント",
  shared: "共通目標",
  "goal-link": "目標のつながり",
  "activity-note": "記録",
} as const satisfies Record<Via, string>;

/** Words for a door; an unknown one (of a later version) is shown as it is. */
export function viaName(via: string): string {
  return Object.hasOwn(viaNames, via) ? viaNames[via as Via] : via;
}
