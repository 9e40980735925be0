import type { Concept } from "../domain/forms/concepts.ts";

/** What stood in a cell of FY2026 before the words of today, and who changed it. `line`: the goal of that line. */
export type EarlierWording = { section: string; line: string; concept: Concept; text: string; changedBy: string };

/** Consultation and second thoughts, so that a newcomer finds something in the history. */
export const earlierWordings: EarlierWording[] = [
  { section: "市民課", line: "waiting-time", concept: "target", text: "25分以内", changedBy: "onodera" },
  {
    section: "市民課",
    line: "waiting-time",
    concept: "method",
    text: "① 6月 書かない窓口の業者選定\n② 10月 転入・転出・転居から開始\n③ 1月 保険年金と子育ての手続きに拡大",
    changedBy: "hayami",
  },
  {
    section: "防災危機管理課",
    line: "evacuation-plans",
    concept: "target",
    text: "80%以上\n(491人以上)",
    changedBy: "horikawa",
  },
  {
    section: "防災危機管理課",
    line: "evacuation-plans",
    concept: "midYear.gapAndPlan",
    text: "本人の同意が得られない人がいる。引き続き働きかける。",
    changedBy: "soma",
  },
  {
    section: "こども家庭課",
    line: "waiting-children",
    concept: "midYear.status",
    text: "8月末の見込みでは10月1日の待機児童は10人。小規模保育1園(19人)が7月に開設した。",
    changedBy: "kawase",
  },
  {
    section: "商工観光課",
    line: "business-succession",
    concept: "midYear.gapAndPlan",
    text: "成約に時間がかかっている。",
    changedBy: "takano",
  },
  {
    section: "企画政策課",
    line: "goal-sheets",
    concept: "title",
    text: "組織目標管理システムの導入",
    changedBy: "kiryu",
  },
  {
    section: "職員課",
    line: "overtime",
    concept: "target",
    text: "150人以下",
    changedBy: "tojo",
  },
];
