import type { ThreadInPage } from "../in-page/comments-in-page.ts";
import { url } from "../routes.ts";
import { dateAndTime } from "../sayings/date-and-time.ts";

type CommentSectionProps = { sheetId: string; threads: ThreadInPage[]; mayWrite: boolean };

/** Below the sheet: what people say about it, and the way to say something. Settled threads are folded away. */
export function CommentSection({ sheetId, threads, mayWrite }: CommentSectionProps) {
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null).length;
  return (
    <section className="comments" aria-labelledby="comments">
      <div className="comments-head">
        <h2 id="comments">コメント{open > 0 && `（未解決 ${open}件）`}</h2>
        {mayWrite && (
          <a className="button" href={url("comments", { sheetId })}>
            コメントを書く
          </a>
        )}
      </div>
      {threads.length === 0 ? (
        <p className="quiet small">まだコメントはありません。コメントは庁内だけのもので、出力や公表には入りません。</p>
      ) : (
        <ThreadList sheetId={sheetId} threads={threads} />
      )}
    </section>
  );
}

export function ThreadList({ sheetId, threads }: { sheetId: string; threads: ThreadInPage[] }) {
  return (
    <ol className="threads">
      {threads.map((thread) => (
        <Thread key={thread.threadId} sheetId={sheetId} thread={thread} />
      ))}
    </ol>
  );
}

function Thread({ sheetId, thread }: { sheetId: string; thread: ThreadInPage }) {
  const { threadId, goalId, place, comments, resolvedAt, resolvedBy, maySettle } = thread;
  const name = `${place}のコメント`;
  const body = (
    <>
      <ol className="thread-comments">
        {comments.map(({ commentId, by, at, body, mentioned }) => (
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
      <div className="thread-acts">
        <a
          className="button button-small"
          href={`${url("comments", { sheetId }, { thread: threadId })}#write`}
          aria-label={`${name}に返信する`}
        >
          返信する
        </a>
        {maySettle && (
          <form method="post" action={url("settleThread", { sheetId, threadId })} className="inline-form">
            <input type="hidden" name="act" value={resolvedAt === null ? "resolve" : "reopen"} />
            <button
              className="button button-small"
              type="submit"
              aria-label={`${name}を${resolvedAt === null ? "解決済みにする" : "未解決に戻す"}`}
            >
              {resolvedAt === null ? "解決済みにする" : "未解決に戻す"}
            </button>
          </form>
        )}
      </div>
    </>
  );
  const where = goalId ? <a href={`${url("sheet", { sheetId })}#goal-${goalId}`}>{place}</a> : place;
  return (
    <li className="thread" id={`thread-${threadId}`}>
      {resolvedAt === null ? (
        <>
          <p className="thread-place">{where}</p>
          {body}
        </>
      ) : (
        <details>
          <summary>
            ✓ 解決済み　{place}（{comments.length}件、{resolvedBy} {dateAndTime(resolvedAt)}）
          </summary>
          {body}
        </details>
      )}
    </li>
  );
}
