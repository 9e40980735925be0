import type { Concept } from "../../domain/forms/concepts.ts";
import { wordingOf } from "../../domain/forms/concepts.ts";
import type { Field, LeafColumn, Scale } from "../../domain/forms/form-definition.ts";
import { fieldsOf } from "../../domain/forms/header-tree.ts";
import type { CellTraits } from "./cell-traits.ts";
import { matchKey } from "./match-key.ts";

/** How well a cell suits a column, and the Japanese reason that weighed most (null: none speaks for it). */
export type Fit = { score: number; why: string | null };

type Evidence = [score: number, why: string];

export type FitContext = { scales: Record<string, Scale>; unitKeys: ReadonlySet<string> };

/** Above 0: the words speak for the column. Typed columns (number, scale, due, unit) are nearly certain either way. */
export function columnFit(cell: CellTraits, column: LeafColumn, context: FitContext): Fit {
  const fields = fieldsOf(column);
  const field = fields[0];
  if (field === undefined) return { score: 0, why: null };
  if (fields.length > 1 && fields.some((part) => part.label !== "" && cell.text.includes(part.label))) {
    return { score: 5, why: "欄の中の小見出しがあるため" };
  }
  const typed = typedFit(cell, field, context);
  if (typed !== null) return typed;
  const evidence = [...misplacedTyped(cell, context), ...wordsFor(field.concept, cell)];
  const score = evidence.reduce((sum, [weight]) => sum + weight, 0);
  const best = evidence.toSorted((a, b) => b[0] - a[0])[0];
  return { score, why: best !== undefined && best[0] > 0 ? best[1] : null };
}

/** Whether the column's type alone tells its cells apart. */
export function isTyped(column: LeafColumn): boolean {
  const field = fieldsOf(column)[0];
  return field !== undefined && ["number", "scale", "choice", "due", "unit", "date"].includes(field.type);
}

function typedFit(cell: CellTraits, field: Field, context: FitContext): Fit | null {
  switch (field.type) {
    case "number":
      return cell.isNumberMark ? { score: 4, why: "番号の書き方のため" } : { score: -6, why: null };
    case "scale":
      if (cell.isSign) return { score: 0.5, why: null };
      return isOption(cell, field, context) ? { score: 5, why: "尺度の語のため" } : { score: -7, why: null };
    case "choice":
      if (isOption(cell, field, context)) return { score: 4, why: "選択肢の語のため" };
      // Not every list is complete; but no list offers a sentence or a bullet.
      return { score: cell.length <= 16 && cell.bullets === 0 && !/。/u.test(cell.text) ? -1 : -6, why: null };
    case "due":
      return cell.isDue ? { score: 4, why: "期限の書き方のため" } : { score: -6, why: null };
    case "date":
      return /[0-9元]\s*[年/.-]/u.test(cell.text) && cell.length <= 24
        ? { score: 3, why: "日付のため" }
        : { score: -5, why: null };
    case "unit":
      if (context.unitKeys.has(matchKey(cell.text))) return { score: 5, why: "課の名前のため" };
      return cell.isUnit ? { score: 3, why: "課の名前のため" } : { score: -5, why: null };
    default:
      return null;
  }
}

function isOption(cell: CellTraits, field: Field, context: FitContext): boolean {
  const options = field.scale === undefined ? [] : (context.scales[field.scale]?.options ?? []);
  const key = matchKey(cell.text);
  return options.some(({ value }) => key === matchKey(value));
}

/** A due date, a number mark or a scale's letter is unlikely to be the text of a free column. */
function misplacedTyped(cell: CellTraits, context: FitContext): Evidence[] {
  const evidence: Evidence[] = [];
  if (cell.isDue) evidence.push([-3.5, ""]);
  if (cell.isNumberMark) evidence.push([-3, ""]);
  if (cell.isSign) evidence.push([-2, ""]);
  if (context.unitKeys.has(matchKey(cell.text))) evidence.push([-3, ""]);
  const key = matchKey(cell.text);
  if (
    cell.length <= 12 &&
    Object.values(context.scales).some(({ options }) => options.some(({ value }) => matchKey(value) === key))
  ) {
    evidence.push([-4, ""]);
  }
  return evidence;
}

function wordsFor(concept: Concept, cell: CellTraits): Evidence[] {
  const own = byConcept[concept as keyof typeof byConcept];
  return own === undefined ? byWording(concept, cell) : own(cell);
}

const when = (condition: boolean, weight: number, why = ""): Evidence[] => (condition ? [[weight, why]] : []);

const planningText = (cell: CellTraits): Evidence[] => [
  [-1.6 * cell.past, ""],
  ...when(cell.beyond && cell.past > 0, -0.8),
  ...when(cell.firstHalfDay && cell.noun + cell.past > 0.9, -0.5),
];

const reportText = (cell: CellTraits): Evidence[] => [
  [1.4 * cell.past, "過去形で書かれているため"],
  [-1.2 * cell.plan, ""],
  [0.3 * cell.noun, "行ったことを体言止めで並べているため"],
];

