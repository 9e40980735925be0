import type { Database } from "../../database/database.ts";
import { listPosts, mainPostOn, type PostRow } from "../../database/post-store.ts";
import { unitBegins, unitEnds } from "../../database/unit-days.ts";
import type { Actor, Role } from "../../domain/permissions/actor.ts";
import { roles } from "../../domain/permissions/actor.ts";
import { mayChangePerson, mayGiveRole } from "../../domain/permissions/permissions.ts";

/** `when`: whether the post is held today, later, or no longer. */
export type ListedPost = PostRow & { when: "now" | "later" | "over" };

export type PersonRow = {
  personId: string;
  loginName: string;
  name: string;
  email: string | null;
  posts: ListedPost[];
  closed: boolean;
  hasPassword: boolean;
  /** Whether the one who asks may change the account and its posts. */
  mayChange: boolean;
};

/** `from`: when it begins, if that is to come. `until`: its last day, if it is known to end. */
export type UnitChoice = { unitId: string; name: string; from: string | null; until: string | null };

export type PeopleList = { people: PersonRow[]; units: UnitChoice[]; roles: Role[] };

/** Everyone who has an account with their posts; the units of today and later and the roles that the actor may give. */
export async function listPeople(db: Database, actor: Actor, today: string): Promise<PeopleList> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const people = await tx.query<Omit<PersonRow, "posts" | "mayChange">>(
      `select p.person_id as "personId", p.login_name as "loginName", p.name, p.email, p.disabled_at is not null as closed,
              p.password_hash is not null as "hasPassword"
         from people p
         left join ${mainPostOn("p.person_id", "$1")}
         left join org_units u on u.unit_id = post.unit_id
         left join org_units above on above.unit_id = u.parent_id
        where not exists (select from posts o where o.person_id = p.person_id and o.role = 'operator')
        order by p.disabled_at is not null, coalesce(above.position, u.position) nulls first,
                 above.position nulls first, u.position, p.login_name`,
      [today],
    );
    const postsOf = Map.groupBy(await listPosts(tx, null), ({ personId }) => personId);
    const units = await tx.query<UnitChoice>(
      `select u.unit_id as "unitId", concat_ws(' ', above.name, u.name) as name,
              case when ${unitBegins} > $1 then ${unitBegins} end as "from", ${unitEnds} as "until"
         from org_units u
         left join org_units above on above.tenant_id = u.tenant_id and above.unit_id = u.parent_id
        where coalesce(${unitEnds}, 'infinity') >= $1
        order by coalesce(above.position, u.position), above.name nulls first, u.position, u.name`,
      [today],
    );
    return {
      people: people.map((person) => {
        const posts = (postsOf.get(person.personId) ?? []).map((post) => ({ ...post, when: whenOf(post, today) }));
        const theirs = posts.map(({ role }) => role);
        return { ...person, posts, mayChange: mayChangePerson(actor, theirs) };
      }),
      units,
      roles: roles.filter((role) => mayGiveRole(actor, role)),
    };
  });
}

function whenOf({ from, until }: PostRow, today: string): ListedPost["when"] {
  if (from > today) return "later";
  return until !== null && until < today ? "over" : "now";
}
