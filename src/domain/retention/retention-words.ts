import type { GroupState, Period, RecordKind } from "./retention.ts";

/** What a kind of records is called. */
export const kindNames = {
  sheets: "シート",
  notes: "コメントと活動の記録",
  imports: "取り込んだファイル",
} as const satisfies Record<RecordKind, string>;

export const stateNames = {
  undecided: "保存年限が未定",
  "for-ever": "常用・永年",
  kept: "保存中",
  held: "廃棄の停止中",
  due: "保存期間が満了",
  proposed: "廃棄の承認待ち",
  approved: "廃棄の実行待ち",
  empty: "なし",
} as const satisfies Record<GroupState, string>;

export function periodName(period: Period | null): string {
  if (!period) return "未定";
  return period.years === null ? "常用・永年" : `${period.years}年`;
}
