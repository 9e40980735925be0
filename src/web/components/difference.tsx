import { Fragment } from "react";
import type { DiffPart } from "../../domain/history/text-diff.ts";

/** A text with what was taken out and put in. Marks, not colour alone: strike and underline. */
export function Difference({ parts }: { parts: DiffPart[] }) {
  let offset = 0;
  return (
    <span className="text">
      {parts.map(({ kind, text }) => {
        const key = `${kind}${offset}`;
        offset += text.length;
        if (kind === "removed") return <del key={key}>{text}</del>;
        return kind === "added" ? <ins key={key}>{text}</ins> : <Fragment key={key}>{text}</Fragment>;
      })}
    </span>
  );
}
