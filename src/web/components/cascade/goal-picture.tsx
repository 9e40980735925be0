import type { TreeBranch } from "../../../domain/cascade/goal-tree.ts";
import { type TreeBox, type TreeLine, type TreePicture, treePictures } from "../../../domain/cascade/tree-picture.ts";
import { url } from "../../routes.ts";

type GoalPicturesProps = { branch: TreeBranch; folded: boolean; departmentUrl: (name: string) => string | null };

/** One branch of the tree of goals, drawn. The list of the page says the same to those who don't see it. */
export function GoalPictures({ branch, folded, departmentUrl }: GoalPicturesProps) {
  return treePictures(branch, folded).map((picture) => (
    <GoalPicture key={picture.boxes[1]?.id} picture={picture} departmentUrl={departmentUrl} />
  ));
}

type GoalPictureProps = { picture: TreePicture; departmentUrl: GoalPicturesProps["departmentUrl"] };

function GoalPicture({ picture: { width, height, boxes, lines }, departmentUrl }: GoalPictureProps) {
  return (
    <div className="tree-pane">
      <svg
        className="tree-picture"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        aria-hidden="true"
        focusable="false"
      >
        {lines.map((line) => (
          <path className="tree-line" key={line.id} d={elbow(line)} />
        ))}
        {boxes.map((box) => (
          <Box key={box.id} box={box} href={hrefOf(box, departmentUrl)} />
        ))}
      </svg>
    </div>
  );
}

function elbow({ from: [x1, y1], to: [x2, y2] }: TreeLine): string {
  // Right behind its beginning: on the way to a farther column it then crosses no box of the nearer one.
  const turn = x1 + 22;
  return `M${x1} ${y1}H${turn}V${y2}H${x2}`;
}

function hrefOf({ leads }: TreeBox, departmentUrl: (name: string) => string | null): string | null {
  if (leads === null) return null;
  if (leads.to === "department") return departmentUrl(leads.name);
  if (leads.to === "shared") return url("sharedGoal", { sharedGoalId: leads.sharedGoalId });
  return `${url("sheet", { sheetId: leads.goal.sheetId })}#goal-${leads.goal.goalId}`;
}

function Box({ box: { kind, x, y, width, height, lines, note }, href }: { box: TreeBox; href: string | null }) {
  const drawn = (
    <g className={`tree-box tree-${kind}`}>
      <rect x={x} y={y} width={width} height={height} rx="6" />
      {note && (
        <text className="tree-note" x={x + 10} y={y + 20}>
          {note}
        </text>
      )}
      {lines.map((line, index) => (
        // Lines of a box never change their order.
        <text key={`${index.toString()}${line}`} x={x + 10} y={y + 22 + 19 * (index + (note ? 1 : 0))}>
          {line}
        </text>
      ))}
    </g>
  );
  return href ? (
    <a href={href} tabIndex={-1}>
      {drawn}
    </a>
  ) : (
    drawn
  );
}
