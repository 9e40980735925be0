import { describe, expect, test } from "vitest";
import type { ImportedGoal } from "../../src/documents/imported-document.ts";
import type { Concept } from "../../src/domain/forms/concepts.ts";
import { understoodDocument } from "../support/source-document.ts";

const document = understoodDocument("000");
const goals = document.sheets.flatMap((sheet) => sheet.goals);

function goalOf(line: number): ImportedGoal {
  const goal = goals.find(({ source }) => source.line === line);
  if (goal === undefined) throw new Error(`no goal in line ${line}`);
  return goal;
}

/** [concept, first characters, last characters] */
type Words = [Concept, string, string];

function expectWords(goal: ImportedGoal, words: Words[]): void {
  for (const [concept, start, end] of words) {
    const text = goal.texts[concept] ?? "";
    expect([concept, text.slice(0, start.length), text.slice(text.length - end.length)]).toEqual([concept, start, end]);
  }
}

describe("Yokote: what is on the sheets", () => {
  test("six sections, 29 goals, the joined tables of one section on one sheet", () => {
    expect(document).toMatchObject({ form: "yokote-2018", fiscalYear: 2018, municipality: "横手市", unplaced: [] });
    expect(document.sheets.map(({ unit, goals: own }) => [unit.join(" "), own.length])).toEqual([
      ["総務部 総務課", 5],
      ["総務部 秘書広報課", 4],
      ["総務部 人事課", 5],
      ["総務部 危機管理課", 5],
      ["総務部 契約検査課", 6],
      ["総務部 人材育成推進室", 4],
    ]);
  });

  test("a table without a heading belongs to the section its rows name, a broken name included", () => {
    expect(goals.filter(({ source }) => source.line >= 48 && source.line <= 52).map(({ units }) => units)).toEqual(
      Array.from({ length: 5 }, () => ["危機管理課"]),
    );
    expect(goalOf(71)).toMatchObject({
      number: "重点 取組 ④",
      kind: "priority",
      units: ["契約検査課"],
      difficulty: "B",
    });
  });

  test("kinds and difficulties", () => {
    expect(goals.filter(({ kind }) => kind === "improvement")).toHaveLength(8);
    expect(goals.filter(({ kind }) => kind === "priority")).toHaveLength(21);
    const difficulties = goals.map(({ difficulty }) => difficulty).join("");
    expect(["S", "A", "B", "C"].map((letter) => difficulties.split(letter).length - 1)).toEqual([2, 14, 11, 2]);
    expect(goals.every(({ texts }) => (texts.due ?? "") !== "")).toBe(true);
  });

  test("a row with all its fourteen cells stands as it is", () => {
    const whole = [12, 13, 15, 26, 27, 28, 48, 50, 52, 56, 57, 58, 59, 84];
    for (const line of whole) {
      expect(goalOf(line)).toMatchObject({ confidence: "high", notes: [], doubtful: [] });
      expect(Object.keys(goalOf(line).texts)).toHaveLength(11);
    }
    expect(goals.filter(({ confidence }) => confidence === "high")).toHaveLength(whole.length);
    expect(goalOf(56).texts.indicatorText).toMatch(/^課内の業務連携業務が.*する。$/u);
    expect(goalOf(27).texts.baseline).toBe("8地域");
  });
});

