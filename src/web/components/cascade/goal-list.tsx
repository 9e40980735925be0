import type { GoalNode, TreeBranch } from "../../../domain/cascade/goal-tree.ts";
import { url } from "../../routes.ts";

/** The tree of goals as a list: for keyboards, for reading aloud, for phones and for paper. */
export function GoalList({ branches, folded }: { branches: TreeBranch[]; folded: boolean }) {
  return (
    <ul className="tree-list">
      {branches.map((branch) => (
        <li key={branch.label}>
          <details open={!folded}>
            <summary>
              <strong>{branch.label}</strong>
              <span className="quiet small">　{branch.count}件</span>
            </summary>
            <Branch branch={branch} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Branch({ branch: { branches, goals } }: { branch: TreeBranch }) {
  return (
    <ul>
      {goals.map((node) => (
        <Node key={node.id} node={node} />
      ))}
      {branches.map((one) => (
        <li key={one.label}>
          <span className="tree-heading">{one.label}</span>
          <Branch branch={one} />
        </li>
      ))}
    </ul>
  );
}

function Node({ node }: { node: GoalNode }) {
  const below = node.below.length > 0 && (
    <ul>
      {node.below.map((one) => (
        <Node key={one.id} node={one} />
      ))}
    </ul>
  );
  if (node.kind === "shared") {
    const { sharedGoalId, name, owner } = node.shared;
    return (
      <li>
        <span className="tag">共通目標（{owner}）</span> <a href={url("sharedGoal", { sharedGoalId })}>{name}</a>
        {below}
      </li>
    );
  }
  const { goalId, sheetId, path, name, rating } = node.goal;
  return (
    <li>
      <span className="tree-unit">{path.at(-1)}</span>{" "}
      <a href={`${url("sheet", { sheetId })}#goal-${goalId}`}>{name}</a>
      {rating && <span className="quiet small">　評価 {rating}</span>}
      {below}
    </li>
  );
}
