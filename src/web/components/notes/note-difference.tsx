import { textDiff } from "../../../domain/history/text-diff.ts";
import { monthAndDay, type NotedState, type NoteEvent } from "../../../domain/notes/activity-note.ts";
import { fileSize } from "../../sayings/file-size.ts";
import { Difference } from "../difference.tsx";

/** In the history: what became of a note's words, its day and its files. */
export function NoteDifference({ event: { before, after } }: { event: NoteEvent }) {
  return (
    <p className="history-difference">
      <Difference parts={textDiff(inLines(before), inLines(after))} />
    </p>
  );
}

/** A note as lines, so that one difference shows all of it. */
function inLines(state: NotedState | null): string {
  if (!state) return "";
  const { on, marker, body, files } = state;
  const head = [monthAndDay(on), marker].filter(Boolean).join(" ");
  const kept = files.map(({ name, size, sha256 }) => `添付：${name}（${fileSize(size)}、SHA-256 ${sha256}）`);
  return [head, body, ...kept].join("\n");
}
