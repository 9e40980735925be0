import { Fragment } from "react";
import type { DiffPart } from "../../domain/history/text-diff.ts";

/**
 * A text with what was taken out and put in. Marks, not colour alone: strike and underline. What was written anew stands
 * whole, one below the other.
 */
export function Difference({ parts }: { parts: DiffPart[] }) {
  const [one, two] = parts;
  const anew = parts.length === 2 && one?.kind === "removed" && two?.kind === "added" && !isShort(one, two);
  const look = anew ? "anew" : undefined;
  let offset = 0;
  return (
    <span className="text">
      {parts.map(({ kind, text }) => {
        const key = `${kind}${offset}`;
        offset += text.length;
        if (kind === "same") return <Fragment key={key}>{text}</Fragment>;
        const Mark = kind === "removed" ? "del" : "ins";
        return (
          <Mark key={key} className={look}>
            {text}
          </Mark>
        );
      })}
    </span>
  );
}

/** A number or a few words read better side by side. */
function isShort(...parts: DiffPart[]): boolean {
  return parts.every(({ text }) => text.length <= 20 && !text.includes("\n"));
}
