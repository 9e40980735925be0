import type { CarryChoice } from "../../../domain/carry-over/carried-goal.ts";

/** The choices as people read them. */
export const carryWords: { value: CarryChoice; label: string; hint: string }[] = [
  { value: "continue", label: "続ける", hint: "年度末の実績を基準値に、残った課題を現状と課題に写します。" },
  { value: "postpone", label: "先送りする", hint: "始められなかったときに。計画をそのまま写します。" },
  { value: "end", label: "終える", hint: "翌年度のシートには写しません。" },
  { value: "later", label: "あとで決める", hint: "何もしません。" },
];
