import { useState } from "react";
import { phaseNames } from "../../../../domain/cycle/present-phase.ts";
import type { ActivityNote } from "../../../../domain/notes/activity-note.ts";
import {
  notesOfPhase,
  type QuotingPhase,
  quotingPhases,
  takesNotes,
  usualField,
  withNotes,
} from "../../../../domain/notes/quoted-notes.ts";
import { dayInWords } from "../../../sayings/date-and-time.ts";
import { textAt } from "../cell-address.ts";
import { undoLast } from "../editor-acts.ts";
import { type EditorSession, take, tell, useSession } from "../editor-session.ts";
import { stampNow, useStore } from "../editor-store.ts";
import { type FormCell, writableCells } from "../form-cells.ts";
import { act } from "../writing.ts";
import { goalIdOf } from "./cell-in-hand.ts";
import { NewNote } from "./new-note.tsx";

type PanelNotesProps = { goalId: string; notes: ActivityNote[]; again: () => Promise<void> };

/** The notes of the goal in hand; those with a mark go into a text of the review. */
export function PanelNotes({ goalId, notes, again }: PanelNotesProps) {
  const session = useSession();
  const { fiscalYear } = session.props;
  const content = useStore(session.store, (model) => model.content);
  const inHand = useStore(session.hand, (hand) => hand.key);
  const [marked, mark] = useState<ReadonlySet<string>>(new Set());
  const [wanted, want] = useState<string | null>(null);
  const targets = targetsOf(session, content, goalId);
  const target = targets.find(({ key }) => key === (wanted ?? inHand)) ?? usual(session, targets);
  const phase = target && phaseOf(target);
  const shown = phase ? notesOfPhase(notes, phase, fiscalYear) : notes.toReversed();
  const chosen = shown.filter(({ noteId }) => marked.has(noteId));
  const insert = () => {
    if (!target) return;
    quote(session, target, chosen);
    mark(new Set());
  };
  return (
    <>
      {target && (
        <label className="panel-target">
          入れる欄
          <select className="input" value={target.key} onChange={(event) => want(event.currentTarget.value)}>
            {targets.map((cell) => (
              <option key={cell.key} value={cell.key}>
                {`${phaseNames[cell.field.phase]}　${cell.label}${cell.owner.of === "workItem" ? `（${cell.row}）` : ""}`}
              </option>
            ))}
          </select>
        </label>
      )}
      {shown.length === 0 ? (
        <p className="quiet small">
          {phase === "midYear" ? "4月～9月の記録はまだありません。" : "記録はまだありません。"}
        </p>
      ) : (
        <ul className="panel-notes">
          {shown.map(({ noteId, on, marker, body }) => (
            <li key={noteId}>
              <label className="choice">
                <input
                  type="checkbox"
                  checked={marked.has(noteId)}
                  disabled={!target}
                  onChange={({ currentTarget: { checked } }) => mark((now) => withMark(now, noteId, checked))}
                />
                <span className="quote-words">
                  <strong>{dayInWords(on)}</strong> {marker} {body}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {target && shown.length > 0 && (
        <button type="button" className="button" disabled={chosen.length === 0} onClick={insert}>
          選んだ記録を欄に入れる
        </button>
      )}
      <NewNote goalId={goalId} again={again} />
    </>
  );
}

function withMark(marked: ReadonlySet<string>, noteId: string, on: boolean): ReadonlySet<string> {
  return new Set(on ? [...marked, noteId] : [...marked].filter((one) => one !== noteId));
}

/** The texts of the goal that tell what was done and may be written now. */
function targetsOf({ props }: EditorSession, content: Parameters<typeof writableCells>[1], goalId: string): FormCell[] {
  return writableCells(props, content).filter(
    (cell) => goalIdOf(cell.owner) === goalId && quotingPhases.some((phase) => takesNotes(cell.field, phase)),
  );
}

function phaseOf({ field }: FormCell): QuotingPhase | undefined {
  return quotingPhases.find((phase) => takesNotes(field, phase));
}

/** Where the cell in hand takes no notes: the usual one of the phase in hand, else of any. */
function usual({ props }: EditorSession, targets: FormCell[]): FormCell | undefined {
  const now = quotingPhases.find((phase) => phase === props.phase && targets.some((cell) => phaseOf(cell) === phase));
  const phase = now ?? quotingPhases.find((one) => targets.some((cell) => phaseOf(cell) === one));
  const own = targets.filter((cell) => phaseOf(cell) === phase);
  return phase && usualField(own, phase);
}

/** One act, one step of undo; a colleague's change of the cell is a conflict as ever. */
function quote(session: EditorSession, { key, owner, concept, field, label }: FormCell, notes: ActivityNote[]) {
  const base = textAt(session.store.get().content, owner, concept);
  const text = withNotes(base, notes, field);
  session.store.update((model) => act(model, [{ do: "setText", owner, concept, base, text }], stampNow()));
  take(session, key, "ready");
  session.flush.run();
  const acts = [{ label: "元に戻す", run: () => undoLast(session) }];
  tell(session, { text: `記録${notes.length}件を「${label}」に入れました。`, acts });
}
