import { roleNames } from "../../../domain/permissions/actor.ts";
import { isEmptyPlan, type KnownPost, type RosterPlan } from "../../../domain/roster/plan-roster.ts";
import type { RosterPreview } from "../../../usecases/roster/take-in-roster.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { settingsCrumb } from "../../components/settings-nav.tsx";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";
import { fullDay } from "../../sayings/date-and-time.ts";
import { withoutHeadSaid } from "../../sayings/reorganisation-sayings.ts";

type RosterPreviewPageProps = {
  frame: Frame;
  preview: RosterPreview;
  day: string;
  whole: boolean;
  /** The file's rows, to send them again. */
  rows: string;
  notes: string[];
  said: string | null;
};

/** What a roster would change, before anything is written. */
export function RosterPreviewPage({ frame, preview, day, whole, rows, notes, said }: RosterPreviewPageProps) {
  const { plan, unknownColumns, seen } = preview;
  const title = `${fullDay(day)}からの名簿で変わること`;
  const ready = plan.errors.length === 0 && !isEmptyPlan(plan);
  return (
    <Layout frame={frame} title={title}>
      <Breadcrumbs
        trail={[
          settingsCrumb(frame),
          { label: "組織", href: url("organisation") },
          { label: "名簿", href: url("roster") },
          { label: "確かめる" },
        ]}
      />
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      {said && <Notice tone="bad" title={said} />}
      <Errors plan={plan} />
      <Cautions plan={plan} unknownColumns={unknownColumns} notes={notes} />
      {plan.errors.length === 0 && isEmptyPlan(plan) && (
        <Notice tone="good" title="名簿のとおりになっています。変わるところはありません">
          <p>{plan.unchanged}件の所属・職を照らし合わせました。</p>
        </Notice>
      )}
      {plan.errors.length === 0 && <Changes plan={plan} />}
      <div className="button-row">
        {ready && (
          <form method="post" action={url("acceptRoster")}>
            <input type="hidden" name="rows" value={rows} />
            <input type="hidden" name="day" value={day} />
            {whole && <input type="hidden" name="whole" value="yes" />}
            <input type="hidden" name="seen" value={seen} />
            <button className="button button-primary" type="submit">
              この内容で登録する
            </button>
          </form>
        )}
        <a className="button" href={url("roster")}>
          {ready ? "やめる" : "名簿を選び直す"}
        </a>
      </div>
    </Layout>
  );
}

function Errors({ plan: { errors } }: { plan: RosterPlan }) {
  if (errors.length === 0) return null;
  return (
    <Notice tone="bad" title={`名簿に直していただくところが${errors.length}件あります。まだ何も登録していません`}>
      <table className="data-table cards">
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">列</th>
            <th scope="col">直していただくこと</th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ line, column, message }) => (
            <tr key={`${line} ${column} ${message}`}>
              <th scope="row">{line}行目</th>
              <td data-label="列">{column ?? "行全体"}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  );
}

type CautionsProps = { plan: RosterPlan; unknownColumns: string[]; notes: string[] };

/** What may be as it should, or may be an oversight. */
function Cautions({ plan, unknownColumns, notes }: CautionsProps) {
  const quoted = (words: string[]) => words.map((one) => `「${one}」`).join("、");
  const lines = [
    ...notes,
    unknownColumns.length > 0 && `次の列は使いません：${quoted(unknownColumns)}。`,
    plan.errors.length === 0 &&
      plan.withoutHead.length > 0 &&
      `所属長がいない部・課があります：${quoted(plan.withoutHead.map(inWords))}。${withoutHeadSaid}`,
    plan.errors.length === 0 &&
      plan.withoutPost.length > 0 &&
      `所属・職がなくなり、シートを開けなくなる人がいます：${plan.withoutPost.map(({ name }) => name).join("、")}。`,
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return (
    <Notice title="ご確認ください">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}

function Changes({ plan }: { plan: RosterPlan }) {
  const { newUnits, newPeople, changedPeople, newPosts, endingPosts } = plan;
  const withoutAccount = new Set(newPeople.map(({ loginName }) => loginName));
  return (
    <>
      <Section title="新しい部・課" words={newUnits.map(inWords)} />
      <Section
        title="氏名・メールアドレスの変更"
        words={changedPeople.map(
          ({ before, name, email }) => `${before.name} ${before.email ?? ""} → ${name} ${email ?? ""}`,
        )}
      />
      {newPosts.length > 0 && (
        <section aria-labelledby="begins">
          <h2 id="begins">付く所属・職（{newPosts.length}件）</h2>
          <PostTable
            posts={newPosts.map((post) => ({
              ...{ key: `${post.loginName} ${postWords(post)} ${post.from}`, name: post.name, post },
              tag: withoutAccount.has(post.loginName) ? "新しい人" : null,
              days: `${fullDay(post.from)}から${post.until ? ` ${fullDay(post.until)}まで` : ""}`,
            }))}
          />
        </section>
      )}
      {endingPosts.length > 0 && (
        <section aria-labelledby="ends">
          <h2 id="ends">終わる所属・職（{endingPosts.length}件）</h2>
          <PostTable
            posts={endingPosts.map(({ postId, name, post, until }) => ({
              ...{ key: postId, name, post, tag: null },
              days: `${fullDay(until)}まで`,
            }))}
          />
        </section>
      )}
    </>
  );
}

function Section({ title, words }: { title: string; words: string[] }) {
  if (words.length === 0) return null;
  return (
    <section className="card">
      <h2>{title}</h2>
      <ul className="lines">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}

type PostLine = {
  key: string;
  name: string;
  tag: string | null;
  post: Omit<KnownPost, "postId" | "continues">;
  days: string;
};

function PostTable({ posts }: { posts: PostLine[] }) {
  return (
    <table className="data-table cards">
      <thead>
        <tr>
          <th scope="col">氏名</th>
          <th scope="col">所属・職名</th>
          <th scope="col">役割</th>
          <th scope="col">期間</th>
        </tr>
      </thead>
      <tbody>
        {posts.map(({ key, name, tag, post, days }) => (
          <tr key={key}>
            <th scope="row">
              {name} {tag && <span className="tag">{tag}</span>}
            </th>
            <td data-label="所属">
              {postWords(post)} {!post.main && <span className="tag post-tag">兼務</span>}
            </td>
            <td data-label="役割">{roleNames[post.role]}</td>
            <td data-label="期間">{days}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const inWords = (path: string[]): string => path.join(" ");
const postWords = ({ unitPath, title }: Pick<KnownPost, "unitPath" | "title">): string =>
  [...unitPath, title].join(" ");
