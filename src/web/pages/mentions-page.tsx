import type { MentionRow } from "../../database/comment-store.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";
import { yearDateAndTime } from "../sayings/date-and-time.ts";

/** The comments that name the person who is signed in, each with the way to its thread. */
export function MentionsPage({ frame, mentions }: { frame: Frame; mentions: MentionRow[] }) {
  return (
    <Layout frame={frame} title="自分あてのコメント" narrow>
      <div className="page-head">
        <div>
          <h1>自分あてのコメント</h1>
          <p className="quiet small">＠であなたに知らせたコメントです。解決していないものが先に並びます。</p>
        </div>
      </div>
      {mentions.length === 0 ? (
        <Notice title="自分あてのコメントはありません">
          <p>だれかがコメントで＠にあなたを選ぶと、ここに並びます。</p>
        </Notice>
      ) : (
        <ol className="threads">
          {mentions.map(({ commentId, threadId, sheetId, unit, by, at, body, resolved }) => (
            <li className="thread" key={commentId}>
              <p className="thread-place">
                <a href={`${url("comments", { sheetId }, { thread: threadId })}#thread-${threadId}`}>{unit}のシート</a>
                {resolved ? "　✓ 解決済み" : "　未解決"}
              </p>
              <p className="small">
                <strong>{by}</strong>　<time dateTime={at}>{yearDateAndTime(at)}</time>
              </p>
              <p className="comment-body">{body}</p>
            </li>
          ))}
        </ol>
      )}
    </Layout>
  );
}
