import { severalHeads } from "../../../domain/organisation/follow-units.ts";
import type { Reorganised } from "../../../usecases/organisation/load-reorganisation.ts";
import { url } from "../../routes.ts";
import { fullDay } from "../../sayings/date-and-time.ts";

type MovingPeopleProps = Pick<Reorganised, "posts" | "postMoves"> & {
  day: string;
  /** 「総務課」 */
  nameOf: (unitId: string) => string;
};

/** Whose posts go along when units end, and for whom somebody must decide. */
export function MovingPeople({ posts, postMoves, day, nameOf }: MovingPeopleProps) {
  const { goOn, moved, doubled, undecided } = postMoves;
  const holderOf = new Map(posts.filter(({ closed }) => !closed).map((post) => [post.postId, post]));
  const lines = (some: typeof goOn) => some.filter(({ post }) => holderOf.has(post.postId));
  const along = lines([...goOn, ...moved]);
  const waiting = undecided.flatMap(({ postId }) => holderOf.get(postId) ?? []);
  const people = new Set(along.map(({ post }) => post.personId)).size;
  const heads = severalHeads(
    posts.filter(({ closed }) => !closed),
    { ...postMoves, goOn: lines(goOn), moved: lines(moved) },
  ).map((some) => uniquePeople(some.map((post) => ({ ...post, name: holderOf.get(post.postId)?.name ?? "" }))));
  const words = (postId: string, unitId: string) => `${nameOf(unitId)}${holderOf.get(postId)?.title ?? ""}`;
  return (
    <section className="card" aria-labelledby="people">
      <h2 id="people">人</h2>
      {along.length + waiting.length + lines(doubled).length === 0 && <p>所属・職が変わる人はいません。</p>}
      {along.length > 0 && (
        <>
          <p>
            {people}人の所属・職が、{fullDay(day)}から引き継ぐ部・課に移ります。
          </p>
          <ul className="lines">
            {along.map(({ post, unitId }) => (
              <li key={post.postId}>
                {holderOf.get(post.postId)?.name}　{words(post.postId, post.unitId)} → {nameOf(unitId)}
              </li>
            ))}
          </ul>
        </>
      )}
      {lines(doubled).map(({ post, unitId }) => (
        <p key={post.postId} className="small">
          {holderOf.get(post.postId)?.name}の{words(post.postId, post.unitId)}は、{nameOf(unitId)}
          で同じ役割を持つため、1つにまとめます。
        </p>
      ))}
      {heads.map((some) => (
        <p key={some[0]?.unitId}>
          {nameOf(some[0]?.unitId ?? "")}の所属長は、{some.map(({ name }) => name).join("、")}の{some.length}
          人になります。1人にするときは、変更のあと「利用者」か名簿で登録してください。
        </p>
      ))}
      {waiting.length > 0 && (
        <>
          <h3>行き先が決まっていない人</h3>
          <p>
            引き継ぐ部・課が1つに決まらないため、所属・職はもとの部・課のまま残ります。変更のあと、「利用者」か名簿で次の所属・職を登録してください。
          </p>
          <ul className="lines">
            {waiting.map(({ postId, personId, name, unitId }) => (
              <li key={postId}>
                <a href={url("person", { personId })}>{name}</a>　{words(postId, unitId)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function uniquePeople<Post extends { personId: string }>(posts: Post[]): Post[] {
  return [...new Map(posts.map((post) => [post.personId, post])).values()];
}
