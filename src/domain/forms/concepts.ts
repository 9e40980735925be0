/**
 * What a column of any city's sheet asks for. Two forms that ask for the same thing
 * use the same key, so goals can be compared, carried over and searched whatever the
 * sheet looks like. docs/glossary.md lists the Japanese terms.
 */

/** How the words of a concept usually end; the importer places shifted cells by it. */
export type Wording =
  | "name" // a short noun phrase: 「5S活動の推進」
  | "state" // how things are or will be: 「…されている」
  | "plan" // what will be done: 「…の実施」「…する」
  | "past" // what was done: 「…した」
  | "result" // what came of it, often past with a judgement: 「…につながった」
  | "code"; // a letter, number, date or other typed value

export const concepts = {
  // the sheet
  department: { ja: "部局名", wording: "name" },
  "author.post": { ja: "職名", wording: "name" },
  "author.name": { ja: "氏名", wording: "name" },
  createdOn: { ja: "作成日", wording: "code" },
  contact: { ja: "連絡先", wording: "name" },
  mission: { ja: "組織使命", wording: "state" },
  // the goal
  number: { ja: "番号", wording: "code" },
  unit: { ja: "課室所名", wording: "name" },
  title: { ja: "目標項目", wording: "name" },
  priorityRank: { ja: "優先順位", wording: "code" },
  difficulty: { ja: "難易度", wording: "code" },
  planCategory: { ja: "計画・方針等の分類", wording: "code" },
  "planLink.comprehensive": { ja: "総合計画における位置付け", wording: "name" },
  "planLink.strategy": { ja: "総合戦略における位置付け", wording: "name" },
  "planLink.manifesto": { ja: "マニフェストにおける位置付け", wording: "name" },
  "planLink.reform": { ja: "行財政改革大綱における位置付け", wording: "name" },
  "planLink.measure": { ja: "関連の施策・基本事業", wording: "code" },
  currentIssues: { ja: "現況・課題", wording: "state" },
  purpose: { ja: "目的・効果", wording: "plan" },
  desiredOutcome: { ja: "めざすべき状態", wording: "state" },
  indicatorText: { ja: "目標指標の内容", wording: "name" },
  baseline: { ja: "基準値", wording: "state" },
  due: { ja: "期限", wording: "code" },
  target: { ja: "目標値", wording: "state" },
  method: { ja: "方法・手段", wording: "plan" },
  schedule: { ja: "行動計画", wording: "plan" },
  // during and after the year
  "midYear.status": { ja: "上期の取組実績", wording: "past" },
  "midYear.gapAndPlan": { ja: "下期に向けた課題と取組の予定", wording: "plan" },
  "midYear.report": { ja: "中間報告", wording: "past" },
  "midYear.selfEvaluation": { ja: "中間自己評価", wording: "past" },
  "yearEnd.actual": { ja: "達成値・実績値", wording: "past" },
  "yearEnd.activity": { ja: "取組・行動内容", wording: "past" },
  "yearEnd.outcome": { ja: "目標達成による成果", wording: "result" },
  "yearEnd.report": { ja: "期末報告", wording: "past" },
  "yearEnd.selfEvaluation": { ja: "期末自己評価", wording: "past" },
  rating: { ja: "達成状況", wording: "code" },
  "rating.supervisor": { ja: "達成状況(指導者)", wording: "code" },
  ratingReason: { ja: "理由", wording: "result" },
  "nextYear.issues": { ja: "残された課題・翌年度の方向性", wording: "plan" },
  "notes.citizenParticipation": { ja: "市民参加・協働の推進、市民満足度の向上を考慮した点", wording: "past" },
  "notes.effects": { ja: "取組による効果・残された課題", wording: "result" },
} as const satisfies Record<string, { ja: string; wording: Wording }>;

export type SharedConcept = keyof typeof concepts;

/** A column that fits no shared concept carries a key of its own: `custom.<kebab-case>`. */
export type Concept = SharedConcept | `custom.${string}`;

export function isConcept(key: string): key is Concept {
  return Object.hasOwn(concepts, key) || /^custom\.[a-z0-9]+(-[a-z0-9]+)*$/.test(key);
}

export function wordingOf(concept: Concept): Wording {
  return Object.hasOwn(concepts, concept) ? concepts[concept as SharedConcept].wording : "state";
}
