import { describe, expect, test } from "vitest";
import type { Role } from "../permissions/actor.ts";
import { isEmptyPlan, type Known, type KnownPost, planRoster } from "./plan-roster.ts";
import { type FileRow, readRoster } from "./read-roster.ts";

const headings = ["部", "課", "職名", "氏名", "職員番号", "役割", "兼務", "発令日", "終了日", "内線"];
const file = (...rows: string[][]): FileRow[] => [headings, ...rows].map((cells, at) => ({ line: at + 1, cells }));
const read = (...rows: string[][]) => readRoster(file(...rows));

const post = (given: Partial<KnownPost>): KnownPost => ({
  postId: "p1",
  unitPath: ["総務部", "総務課"],
  title: "主査",
  role: "staff",
  main: true,
  from: "2025-04-01",
  until: null,
  continues: null,
  ...given,
});
const unit = (...path: string[]) => ({
  ...{ unitId: path.join(" "), path, from: null, until: null, heirs: [], takesOver: false },
});
const person = (loginName: string, name: string, ...posts: KnownPost[]) => ({
  loginName,
  name,
  email: null,
  fixed: false,
  posts,
});
const known: Known = {
  units: [unit("総務部"), unit("総務部", "総務課"), unit("総務部", "税務課")],
  people: [
    person("1001", "青木 一", post({})),
    person("1002", "石田 二", post({ postId: "p2", title: "課長", role: "head" })),
    person("1003", "上野 三", post({ postId: "p3", unitPath: ["総務部", "税務課"], role: "head", title: "課長" })),
  ],
};
const all = { day: "2027-04-01", whole: false, mayGive: (role: Role) => role !== "administrator" };
const plan = (rows: string[][], choice: Partial<typeof all> = {}) => {
  const { rows: understood, errors } = read(...rows);
  expect(errors).toEqual([]);
  return planRoster(understood, known, { ...all, ...choice });
};

describe("reading", () => {
  test("headings in the office's own words, days as offices write them; what isn't understood is named", () => {
    const { rows, errors, unknownColumns } = read([
      "総務部",
      "税務課",
      "主任",
      "江口 四",
      "１００４",
      "担当",
      "",
      "令和9年4月1日",
      "2028/3/31",
      "2210",
    ]);
    expect([errors, unknownColumns]).toEqual([[], ["内線"]]);
    expect(rows).toMatchObject([
      {
        unitPath: ["総務部", "税務課"],
        loginName: "1004",
        role: "staff",
        main: true,
        from: "2027-04-01",
        until: "2028-03-31",
      },
    ]);
  });

  test.each([
    [["総務部", "総務課", "", "", "1004", "担当"], "2 氏名 氏名がありません。"],
    [["総務部", "総務課", "", "江口 四", "", "担当"], "2 ユーザー名 江口 四のユーザー名がありません。"],
    [["総務部", "総務課", "主事", "江口 四", "1004", ""], "2 役割 江口 四の役割がありません。"],
    [["", "", "課長", "江口 四", "1004", "所属長"], "2 部 江口 四が、どの部・課の所属長かを書いてください。"],
    [["総務部", "総務課", "主事", "江口 四", "1004", "部下"], "2 役割 「部下」という役割はありません。"],
    [["", "総務課", "主事", "江口 四", "1004", "担当"], "2 部 「総務課」がどの部にあるかを書いてください。"],
    [
      ["総務部", "総務課", "主事", "江口 四", "1004", "担当", "", "令和9年2月30日"],
      "2 開始日 「令和9年2月30日」という日付はありません。",
    ],
    [
      ["総務部", "総務課", "主事", "江口 四", "1004", "担当", "", "0009-04-01"],
      "2 開始日 「0009-04-01」という日付はありません。",
    ],
    [
      ["総務部", "総務課", "主事", "江口 四", "1004", "担当", "", "2027/4/1", "2027/3/31"],
      "2 終了日 終了日が開始日より前です。",
    ],
  ])("%j", (row, said) => {
    const [error] = read(row).errors;
    expect(`${error?.line} ${error?.column} ${error?.message}`.startsWith(said)).toBe(true);
  });

  test("a file without our headings, and one with a heading too few", () => {
    expect(readRoster([{ line: 1, cells: ["課", "名"] }]).errors[0]?.message).toContain("見出しの行が見つかりません");
    const [error] = readRoster([{ line: 3, cells: ["氏名", "ユーザー名"] }]).errors;
    expect(error).toEqual({ line: 3, column: "役割", message: "「役割」の列がありません。" });
  });
});

describe("what it would change", () => {
  test("the same again changes nothing", () => {
    const same = plan([["総務部", "総務課", "主査", "青木 一", "1001", "担当"]]);
    expect([isEmptyPlan(same), same.unchanged]).toEqual([true, 1]);
  });

  test("somebody moves, somebody comes, somebody holds a second post; a section that is new is made", () => {
    const { newUnits, newPeople, newPosts, withoutHead } = plan([
      ["総務部", "管財課", "主査", "青木 一", "1001", "担当"],
      ["総務部", "管財課", "主事", "江口 四", "1004", "担当", "", "2027/5/1"],
      ["総務部", "管財課", "課長事務取扱", "石田 二", "1002", "所属長", "兼務"],
    ]);
    expect(newUnits).toEqual([["総務部", "管財課"]]);
    expect(newPeople.map(({ name }) => name)).toEqual(["江口 四"]);
    expect(newPosts.map(({ name, main, from }) => [name, main, from])).toEqual([
      ["青木 一", true, "2027-04-01"],
      ["江口 四", true, "2027-05-01"],
      ["石田 二", false, "2027-04-01"],
    ]);
    expect(withoutHead).toEqual([["総務部"]]);
  });

  test("a post that ends, and a section that is left without a head", () => {
    const left = plan([["総務部", "税務課", "課長", "上野 三", "1003", "所属長", "", "", "2027/3/31"]]);
    expect(left.endingPosts.map(({ postId, until }) => [postId, until])).toEqual([["p3", "2027-03-31"]]);
    expect(left.withoutPost.map(({ name }) => name)).toEqual(["上野 三"]);
    expect(left.withoutHead).toEqual([["総務部"], ["総務部", "税務課"]]);
  });

  test("the whole roster: who isn't in it has no post from the day on", () => {
    const whole = plan([["総務部", "総務課", "課長", "石田 二", "1002", "所属長"]], { whole: true });
    expect(whole.endingPosts.map(({ name, until }) => [name, until])).toEqual([
      ["青木 一", "2027-03-31"],
      ["上野 三", "2027-03-31"],
    ]);
    expect(whole.withoutPost.map(({ name }) => name)).toEqual(["青木 一", "上野 三"]);
  });

  test.each([
    [[["総務部", "総務課", "部長", "青木 一", "1001", "管理者"]], "役割"],
    [
      [
        ["総務部", "総務課", "主査", "青木 二郎", "1001", "担当"],
        ["総務部", "総務課", "主査", "青木 一", "1001", "担当"],
      ],
      "ユーザー名",
    ],
    [
      [
        ["総務部", "税務課", "主査", "江口 四", "1004", "担当"],
        ["総務部", "総務課", "主査", "江口 四", "1004", "担当"],
      ],
      "本務・兼務",
    ],
    [[["総務部", "税務課", "主査", "青木 一", "1001", "担当", "", "2024/4/1"]], "開始日"],
  ])("refused: %j", (rows, column) => {
    expect(plan(rows).errors.map((one) => one.column)).toEqual([column]);
  });
});
