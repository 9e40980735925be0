import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GoalNode, goalsUnder, goalTree, plansOf, type TreeBranch, type TreeGoal } from "./goal-tree.ts";
import { type TreeBox, treePictures } from "./tree-picture.ts";
import { wrapLabel } from "./wrap-label.ts";

const plan = "総合計画";

function goal(goalId: string, given: Partial<TreeGoal> & { at?: string } = {}): TreeGoal {
  const { at = "", ...rest } = given;
  const plans = at === "" ? [] : [{ plan, text: at }];
  const path = ["市民部", "窓口課"];
  return {
    goalId,
    sheetId: "s",
    path,
    level: "section",
    name: goalId,
    plans,
    serves: null,
    shared: null,
    rating: "",
    ...rest,
  };
}

/** 「第1章[a[b]]」: headings and goals as they hang. */
function drawn(branch: TreeBranch): string {
  const node = ({ id, below }: GoalNode): string => `${id}${below.length > 0 ? `[${below.map(node).join(" ")}]` : ""}`;
  return `${branch.label}{${[...branch.goals.map(node), ...branch.branches.map(drawn)].join(" ")}}`;
}

describe("the tree of goals", () => {
  test("goals stand under the headings of the plan, and under the goal that they serve", () => {
    const tree = goalTree(
      [
        goal("a", { at: "第1章 健康 第1節 福祉", level: "department", path: ["市民部"] }),
        goal("b", { serves: "a", at: "第2章 まち" }),
        goal("c", { serves: "b", level: "team" }),
        goal("d", { at: "第1章 健康 第2節 医療" }),
        goal("e", { path: ["建設部", "道路課"] }),
      ],
      plan,
    );
    expect(tree.branches.map(drawn)).toEqual(["第1章 健康{第1節 福祉{a[b[c]]} 第2節 医療{d}}"]);
    expect(tree.unlinked && drawn(tree.unlinked)).toBe("計画につながっていない目標{建設部{e}}");
    expect(tree.branches[0]?.count).toBe(4);
  });

  test("the plan's headings stand in the plan's order, whoever comes first", () => {
    const tree = goalTree(
      [goal("a", { at: "第10章 道" }), goal("b", { at: "第2章 水 第2節" }), goal("c", { at: "第2章 水 第1節" })],
      plan,
    );
    expect(tree.branches.map(drawn)).toEqual(["第2章 水{第1節{c} 第2節{b}}", "第10章 道{a}"]);
  });

  test("the rows of a shared goal stand together", () => {
    const shared = { sharedGoalId: "x", name: "定時に帰る", owner: "事務局" };
    const tree = goalTree([goal("a", { shared, at: "第1章" }), goal("b"), goal("c", { shared, at: "第1章" })], plan);
    expect(tree.branches.map(drawn)).toEqual(["第1章{x[a c]}"]);
    // A department's line that was deployed: its sections' rows serve it.
    const deployed = goalTree([goal("a", { shared, at: "第1章" }), goal("b", { shared, serves: "a" })], plan);
    expect(deployed.branches.map(drawn)).toEqual(["第1章{a[b]}"]);
  });

  test("a goal whose served goal isn't there stands for itself; the plan that most goals name comes first", () => {
    expect(goalTree([goal("a", { serves: "gone" })], plan).count).toBe(1);
    const other = { plans: [{ plan: "総合戦略", text: "1" }] };
    expect(plansOf([goal("a", other), goal("b", { at: "第1章" }), goal("c", other)])).toEqual(["総合戦略", plan]);
  });

  test("whatever serves whatever, also in a circle, every goal stands in the tree once", () => {
    const ids = ["a", "b", "c", "d", "e", "f"];
    const link = fc.option(fc.constantFrom(...ids, "gone"), { nil: null });
    const shared = fc.option(fc.constantFrom("x", "y"), { nil: null });
    const at = fc.constantFrom("", "第1章", "第1章 第2節", "第2章");
    fc.assert(
      fc.property(fc.tuple(...ids.map(() => fc.record({ link, shared, at }))), (given) => {
        const goals = given.map((one, index) =>
          goal(ids[index] ?? "", {
            serves: one.link,
            at: one.at,
            shared: one.shared && { sharedGoalId: one.shared, name: "共通", owner: "事務局" },
          }),
        );
        const tree = goalTree(goals, plan);
        const all = [...tree.branches, ...(tree.unlinked ? [tree.unlinked] : [])].flatMap(goalsUnder);
        expect(all.map(({ goalId }) => goalId).sort()).toEqual(ids);
        expect(tree.count).toBe(ids.length);
      }),
    );
  });
});

describe("its picture", () => {
  const goals = Array.from({ length: 60 }, (_, index) => {
    const serves = index % 3 === 0 ? null : `目標${index - (index % 3)}`;
    const level = serves === null ? ("department" as const) : ("section" as const);
    return goal(`目標${index}`, { serves, level, at: `第${(index % 5) + 1}章 暮らしを支える 第1節 福祉` });
  });
  const { branches } = goalTree(goals, plan);

  test("no box lies on another, none sticks out, every goal has one", () => {
    const drawnGoals = new Set<string>();
    for (const branch of branches) {
      for (const { width, height, boxes } of treePictures(branch, false)) {
        expect(height).toBeLessThan(1000);
        for (const [index, one] of boxes.entries()) {
          if (one.leads?.to === "goal") drawnGoals.add(one.id);
          expect(one.x + one.width).toBeLessThanOrEqual(width);
          expect(one.y + one.height).toBeLessThanOrEqual(height);
          for (const other of boxes.slice(index + 1)) expect(areApart(one, other)).toBe(true);
        }
      }
    }
    expect(drawnGoals.size).toBe(60);
  });

  test("folded it has one box for each department of a heading, with how many goals it holds", () => {
    const [branch] = branches;
    const [{ boxes } = { boxes: [] }] = treePictures(branch as TreeBranch, true);
    const folds = boxes.filter(({ kind }) => kind === "fold");
    expect(folds.map(({ lines }) => lines)).toEqual([["市民部", "部の目標 4件 課・係の目標 8件"]]);
  });
});

function areApart(one: TreeBox, other: TreeBox): boolean {
  const beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
  return beside || one.y + one.height <= other.y || other.y + other.height <= one.y;
}

test("long names are broken and cut, short ones are left", () => {
  expect(wrapLabel("定時に帰る", 10, 2)).toEqual(["定時に帰る"]);
  expect(wrapLabel("あいうえおかきくけこさしすせそ", 5, 2)).toEqual(["あいうえお", "かきくけ…"]);
  expect(wrapLabel("ABCDEFGH", 5, 1)).toEqual(["ABCDEFGH"]);
});
