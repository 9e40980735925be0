import { type FormEvent, useRef, useState } from "react";
import type { Beside } from "../../../in-page/beside-in-page.ts";
import { dateAndTime } from "../../../sayings/date-and-time.ts";
import { useSession } from "../editor-session.ts";
import type { FormCell } from "../form-cells.ts";
import { goalIdOf } from "./cell-in-hand.ts";
import { sendForm } from "./panel-api.ts";

type Thread = Beside["threads"][number];
type PanelCommentsProps = { cell: FormCell | null; threads: Thread[]; again: () => Promise<void> };

/** What is said about the cell in hand, then about the rest of its goal; and the way to say something. */
export function PanelComments({ cell, threads, again }: PanelCommentsProps) {
  const goalId = goalIdOf(cell?.owner);
  const near = threads.filter((thread) => thread.resolvedAt === null && thread.goalId === goalId);
  const here = near.filter(({ concept }) => concept === cell?.concept);
  const others = near.filter((thread) => !here.includes(thread));
  return (
    <>
      {cell && (
        <>
          <h3>この欄</h3>
          {here.length === 0 && <p className="quiet small">この欄へのコメントはありません。</p>}
          <Threads threads={here} again={again} />
          <Say key={cell.key} label="この欄にコメントする" place={`${goalId ?? ""} ${cell.concept}`} again={again} />
        </>
      )}
      {others.length > 0 && (
        <>
          <h3>{goalId ? "この目標のほかの欄" : "シートのほかの欄"}</h3>
          <Threads threads={others} again={again} />
        </>
      )}
    </>
  );
}

function Threads({ threads, again }: { threads: Thread[]; again: () => Promise<void> }) {
  if (threads.length === 0) return null;
  return (
    <ol className="threads">
      {threads.map((thread) => (
        <li className="thread" key={thread.threadId}>
          <p className="thread-place small">{thread.place}</p>
          <ol className="thread-comments">
            {thread.comments.map(({ commentId, by, at, body, mentioned }) => (
              <li key={commentId}>
                <p className="small">
                  <strong>{by}</strong>　<time dateTime={at}>{dateAndTime(at)}</time>
                </p>
                <p className="comment-body">
                  {mentioned && <span className="mention">＠{mentioned}</span>} {body}
                </p>
              </li>
            ))}
          </ol>
          <Say label="返信する" threadId={thread.threadId} again={again} />
          {thread.maySettle && <Settle thread={thread} again={again} />}
        </li>
      ))}
    </ol>
  );
}

function Settle({ thread, again }: { thread: Thread; again: () => Promise<void> }) {
  const [said, say] = useState<string | null>(null);
  const settle = async () => {
    const refusal = await sendForm(thread.settleUrl, new URLSearchParams({ act: "resolve" }));
    say(refusal);
    if (refusal === null) await again();
  };
  return (
    <>
      <button type="button" className="button button-small" onClick={() => void settle()}>
        解決済みにする
      </button>
      {said && (
        <p className="field-error" role="alert">
          {said}
        </p>
      )}
    </>
  );
}

type SayProps = { label: string; place?: string; threadId?: string; again: () => Promise<void> };

function Say({ label, place = "", threadId = "", again }: SayProps) {
  const { commentsUrl } = useSession().props;
  // Sent twice after a lost answer, it is one.
  const commentId = useRef(crypto.randomUUID());
  const [said, say] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const body = String(new FormData(form).get("body") ?? "");
    setSending(true);
    const fields = new URLSearchParams({ commentId: commentId.current, threadId, place, body, to: "" });
    const refusal = await sendForm(commentsUrl, fields);
    setSending(false);
    say(refusal);
    if (refusal !== null) return;
    commentId.current = crypto.randomUUID();
    form.reset();
    form.closest("details")?.removeAttribute("open");
    await again();
  };
  return (
    <details className="panel-new">
      <summary>{label}</summary>
      <form className="stack-tight" onSubmit={(event) => void send(event)}>
        <label>
          コメント
          <textarea className="input" name="body" rows={3} required maxLength={2_000} />
        </label>
        {said && (
          <p className="field-error" role="alert">
            {said}
          </p>
        )}
        <button type="submit" className="button" disabled={sending}>
          送る
        </button>
      </form>
    </details>
  );
}
