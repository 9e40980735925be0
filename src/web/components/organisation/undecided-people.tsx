import type { OrganisationOfYear } from "../../../usecases/organisation/read-organisation.ts";
import { url } from "../../routes.ts";
import { fullDay } from "../../sayings/date-and-time.ts";
import { Notice } from "../notice.tsx";

/** Whose unit ends without one that takes over, each with the place where the next post is given. */
export function UndecidedPeople({ people }: { people: OrganisationOfYear["undecided"] }) {
  if (people.length === 0) return null;
  return (
    <Notice title={`行き先が決まっていない人（${people.length}人）`}>
      <p>部・課がなくなり、引き継ぐ部・課が1つに決まらないため、次の所属・職の登録を待っています。</p>
      <ul>
        {people.map(({ personId, name, unit, title, from }) => (
          <li key={`${personId} ${unit} ${title}`}>
            <a href={url("person", { personId })}>{name}</a>（{[unit, title].filter(Boolean).join(" ")}　{fullDay(from)}
            から部・課がありません）
          </li>
        ))}
      </ul>
    </Notice>
  );
}
