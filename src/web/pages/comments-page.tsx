import { formFields, labelOf } from "../../domain/forms/form-fields.ts";
import { ThreadList } from "../components/comment-section.tsx";
import { Layout } from "../components/layout.tsx";
import { SheetHead } from "../components/sheet-head.tsx";
import { ErrorSummary } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import type { ThreadInPage } from "../in-page/comments-in-page.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import { url } from "../routes.ts";

type CommentsPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  threads: ThreadInPage[];
  /** The thread that is answered; null: a new one is begun. */
  answered: ThreadInPage | null;
  /** The auditor only reads. */
  mayWrite: boolean;
  people: { personId: string; name: string; unit: string }[];
  /** Of the comment to be written: sent twice, it is one. */
  commentId: string;
  written: { place: string; body: string; to: string | null };
  error: string | null;
};

/** All that is said about a sheet, and one form: a new comment or an answer. */
export function CommentsPage(props: CommentsPageProps) {
  const { frame, sheet, threads, mayWrite, error } = props;
  const { sheetId } = sheet;
  return (
    <Layout frame={frame} title={`${sheet.unitPath.join(" ")} コメント`} narrow>
      <SheetHead sheet={sheet} canEdit={false} page="コメント" />
      <ErrorSummary errors={error ? [{ field: "body", message: error }] : []} />
      {threads.length > 0 && <ThreadList sheetId={sheetId} threads={threads} />}
      {threads.length === 0 && !mayWrite && <p className="quiet">まだコメントはありません。</p>}
      {mayWrite && <CommentForm {...props} />}
    </Layout>
  );
}

function CommentForm({ sheet, answered, people, commentId, written, error }: CommentsPageProps) {
  const { sheetId } = sheet;
  const units = Map.groupBy(people, ({ unit }) => unit || "所属なし");
  return (
    <form method="post" action={url("addComment", { sheetId })} className="card stack" id="write">
      <h2>{answered ? `${answered.place}のコメントに返信する` : "コメントを書く"}</h2>
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="threadId" value={answered?.threadId ?? ""} />
      {!answered && (
        <div className="field">
          <label htmlFor="place">どこについて</label>
          <PlaceChoice sheet={sheet} chosen={written.place} />
        </div>
      )}
      <div className="field">
        <label htmlFor="body">コメント</label>
        <span className="field-hint" id="body-hint">
          庁内だけのものです。出力や公表には入りませんが、履歴には残ります。
        </span>
        {error && (
          <span className="field-error" id="body-error">
            {error}
          </span>
        )}
        <textarea
          className="input comment-input"
          id="body"
          name="body"
          rows={5}
          required
          defaultValue={written.body}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "body-hint body-error" : "body-hint"}
        />
      </div>
      <div className="field">
        <label htmlFor="to">＠ 知らせる人（任意）</label>
        <select className="input" id="to" name="to" defaultValue={written.to ?? ""}>
          <option value="">だれにも知らせない</option>
          {[...units].map(([unit, members]) => (
            <optgroup key={unit} label={unit}>
              {members.map(({ personId, name }) => (
                <option key={personId} value={personId}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div className="page-actions">
        <button className="button button-primary" type="submit">
          {answered ? "返信する" : "コメントする"}
        </button>
        <a className="button" href={answered ? url("comments", { sheetId }) : url("sheet", { sheetId })}>
          やめる
        </a>
      </div>
    </form>
  );
}

function PlaceChoice({ sheet: { form, content }, chosen }: { sheet: SheetInPage; chosen: string }) {
  const fields = formFields(form);
  const concepts = (ofSheet: boolean) => [
    ...new Set(fields.filter(({ of }) => (of === "sheet") === ofSheet).map(({ field }) => field.concept)),
  ];
  return (
    <select className="input" id="place" name="place" defaultValue={chosen}>
      <option value="">シート全体</option>
      {concepts(true).map((concept) => (
        <option key={concept} value={` ${concept}`}>
          シートの見出しの{labelOf(form, concept)}
        </option>
      ))}
      {content.goals.map(({ id, texts }, index) => {
        const name = [texts.number ?? index + 1, texts.title ?? "無題"].join(" ");
        return (
          <optgroup key={id} label={name}>
            <option value={id}>{name}　全体</option>
            {concepts(false).map((concept) => (
              <option key={concept} value={`${id} ${concept}`}>
                {labelOf(form, concept)}
              </option>
            ))}
          </optgroup>
        );
      })}
    </select>
  );
}
