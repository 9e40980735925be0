import type { RetentionOutcome } from "../../usecases/retention/decide-retention.ts";

type Reason = Exclude<RetentionOutcome, { ok: true }>["reason"];

/** Why a decision about records was not taken, and what to do. */
export const retentionRefusals = {
  "nothing-there": "対象となるものがありません。",
  "not-due": "保存期間がまだ満了していないため、廃棄できません。",
  held: "廃棄が停止されています。先に停止を解除してください。",
  "not-held": "廃棄は停止されていません。画面を開き直してください。",
  "reason-missing": "理由を書いてください。",
  "no-period": "保存年限が決まっていないか、常用・永年のため、延長は要りません。",
  "already-proposed": "すでに廃棄が提案されています。変えるときは、先に提案を取り下げてください。",
  "not-proposed": "廃棄は提案されていません。画面を開き直してください。",
  "own-proposal": "ご自身が提案した廃棄は承認できません。ほかの方に承認を依頼してください。",
  "not-approved": "まだ承認されていません。提案した方とは別の方の承認が必要です。",
  "changed-since":
    "提案のあとで対象の内容が変わりました。何も廃棄していません。提案を取り下げて、もう一度確かめてください。",
} as const satisfies Record<Exclude<Reason, "forbidden" | "not-found">, string>;

/** Said once after a decision. */
export const retentionDone: Record<string, string> = {
  periods: "保存年限を保存しました",
  hold: "廃棄を停止しました",
  release: "廃棄の停止を解除しました",
  extend: "保存期間を延長しました",
  propose: "廃棄を提案しました。ほかの方の承認をお待ちください",
  withdraw: "廃棄の提案を取り下げました",
  approve: "廃棄を承認しました。実行すると元に戻せません",
  carryOut: "廃棄しました。廃棄の記録を保存してください",
};
