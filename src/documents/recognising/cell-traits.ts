import { looksLikeDue } from "../../domain/periods/due.ts";
import { goalKind } from "../../domain/sheets/goal-kind.ts";
import { looksLikeUnitPath } from "./heading-pattern.ts";

/** What the words of a cell tell about the column they belong to. Shares are parts of the cell's clauses, 0 to 1. */
export type CellTraits = {
  text: string;
  length: number;
  /** Clauses that say what was done (…した), what is to be done (…する), how things are (…ている); the rest are nouns. */
  past: number;
  plan: number;
  state: number;
  noun: number;
  /** Of the nouns, those that mostly name what is still to be done: 推進, 継続, 検討 … */
  planNoun: number;
  lastClause: ClauseKind;
  bullets: number;
  /** Only marks and signs: 「▶」「―」. */
  isSign: boolean;
  isNumberMark: boolean;
  isDue: boolean;
  isUnit: boolean;
  /** 今後, 引き続き, 予定, 来年度 …: 0, or half and more by the share of clauses that say so. */
  ahead: number;
  /** 次年度, 来年度, 必要がある, …たい: looking beyond the year. */
  beyond: boolean;
  /** Month headings of a plan: 「4月…」「(8月～)」「～12月」. */
  monthPlan: boolean;
  /** Times that only come after September: 「～12月」「(10月～)」. */
  secondHalf: boolean;
  /** Days of the first half: 「8/28」「7月8日」. */
  firstHalfDay: boolean;
  /** Values of years before this one, 前年度, 現在. */
  earlier: boolean;
  /** Counts several things: 「655件」「10回」「96.67点」. */
  counts: boolean;
  /** Names a year after this one: 「H31年度本格実施」. */
  laterYear: boolean;
  /** 課題, 必要, 未…, 不足: what is wanting now. */
  wanting: boolean;
  /** …できなかった, …に至らなかった: why a target was missed. */
  missed: boolean;
  /** …につながった, 図られた, 効果: what came of it. */
  effect: boolean;
};

type ClauseKind = "past" | "plan" | "state" | "noun";

const pastEnd = /(?:(?<![まあ])た|だった|でした)$/u;
const stateEnd =
  /(?:て(?:い)?る|て(?:い)?ない|ておらず|である|にある|がある|が?(?:できる|出来る)|れている|ない|不可欠|課題|必要|必要性|状態|状況|状況にある|限定的|中止|ものの)$/u;
const planEnd = /(?:ていく|へ|たい|予定|こととする|[うくすつぬむるぐぶ])$/u;

const planNounEnd = /(?:推進|継続|検討|徹底|拡大|強化|促進|向上|充実)$/u;

const aheadWords =
  /今後|引き?続き|更に|さらに|予定(?!して(?:い)?た|どおり|通り)|継続する|(?:活動|取組|取り組み)の継続|来年度|次年度|下半?期|10月以降|再度|推進していく/u;

/** Half for one clause that says so, the whole for all. */
function share01(some: number, all: number): number {
  return some === 0 ? 0 : 0.5 + (0.5 * some) / Math.max(1, all);
}

