import { expect, test } from "vitest";
import type { Goal, SheetContent, Texts } from "../sheets/sheet-content.ts";
import { builtInForm } from "./built-in-forms.ts";
import { checkContent, type Finding } from "./check-content.ts";
import type { FormDefinition, Phase } from "./form-definition.ts";

function form(key: string): FormDefinition {
  const found = builtInForm(key);
  if (found === undefined) throw new Error(`no form ${key}`);
  return found;
}

const planned: Texts = {
  number: "1",
  title: "窓口の待ち時間の短縮",
  currentIssues: "月曜の待ち時間が平均24分",
  indicatorText: "平均待ち時間",
  target: "15分以内",
  due: "年度末",
  method: "・番号札の改修",
};

function goal(texts: Texts, id = "g1"): Goal {
  return { id, texts: { ...planned, ...texts }, workItems: [] };
}

function content(...goals: Goal[]): SheetContent {
  return { texts: { mission: "市民の暮らしを窓口で支える" }, goals };
}

function findings(of: SheetContent, upTo: Phase = "planning", key = "standard", fiscalYear = 2026): Finding[] {
  return checkContent(form(key), of, fiscalYear, upTo);
}

const kinds = (found: Finding[]) => found.map(({ kind, concept }) => `${kind} ${concept}`);

test("a sheet that is written has nothing to mend", () => {
  expect(findings(content(goal({})))).toEqual([]);
});

test("a missing field is named with its goal, its cell and its phase", () => {
  expect(findings(content(goal({ target: "　\n" })))).toEqual([
    {
      kind: "missing",
      severity: "error",
      owner: { of: "goal", goalId: "g1" },
      concept: "target",
      label: "目標値",
      phase: "planning",
      message: "「1」の「目標値」がまだ書かれていません。",
    },
  ]);
});

test("what a later phase asks for is not missed yet", () => {
  const sheet = content(goal({}));
  expect(kinds(findings(sheet, "midYear"))).toEqual(["missing midYear.status", "missing midYear.gapAndPlan"]);
  expect(kinds(findings(sheet, "yearEnd"))).toEqual([
    "missing midYear.status",
    "missing midYear.gapAndPlan",
    "missing yearEnd.actual",
    "missing yearEnd.outcome",
    "missing rating",
  ]);
  expect(checkContent(form("standard"), sheet, 2026)).toHaveLength(5);
});

test("the sheet's own boxes are asked for too", () => {
  expect(findings({ texts: {}, goals: [goal({})] })[0]).toMatchObject({
    owner: { of: "sheet" },
    message: "「組織使命」がまだ書かれていません。",
  });
});

test("a sheet without goals says so", () => {
  expect(findings(content()).map((found) => found.message)).toEqual([
    "目標がまだ一つもありません。行を加えて書いてください。",
  ]);
});

test("a value outside the scale is an error, in either width it is the same letter", () => {
  const rated = (rating: string) => findings(content(goal({ rating }))).map(({ kind, severity }) => [kind, severity]);
  expect(rated("B")).toEqual([]);
  expect(rated("Ｂ ")).toEqual([]);
  expect(rated("E")).toEqual([["notInScale", "error"]]);
  expect(findings(content(goal({ rating: "E" })))[0]?.message).toContain("S、A、B、C、D");
});

test("a choice may have words of its own, with a warning", () => {
  const sheet = content(goal({ planCategory: "条例", unit: "税務課" }));
  expect(findings(sheet, "planning", "kokubunji-2022").map(({ kind, severity }) => [kind, severity])).toEqual([
    ["otherChoice", "warning"],
  ]);
});

test("a miss owes its reason", () => {
  const done: Texts = {
    "midYear.status": "改修",
    "midYear.gapAndPlan": "なし",
    "yearEnd.actual": "21分",
    "yearEnd.outcome": "変わらず",
  };
  expect(kinds(findings(content(goal({ ...done, rating: "C" })), "yearEnd"))).toEqual(["missingReason ratingReason"]);
  expect(findings(content(goal({ ...done, rating: "C", ratingReason: "改修が遅れた" })), "yearEnd")).toEqual([]);
  expect(findings(content(goal({ ...done, rating: "B" })), "yearEnd")).toEqual([]);
});

