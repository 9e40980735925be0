import { roleNames } from "../../../domain/permissions/actor.ts";
import type { PersonRow } from "../../../usecases/people/list-people.ts";
import { url } from "../../routes.ts";
import { fullDay } from "../../sayings/date-and-time.ts";

type PostListProps = { person: PersonRow; today: string };

const states = { now: "いま", later: "これから", over: "終わり" } as const;

/** All posts of a person over time, each with what can be done about it. */
export function PostList({ person, today }: PostListProps) {
  if (person.posts.length === 0) return <p className="quiet">所属・職の登録がありません。</p>;
  return (
    <ul className="post-list">
      {person.posts.map((post) => (
        <li key={post.postId} className={post.when === "over" ? "post post-over" : "post"}>
          <h3 className="post-name">
            {postName(post)} <span className="tag">{post.main ? "本務" : "兼務"}</span>
          </h3>
          <p className="small">
            {states[post.when]}：{fullDay(post.from)}から
            {post.until !== null && `${fullDay(post.until)}まで`}　役割：{roleNames[post.role]}
          </p>
          {person.mayChange && <PostActs personId={person.personId} post={post} today={today} />}
        </li>
      ))}
    </ul>
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
  if (post.when === "over" && post.from < today) return null;
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