export function traitsOf(text: string, fiscalYear: number): CellTraits {
  const plain = text.replace(/<[^<>]{0,80}>/gu, " ").normalize("NFKC");
  const clauses = clausesOf(text);
  const kinds = clauses.map(kindOf);
  const share = (kind: ClauseKind) => (kinds.length === 0 ? 0 : kinds.filter((k) => k === kind).length / kinds.length);
  const years = yearsIn(plain);
  const short = plain.replace(/\s+/gu, "");
  return {
    text,
    length: short.length,
    past: share("past"),
    plan: share("plan"),
    state: share("state"),
    noun: share("noun"),
    planNoun: clauses.filter((clause) => planNounEnd.test(clause)).length / Math.max(1, clauses.length),
    lastClause: kinds.at(-1) ?? "noun",
    bullets: (text.match(/(?:^|\s)[・•●○◎]|[①-⑳]/gu) ?? []).length,
    isSign: !/[\p{L}\p{N}]/u.test(short),
    isNumberMark: isNumberMark(short),
    isDue: short.length <= 60 && looksLikeDue(text),
    isUnit: short.length <= 30 && (looksLikeUnitPath(short) || /^共通/u.test(short)),
    ahead: share01(clauses.filter((clause) => aheadWords.test(clause.normalize("NFKC"))).length, clauses.length),
    beyond: /次年度|来年度|新年度|今後|必要がある|必要である|いきたい|したい|課題を残/u.test(plain),
    monthPlan:
      /(?:^|\s)[・※]?[0-9]{1,2}(?:月|[~～][0-9]{1,2}月)[^日末]{0,6}(?:…|\.{2,}|：|:)|\([~～]?[0-9]{1,2}月[~～]?\)|[~～][0-9]{1,2}月\)/u.test(
        plain,
      ),
    secondHalf:
      /\((?:[~～](?:1[0-2]|[1-3])月|(?:1[0-2]|[1-3])月[~～]?)|[~～](?:1[0-2]|[1-3])月|(?:1[0-2]|[1-3])月[~～]|1[0-2]月以降/u.test(
        plain,
      ),
    firstHalfDay: /(?:^|[^0-9/])[4-9]\/[0-9]{1,2}(?![0-9])|(?:^|[^0-9])[4-9]月[0-9]{1,2}日|[4-9]月…/u.test(plain),
    earlier:
      years.some((year) => year < fiscalYear) || /前年度|昨年|現在|これまで|従来|旧来|作成済|策定済/u.test(plain),
    counts: (plain.match(/[0-9](?:件|回|人|名|台|箱|冊|点|%|団体|施設|者|か所|箇所)/gu) ?? []).length >= 2,
    laterYear: fiscalYear > 0 && years.some((year) => year > fiscalYear),
    wanting: /課題|必要|不足|不十分|不可欠|未(?:整備|作成|策定|実施|統一)|徹底されていない|いない|多忙|集中/u.test(
      plain,
    ),
    missed:
      /できなかった|出来なかった|進めなかった|至らなかった|届かなかった|足りず|なければならない|下回った|留まった/u.test(
        plain,
      ),
    effect: /つなが|繋が|図られ|効果|得られ|向上した|できた|出来な|進んだ|なった|実現した|軽減/u.test(plain),
  };
}

/** How each clause of a text speaks, in order. */
export function clauseKinds(text: string): string[] {
  return clausesOf(text).map((clause) => (planNounEnd.test(clause) ? "planNoun" : kindOf(clause)));
}

/** 「業務改善取組①」「◎部局目標1」「No.3」「12」. */
function isNumberMark(short: string): boolean {
  if (short.length > 16) return false;
  if (/^(?:no\.?)?[0-9]{1,3}(?:-[0-9]{1,2})?$/iu.test(short)) return true;
  return (
    /^[◎○●]?[^\s。、]{0,10}?(?:目標|取組|項目|事業|課題)[0-9①-⑳]{1,2}$/u.test(short) &&
    (goalKind(short) !== null || /目標|取組/u.test(short))
  );
}

/** How a clause speaks, its end tells; a bound for texts without any end. */
const longestEnd = 400;

/** Clauses between bullets, marks and full stops, without what stands in brackets at their end. */
function clausesOf(text: string): string[] {
  return text
    .replace(/<[^<>]{0,80}>/gu, "。")
    .split(/[。\n※]|(?:^|\s)[・•●○◎*]|[①-⑳]+(?:[-～~][0-9]+[.:]?)?|\s(?=・)|⇒|→/u)
    .map((clause) =>
      clause
        .slice(-longestEnd)
        .replace(/[\s　.,、。:：]+$/u, "")
        .replace(/(?:\([^()]*\)|（[^（）]*）)+$/u, "")
        .trim(),
    )
    .filter((clause) => clause.length >= 2);
}

function kindOf(clause: string): ClauseKind {
  if (pastEnd.test(clause)) return "past";
  if (stateEnd.test(clause)) return "state";
  return planEnd.test(clause) ? "plan" : "noun";
}

/** The years a text names by their era: 「H27」「平成31年」「31年度」 is left alone, it names none. */
function yearsIn(plain: string): number[] {
  const found = plain.matchAll(/(?:H|平成)([0-9]{1,2})(?![0-9])|(?:R|令和)([0-9]{1,2})(?![0-9])/gu);
  return [...found].map((match) => (match[1] === undefined ? 2018 + Number(match[2]) : 1988 + Number(match[1])));
}