const byConcept = {
  title: (cell: CellTraits): Evidence[] => [
    ...when(cell.length <= 60 && cell.bullets === 0, 1.5, "短い名前のため"),
    ...when(cell.length > 60, -2),
    ...when(cell.bullets > 0, -2),
  ],
  indicatorText: (cell: CellTraits): Evidence[] => [
    ...planningText(cell),
    ...when(cell.length <= 45, 1, "短い言葉で何を測るかを述べているため"),
    ...when(cell.monthPlan, -1.5),
    ...when(cell.earlier, -1.2),
    ...when(cell.wanting, -0.4),
    ...when(cell.lastClause === "state", -0.5),
  ],
  baseline: (cell: CellTraits): Evidence[] => [
    [-1.2 * cell.plan, ""],
    [-0.4 * cell.past, ""],
    ...when(cell.earlier, 1.6, "前年までの値や現在の状態を述べているため"),
    ...when(cell.wanting, 1.2, "いまの課題を述べているため"),
    [0.9 * cell.state, "状態を述べているため"],
    ...when(cell.monthPlan, -1.5),
    [-0.6 * cell.ahead, ""],
  ],
  target: (cell: CellTraits): Evidence[] => [
    ...planningText(cell),
    [0.8 * cell.plan, "これから達することを述べているため"],
    [0.6 * cell.state, "達したときの状態を述べているため"],
    ...when(cell.monthPlan, -1.6),
    ...when(cell.earlier, -0.5),
    ...when(cell.wanting, -0.8),
    [-0.4 * cell.ahead, ""],
  ],
  method: (cell: CellTraits): Evidence[] => [
    ...planningText(cell),
    [0.5 * cell.plan, "これから行うことを述べているため"],
    [0.3 * cell.noun, "行うことを並べているため"],
    ...when(cell.monthPlan, 1.8, "月ごとの予定が書かれているため"),
    [-1.2 * cell.ahead, ""],
    ...when(cell.beyond, -0.6),
  ],
  "midYear.status": (cell: CellTraits): Evidence[] => [
    ...reportText(cell),
    ...when(cell.firstHalfDay, 1, "上半期の日付があるため"),
    ...when(cell.counts, 0.4, "実績の数が書かれているため"),
    ...when(cell.secondHalf, -1.2),
    ...when(cell.ahead > 0 && cell.past < 0.3, -0.9),
    ...when(cell.beyond, -0.5),
    ...when(cell.effect, -0.3),
  ],
  "midYear.gapAndPlan": (cell: CellTraits): Evidence[] => [
    [1.1 * cell.plan, "これからの取組を述べているため"],
    [-1.8 * cell.past, ""],
    ...when(cell.ahead > 0, 1.3 * cell.ahead, "今後の予定を述べているため"),
    ...when(cell.secondHalf, 1.2, "下半期の時期が書かれているため"),
    ...when(cell.counts, -0.6),
    [0.4 * cell.planNoun, "続けることや進めることを述べているため"],
    ...when(cell.laterYear, 0.8, "先の年度のことを述べているため"),
    ...when(cell.lastClause === "plan", 0.6, "最後にこれからの取組を述べているため"),
    ...when(cell.monthPlan && !cell.secondHalf, -0.6),
  ],
  "yearEnd.actual": (cell: CellTraits): Evidence[] => [
    ...reportText(cell),
    [-0.6 * cell.planNoun, ""],
    ...when(cell.counts, 0.7, "実績の数が書かれているため"),
    ...when(cell.effect, 0.5, "達成した結果を述べているため"),
    ...when(cell.laterYear && cell.past < 0.3, -0.9),
    ...when(cell.secondHalf, -0.3),
    ...when(cell.ahead > 0 && cell.past < 0.5, -1),
    ...when(cell.beyond, -0.5),
  ],
  "yearEnd.activity": (cell: CellTraits): Evidence[] => [
    ...reportText(cell),
    [0.4 * cell.noun, "行ったことを体言止めで並べているため"],
    ...when(cell.effect, -0.3),
    ...when(cell.ahead > 0 && cell.past < 0.5, -1),
    ...when(cell.beyond, -0.7),
  ],
  "yearEnd.outcome": (cell: CellTraits): Evidence[] => [
    [0.8 * cell.past, "過去形で書かれているため"],
    [-0.8 * cell.noun, ""],
    ...when(cell.effect, 0.9, "取組の結果を述べているため"),
    ...when(cell.missed, 0.7, "届かなかったわけを述べているため"),
    ...when(cell.beyond, 1.3, "結果から見た今後の課題を述べているため"),
    ...when(cell.monthPlan, -0.8),
  ],
} satisfies { [C in Concept]?: (cell: CellTraits) => Evidence[] };

function byWording(concept: Concept, cell: CellTraits): Evidence[] {
  switch (wordingOf(concept)) {
    case "name":
      return [...when(cell.length <= 60, 0.8, "短い名前のため"), ...when(cell.bullets > 1, -1)];
    case "state":
      return [...planningText(cell), [0.8 * cell.state, "状態を述べているため"]];
    case "plan":
      return [...planningText(cell), [0.8 * cell.plan, "これから行うことを述べているため"]];
    case "past":
      return reportText(cell);
    case "result":
      return [...reportText(cell), ...when(cell.effect, 0.8, "取組の結果を述べているため")];
    default:
      return when(cell.length > 30, -2);
  }
}
