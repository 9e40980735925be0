import { type GoalNode, goalsUnder, type TreeBranch, type TreeGoal } from "./goal-tree.ts";
import { wrapLabel } from "./wrap-label.ts";

/** `leads`: what a click opens. */
export type TreeBox = {
  id: string;
  kind: "plan" | "shared" | "department" | "section" | "team" | "fold";
  x: number;
  y: number;
  width: number;
  height: number;
  lines: string[];
  note: string;
  leads:
    | { to: "goal"; goal: TreeGoal }
    | { to: "shared"; sharedGoalId: string }
    | { to: "department"; name: string }
    | null;
};

/** An elbow from the right edge of one box to the left edge of another. */
export type TreeLine = { id: string; from: [number, number]; to: [number, number] };

export type TreePicture = { width: number; height: number; boxes: TreeBox[]; lines: TreeLine[] };

const gap = { x: 44, y: 10 };
const lineHeight = 19;
const padding = 8;
/** How far below their upper edge boxes are joined: the middle of a box of one line. */
const hook = 17.5;
/** Columns from left to right: the plan, departments and shared goals, sections, teams. */
const widths = [264, 286, 286, 240];
/** Full-width characters of a line, by column. */
const letters = [17, 18.5, 18.5, 15];
const columnOf = { shared: 1, department: 1, section: 2, team: 3, fold: 1, plan: 0 } as const;

/** A picture that is higher than this would be cut on paper (A3); what comes after stands in the next one. */
const highest = 900;

/**
 * One branch of the tree as pictures, each no higher than a page where a goal allows it: the headings of the plan on the
 * left, the goals that belong there to the right of it, each goal beside the one that it serves. `folded`: only how many
 * goals each department has there.
 */
export function treePictures(branch: TreeBranch, folded: boolean): TreePicture[] {
  const pictures: TreePicture[] = [];
  for (const { labels, goals } of endsOf(branch, [])) {
    const children = folded ? foldedBoxes(goals) : goals.map(treeOf);
    for (const [index, part] of pagesOf(children).entries()) {
      const label = index === 0 ? (labels.at(-1) ?? "") : `${labels.at(-1) ?? ""}（続き）`;
      const picture: TreePicture = { width: 0, height: 0, boxes: [], lines: [] };
      const plan = put(
        picture,
        box("plan", `plan ${labels.join("/")}`, label, labels.slice(1, -1).join(" › "), null),
        0,
        1,
      );
      picture.height = Math.max(bottom(plan), below(picture, part, plan, 1)) + 1;
      picture.width = Math.max(...picture.boxes.map(({ x, width }) => x + width)) + 1;
      pictures.push(picture);
    }
  }
  return pictures;
}

function pagesOf(children: Drawn[]): Drawn[][] {
  const pages: Drawn[][] = [];
  let page: Drawn[] = [];
  let used = 0;
  for (const child of children) {
    const height = heightOf(child) + gap.y;
    if (page.length > 0 && used + height > highest) {
      pages.push(page);
      page = [];
      used = 0;
    }
    page.push(child);
    used += height;
  }
  return page.length > 0 ? [...pages, page] : pages;
}

function heightOf({ box: { height }, below: children }: Drawn): number {
  const under = children.reduce((sum, child) => sum + heightOf(child) + gap.y, -gap.y);
  return Math.max(height, under);
}

type Sized = Omit<TreeBox, "x" | "y">;
type Drawn = { box: Sized; below: Drawn[] };

/** Draws the boxes one under the other from `y` on, joined to `parent`; the bottom of the lowest. */
function below(picture: TreePicture, children: Drawn[], parent: TreeBox, y: number): number {
  let next = y;
  for (const child of children) {
    const column = Math.max(columnOf[child.box.kind], columnOf[parent.kind] + 1);
    const at = put(picture, child.box, Math.min(column, widths.length - 1), next);
    picture.lines.push({
      id: `${parent.id} ${at.id}`,
      from: [parent.x + parent.width, parent.y + hook],
      to: [at.x, at.y + hook],
    });
    next = Math.max(bottom(at), below(picture, child.below, at, next)) + gap.y;
  }
  return next - gap.y;
}

function put(picture: TreePicture, sized: Sized, column: number, y: number): TreeBox {
  const x = widths.slice(0, column).reduce((sum, width) => sum + width + gap.x, 1);
  const at = { ...sized, x, y };
  picture.boxes.push(at);
  return at;
}

const bottom = ({ y, height }: TreeBox) => y + height;

function box(kind: TreeBox["kind"], id: string, label: string, note: string, leads: TreeBox["leads"]): Sized {
  const column = columnOf[kind];
  const lines = wrapLabel(label, letters[column] ?? 15, 3);
  const [short = ""] = wrapLabel(note, (letters[column] ?? 15) * 1.15, 1);
  const height = (lines.length + (short === "" ? 0 : 1)) * lineHeight + padding * 2;
  return { id, kind, width: widths[column] ?? 240, height, lines, note: short, leads };
}

function treeOf(node: GoalNode): Drawn {
  const children = node.below.map(treeOf);
  if (node.kind === "shared") {
    const { sharedGoalId, name, owner } = node.shared;
    return {
      box: box("shared", node.id, name, `共通目標（${owner}）`, { to: "shared", sharedGoalId }),
      below: children,
    };
  }
  const { goal } = node;
  const note = [goal.path.at(-1), goal.rating && `評価 ${goal.rating}`].filter(Boolean).join(" ");
  return { box: box(goal.level, node.id, goal.name, note, { to: "goal", goal }), below: children };
}

/** The headings under which goals stand, with all headings above them. */
function endsOf(branch: TreeBranch, above: string[]): { labels: string[]; goals: GoalNode[] }[] {
  const labels = [...above, branch.label];
  const own = branch.goals.length > 0 ? [{ labels, goals: branch.goals }] : [];
  return [...own, ...branch.branches.flatMap((one) => endsOf(one, labels))];
}

function foldedBoxes(nodes: GoalNode[]): Drawn[] {
  const goals = goalsUnder({ label: "", branches: [], goals: nodes, count: 0 });
  const departments = Map.groupBy(goals, ({ path }) => path[0] ?? "");
  return [...departments].map(([name, all]) => {
    const own = all.filter(({ level }) => level === "department").length;
    const counts = [own > 0 && `部の目標 ${own}件`, all.length > own && `課・係の目標 ${all.length - own}件`];
    const counted = counts.filter(Boolean).join(" ");
    const drawn = box("fold", `fold ${name} ${nodes[0]?.id}`, name, "", { to: "department", name });
    return { box: { ...drawn, lines: [...drawn.lines, counted], height: drawn.height + lineHeight }, below: [] };
  });
}
