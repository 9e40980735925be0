import { roleNames } from "../../../domain/permissions/actor.ts";
import type { PersonRow } from "../../../usecases/people/list-people.ts";
import { fullDay } from "../../date-and-time.ts";
import { url } from "../../routes.ts";

type PostListProps = { person: PersonRow; today: string };

const states = { now: "いま", later: "これから", over: "終わり" } as const;

/** All posts of a person over time, each with what can be done about it. */
export function PostList({ person, today }: PostListProps) {
  if (person.posts.length === 0) return <p className="quiet">所属・職の登録がありません。</p>;
  return (
    <table className="data-table cards">
      <thead>
        <tr>
          <th scope="col">所属・職名</th>
          <th scope="col">役割</th>
          <th scope="col">期間</th>
          {person.mayChange && <th scope="col">操作</th>}
        </tr>
      </thead>
      <tbody>
        {person.posts.map((post) => (
          <tr key={post.postId} className={post.when === "over" ? "quiet" : undefined}>
            <th scope="row">{postName(post)}</th>
            <td data-label="役割">
              {roleNames[post.role]}　<span className="tag">{post.main ? "本務" : "兼務"}</span>
            </td>
            <td data-label="期間">
              <span className="tag">{states[post.when]}</span> {fullDay(post.from)}から
              {post.until !== null && `${fullDay(post.until)}まで`}
            </td>
            {person.mayChange && (
              <td data-label="操作">
                <PostActs personId={person.personId} post={post} today={today} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 「総務部 総務課 課長」; a post of no unit and without a title is called by its role. */
export function postName({ unit, title, role }: PersonRow["posts"][number]): string {
  return [unit, title].filter(Boolean).join(" ") || roleNames[role];
}

type PostActsProps = { personId: string; post: PersonRow["posts"][number]; today: string };

function PostActs({ personId, post, today }: PostActsProps) {
  const action = url("changePost", { personId, postId: post.postId });
  const day = `until-${post.postId}`;
  return (
    <div className="post-acts">
      {post.when !== "over" && (
        <form method="post" action={action} className="inline-form post-end">
          <input type="hidden" name="act" value="end" />
          <label htmlFor={day}>最後の日</label>
          <input
            className="input"
            type="date"
            id={day}
            name="until"
            defaultValue={post.until ?? (post.from > today ? post.from : today)}
            min={post.from}
            required
          />
          <button className="button button-small" type="submit" aria-label={`${postName(post)}をこの日で終える`}>
            この日で終える
          </button>
        </form>
      )}
      {post.from >= today && (
        <form method="post" action={action} className="inline-form">
          <input type="hidden" name="act" value="take-back" />
          <button className="button button-small" type="submit" aria-label={`${postName(post)}の登録を取り消す`}>
            登録を取り消す
          </button>
        </form>
      )}
    </div>
  );
}