test("ratings that differ owe a reason, or are pointed out where the form has no place for one", () => {
  const of = (key: string, texts: Texts) =>
    findings(content(goal(texts)), "yearEnd", key).filter(({ kind }) => /Reason|Differ/.test(kind));
  const differing = { rating: "4", "rating.supervisor": "3" };
  expect(of("iga-2022", differing)).toMatchObject([
    {
      kind: "missingReason",
      severity: "error",
      concept: "ratingReason",
      message: "「1」の「指導者」の「3」が「達成状況」の「4」と違うので、「理由」も書いてください。",
    },
  ]);
  expect(of("iga-2022", { ...differing, ratingReason: "結果は同じだが見方が違う" })).toEqual([]);
  expect(of("kokubunji-2022", { rating: "ほぼ達成した", "rating.supervisor": "高度に達成した" })).toMatchObject([
    { kind: "ratingsDiffer", severity: "warning", concept: "rating.supervisor" },
  ]);
});

test.each([
  ["年度末", []],
  ["①9月末 ②随時", []],
  ["なるはや", ["unreadableDue due"]],
  ["令和7年9月末", ["pastDue due"]],
  ["令和9年3月末", []],
  ["令和10年度", []],
])("due 「%s」", (due, expected) => {
  expect(kinds(findings(content(goal({ due }))))).toEqual(expected);
});

test("a day that does not exist is pointed out", () => {
  const dated = (createdOn: string) => ({ texts: { mission: "支える", createdOn }, goals: [goal({})] });
  expect(findings(dated("令和8年4月1日"))).toEqual([]);
  expect(kinds(findings(dated("令和8年2月30日")))).toEqual(["unreadableDate createdOn"]);
});

test("two goals of one number are confused with each other", () => {
  expect(kinds(findings(content(goal({}), goal({ number: "２" }, "g2"), goal({ number: "2" }, "g3"))))).toEqual([
    "repeatedNumber number",
  ]);
});

test("targets by year and a plan by quarter must name years and times", () => {
  const reform = (target: string, schedule: string) =>
    kinds(findings(content(goal({ desiredOutcome: "早い", target, schedule })), "planning", "osaka-2020", 2020));
  expect(reform("2年度 3区/24区 3年度 9区/24区", "【第1四半期】 ・準備")).toEqual([]);
  expect(reform("もっと早く", "がんばる")).toEqual(["unreadableTargets target", "unreadableSchedule schedule"]);
});

test("work items are checked one by one, a goal without any is missing them", () => {
  const base = { purpose: "早い窓口", title: "早い窓口" };
  const item = { id: "w1", texts: { method: "番号札 (1)選定 (2)設置", due: "(1)6月 (2)いつか" } };
  const found = findings(
    content({ ...goal(base), workItems: [item] }, { ...goal({ ...base, number: "2" }, "g2"), workItems: [] }),
    "planning",
    "ueda-2016",
    2016,
  );
  expect(kinds(found)).toEqual(["unreadableDue due", "missing target", "missing method"]);
  expect(found[0]?.owner).toEqual({ of: "workItem", goalId: "g1", workItemId: "w1" });
  expect(found[0]?.message).toContain("「1」の取組1の「期間・期限」の「いつか」");
  expect(found[2]?.owner).toEqual({ of: "goal", goalId: "g2" });
});

test("a long title is cut where it names the place", () => {
  const title = "あ".repeat(60);
  const message = findings(content(goal({ number: "", title, method: "" })))[0]?.message;
  expect(message).toBe(`「${"あ".repeat(24)}…」の「取組の方法」がまだ書かれていません。`);
});