describe("Yokote: rows whose cells were shifted, joined or lost", () => {
  test("a row that slid by four cells keeps its order; its end was cut off", () => {
    expectWords(goalOf(11), [
      ["indicatorText", "・本庁舎", "改善。"],
      ["baseline", "お客様", "きている。"],
      ["due", "年度末", "年度末"],
      ["method", "全員が", "行う。"],
      ["midYear.status", "毎朝、", "実施した。"],
    ]);
    expectWords(goalOf(25), [
      ["baseline", "業務マニュ", "完成"],
      ["due", "平成31年3月", "3月"],
      ["target", "マニュアルを", "図る"],
      ["method", "①マニ", "見直し"],
      ["midYear.status", "①業務", "下期予定"],
    ]);
    for (const line of [11, 25]) {
      expect(Object.keys(goalOf(line).texts)).toHaveLength(7);
      expect(goalOf(line).notes.join("")).toContain("「③目標達成による成果」に当たるセルが見つかりません");
    }
  });

  test("a baseline that stands after the due date is put before it, because it tells of the years before", () => {
    for (const [line, start] of [
      [41, "・H27"],
      [42, "・長期休暇"],
      [43, "現在稼働"],
    ] as const) {
      expectWords(goalOf(line), [
        ["baseline", start, ""],
        ["due", "年度末まで", "年度末まで"],
      ]);
      expect(goalOf(line).notes.join("")).toContain("順が入れ替わっていた");
    }
  });

  test("a lost baseline leaves its column empty", () => {
    expectWords(goalOf(39), [
      ["target", "・仕事の見え", "時間外勤務"],
      ["method", "・GW", "点検)"],
      ["midYear.status", "・毎日の", "行った"],
      ["midYear.gapAndPlan", "・業務の", "整理"],
      ["yearEnd.actual", "・業務の", "削減"],
      ["yearEnd.activity", "・毎朝、", "努めた。"],
    ]);
    expect(goalOf(39).texts.baseline).toBeUndefined();
    expect(goalOf(40).texts.baseline).toBeUndefined();
    expectWords(goalOf(40), [
      ["target", "・事務ミス後", "させる"],
      ["midYear.gapAndPlan", "・事務ミスが", "検討"],
      ["yearEnd.actual", "・ミス発生後", "行った。"],
      ["yearEnd.outcome", "職員個々", "つながった。"],
    ]);
    expect(goalOf(40).doubtful).toContain("method");
    expect(goalOf(40).notes.join("")).toContain("か「上期(4月～9月)の取組実績」かはっきりしません");
  });

  test("a report that names a later year and tells of nothing done is no result of this year", () => {
    expectWords(goalOf(85), [
      ["midYear.status", "・第1ステップとして", "検討へ。"],
      ["midYear.gapAndPlan", "・第1ステップ改革", "提案。"],
      ["yearEnd.activity", "・職員個々の", "開催。"],
      ["yearEnd.outcome", "・今後の", "継続していく。"],
    ]);
    expect(goalOf(85)).toMatchObject({ confidence: "low" });
    expect(goalOf(85).doubtful).toEqual(expect.arrayContaining(["midYear.status", "midYear.gapAndPlan"]));
  });

  test("two columns in one cell are parted where the words turn from what was done to what will be", () => {
    expectWords(goalOf(14), [
      ["midYear.status", "・事務処理", "話し合いを実施"],
      ["midYear.gapAndPlan", "・業務手順書", "検討する"],
    ]);
    expectWords(goalOf(41), [
      ["midYear.status", "・行政組織", "18名)"],
      ["midYear.gapAndPlan", "・組織再編", "(～1月)"],
      ["yearEnd.actual", "・部局の", "努めた。"],
    ]);
    expectWords(goalOf(42), [
      ["yearEnd.actual", "・精神科医に", "継続)"],
      ["yearEnd.activity", "・精神科医や", "協議"],
    ]);
    expectWords(goalOf(43), [
      ["midYear.gapAndPlan", "・年末調整", "～3月)"],
      ["yearEnd.actual", "・人事給与", "図られた。"],
      ["yearEnd.activity", "システム導入", "打ち合わせ"],
    ]);
    expectWords(goalOf(82), [
      ["midYear.status", "・毎週水曜日", "実施。"],
      ["midYear.gapAndPlan", "・上半期の", "徹底。"],
      ["yearEnd.actual", "・部内活動", "得た。"],
    ]);
    for (const line of [14, 41, 42, 43, 82]) {
      expect(goalOf(line).confidence).toBe("low");
      expect(goalOf(line).notes.join("")).toContain("一つのセルに");
      expect(goalOf(line).doubtful.length).toBeGreaterThanOrEqual(2);
    }
  });

  test("a row without its mid-year report: what lies ahead is the plan for the second half", () => {
    expectWords(goalOf(60), [
      ["method", "・現状の", "(8月～)"],
      ["midYear.gapAndPlan", "・11月に", "取り組む。"],
      ["yearEnd.actual", "○検査対象", "とした。"],
      ["yearEnd.outcome", "・これまで", "必要がある。"],
    ]);
    expect(goalOf(60).texts["midYear.status"]).toBeUndefined();
  });

  test("values of earlier years are the baseline, not the indicator", () => {
    expectWords(goalOf(71), [
      ["baseline", "①工事成績", "在)"],
      ["target", "①工事成績評定の", "する。"],
      ["midYear.status", "①4～9月", "8件"],
      ["midYear.gapAndPlan", "下期期から", "取り組む。"],
      ["yearEnd.actual", "①工事成績", "含 む。"],
    ]);
    expect(goalOf(71).texts.indicatorText).toBeUndefined();
  });

  test("what the words do not tell is doubtful, and a note names the other column", () => {
    expect(goalOf(49).doubtful).toContain("midYear.status");
    expect(goalOf(49).notes.join("")).toContain("か「目標達成のための具体的方法」かはっきりしません");
    expect(goalOf(51).doubtful).toEqual(expect.arrayContaining(["yearEnd.activity", "yearEnd.outcome"]));
    expect(goalOf(83).doubtful).toEqual(["midYear.status"]);
    expect(goalOf(85).doubtful).toEqual(expect.arrayContaining(["midYear.gapAndPlan", "yearEnd.activity"]));
    for (const line of [49, 51, 83, 85]) {
      expect(goalOf(line).confidence).toBe("low");
      expect(goalOf(line).notes.join("")).toContain("確かめてください");
    }
    expectWords(goalOf(49), [["midYear.gapAndPlan", "・再度の", "実施"]]);
    expectWords(goalOf(51), [["yearEnd.outcome", "・一部市民会議", "不可欠。"]]);
    expectWords(goalOf(85), [["yearEnd.outcome", "・今後の", "いく。"]]);
  });
});
