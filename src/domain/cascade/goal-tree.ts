import { compareHeadings } from "../plans/compare-headings.ts";
import { parsePlanPath } from "../plans/plan-path.ts";

/** A goal as it stands in the tree of a year. `path`: its unit from the department down. */
export type TreeGoal = {
  goalId: string;
  sheetId: string;
  path: string[];
  level: "department" | "section" | "team";
  name: string;
  /** Where it stands in which plan, as written. */
  plans: { plan: string; text: string }[];
  serves: string | null;
  shared: { sharedGoalId: string; name: string; owner: string } | null;
  rating: string;
};

/** A goal with those that serve it, or a shared goal with the rows that show it. */
export type GoalNode =
  | { kind: "goal"; id: string; goal: TreeGoal; below: GoalNode[] }
  | { kind: "shared"; id: string; shared: NonNullable<TreeGoal["shared"]>; below: GoalNode[] };

/** A heading of a plan, or a department among the goals that belong to none. `count`: goals in and under it. */
export type TreeBranch = { label: string; branches: TreeBranch[]; goals: GoalNode[]; count: number };

export type GoalTree = { branches: TreeBranch[]; unlinked: TreeBranch | null; count: number };

/** The plans that goals of the year name, the most named first. */
export function plansOf(goals: readonly TreeGoal[]): string[] {
  const named = Map.groupBy(
    goals.flatMap(({ plans }) => plans),
    ({ plan }) => plan,
  );
  return [...named].sort(([, a], [, b]) => b.length - a.length).map(([plan]) => plan);
}

/**
 * From the headings of a plan to the goals of departments, sections and teams. Every goal stands in the tree once: under
 * the goal that it serves, else under its shared goal, else where it says that it belongs in the plan.
 */
export function goalTree(goals: readonly TreeGoal[], plan: string | null): GoalTree {
  const known = new Map(goals.map((goal) => [goal.goalId, goal]));
  const below = Map.groupBy(
    goals.filter(({ serves }) => serves !== null && known.has(serves)),
    ({ serves }) => serves,
  );
  const placed = new Set<string>();
  const nodeOf = (goal: TreeGoal): GoalNode => {
    placed.add(goal.goalId);
    // A link that came back to itself would be drawn forever.
    const under = (below.get(goal.goalId) ?? []).filter(({ goalId }) => !placed.has(goalId));
    return { kind: "goal", id: goal.goalId, goal, below: under.map(nodeOf) };
  };
  const roots = goals.filter(({ serves }) => serves === null || !known.has(serves));
  const nodes = [
    ...groupShared(roots.map(nodeOf)),
    ...goals.flatMap((goal) => (placed.has(goal.goalId) ? [] : nodeOf(goal))),
  ];
  const top = newBranch("");
  const rest = newBranch("計画につながっていない目標");
  for (const node of nodes) {
    const first = firstGoal(node);
    const text = first?.plans.find((one) => one.plan === plan)?.text ?? "";
    const path = parsePlanPath(text);
    if (path.length > 0) put(top, path, node);
    else put(rest, [first?.path[0] ?? ""], node);
  }
  inOrder(top);
  return { branches: top.branches, unlinked: rest.count > 0 ? rest : null, count: top.count + rest.count };
}

/** Every goal in and under a node. */
export function goalsIn(node: GoalNode): TreeGoal[] {
  return [...(node.kind === "goal" ? [node.goal] : []), ...node.below.flatMap(goalsIn)];
}

/** Every goal in and under a branch. */
export function goalsUnder(branch: TreeBranch): TreeGoal[] {
  return [...branch.goals.flatMap(goalsIn), ...branch.branches.flatMap(goalsUnder)];
}

function firstGoal(node: GoalNode): TreeGoal | undefined {
  return goalsIn(node)[0];
}

/** Rows of one shared goal stand together, where the first of them stands; one alone stands for itself. */
function groupShared(nodes: GoalNode[]): GoalNode[] {
  const seen = new Map<string, GoalNode>();
  const grouped = nodes.flatMap((node): GoalNode[] => {
    const shared = node.kind === "goal" ? node.goal.shared : null;
    if (!shared) return [node];
    const before = seen.get(shared.sharedGoalId);
    if (before) {
      before.below.push(node);
      return [];
    }
    const group: GoalNode = { kind: "shared", id: shared.sharedGoalId, shared, below: [node] };
    seen.set(shared.sharedGoalId, group);
    return [group];
  });
  return grouped.map((node) => (node.kind === "shared" && node.below.length === 1 ? (node.below[0] ?? node) : node));
}

/** Goals come department by department; the plan's headings stand in the plan's order. */
function inOrder({ branches }: TreeBranch): void {
  branches.sort((a, b) => compareHeadings(a.label, b.label));
  for (const branch of branches) inOrder(branch);
}

function newBranch(label: string): TreeBranch {
  return { label, branches: [], goals: [], count: 0 };
}

function put(branch: TreeBranch, [label, ...rest]: string[], node: GoalNode): void {
  branch.count += goalsIn(node).length;
  if (label === undefined) {
    branch.goals.push(node);
    return;
  }
  let next = branch.branches.find((one) => one.label === label);
  if (!next) {
    next = newBranch(label);
    branch.branches.push(next);
  }
  put(next, rest, node);
}
