import { type FormEvent, useRef, useState } from "react";
import { placeValue } from "../../../posted/note-place.ts";
import { useSession } from "../editor-session.ts";
import { sendForm } from "./panel-api.ts";

/** A short form: what was done, and when. Evidence is added on the page of notes. */
export function NewNote({ goalId, again }: { goalId: string; again: () => Promise<void> }) {
  const { notesUrl, today } = useSession().props;
  const noteId = useRef(crypto.randomUUID());
  const [said, say] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const body = new FormData(form);
    body.set("noteId", noteId.current);
    body.set("place", placeValue({ goalId, workItemId: null, marker: "" }));
    setSending(true);
    const refusal = await sendForm(notesUrl, body);
    setSending(false);
    say(refusal);
    if (refusal !== null) return;
    noteId.current = crypto.randomUUID();
    form.reset();
    form.closest("details")?.removeAttribute("open");
    await again();
  };
  return (
    <details className="panel-new">
      <summary>＋ 記録を書く</summary>
      <form className="stack-tight" onSubmit={(event) => void send(event)}>
        <label>
          日付
          <input className="input" type="date" name="on" defaultValue={today} required />
        </label>
        <label>
          したこと
          <textarea className="input" name="body" rows={3} required />
        </label>
        {said && (
          <p className="field-error" role="alert">
            {said}
          </p>
        )}
        <button type="submit" className="button" disabled={sending}>
          記録を追加する
        </button>
      </form>
    </details>
  );
}
