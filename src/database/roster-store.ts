import type { Role } from "../domain/permissions/actor.ts";
import type { KnownUnit } from "../domain/roster/place-unit.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";
import { unitBegins, unitEnds } from "./unit-days.ts";

/** Somebody and the posts they hold, held or will hold, with the path of each post's unit from the department down. */
export type RosterPerson = {
  personId: string;
  loginName: string;
  name: string;
  email: string | null;
  closed: boolean;
  posts: {
    postId: string;
    unitPath: string[];
    title: string;
    role: Role;
    main: boolean;
    from: string;
    until: string | null;
    continues: string | null;
  }[];
};

const paths = `paths as (
       select unit_id, array[name] as path, array[position] as place from org_units where parent_id is null
       union all
       select u.unit_id, p.path || u.name, p.place || u.position from org_units u join paths p on p.unit_id = u.parent_id
     )`;

/** Everybody but operators, in the order of their units and names. */
export async function rosterPeople(tx: TenantTransaction): Promise<RosterPerson[]> {
  return await tx.query<RosterPerson>(
    `with recursive ${paths}
     select p.person_id as "personId", p.login_name as "loginName", p.name, p.email, p.disabled_at is not null as closed,
            coalesce(jsonb_agg(jsonb_build_object('postId', o.post_id, 'unitPath', coalesce(u.path, '{}'), 'title', o.title,
                       'role', o.role, 'main', o.main, 'from', o.from_day, 'until', o.until_day, 'continues', o.continues)
                     order by o.main desc, o.from_day, o.post_id) filter (where o.post_id is not null), '[]') as posts
       from people p
       left join posts o on o.person_id = p.person_id
       left join paths u on u.unit_id = o.unit_id
      group by p.tenant_id, p.person_id
     having not bool_or(coalesce(o.role = 'operator', false))
      order by min(u.place) filter (where o.main) nulls first, p.login_name`,
  );
}

/** Units of all times. */
export async function rosterUnits(tx: TenantTransaction): Promise<KnownUnit[]> {
  return await tx.query<KnownUnit>(
    `with recursive ${paths}
     select u.unit_id as "unitId", p.path, ${unitBegins} as "from", ${unitEnds} as "until",
            array(select s.to_unit from unit_successors s where s.from_unit = u.unit_id and s.from_year = u.last_year + 1
                     and s.to_unit is not null order by s.position) as heirs,
            exists (select from unit_successors s where s.to_unit = u.unit_id and s.from_unit <> u.unit_id) as "takesOver"
       from org_units u join paths p on p.unit_id = u.unit_id order by p.place, u.name, u.unit_id`,
  );
}
