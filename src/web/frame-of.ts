import { yearInHand } from "../domain/periods/fiscal-year.ts";
import { japanDay } from "../domain/periods/japan-day.ts";
import { permissionsOf } from "../domain/permissions/permissions.ts";
import type { Frame } from "./frame.ts";
import type { WebContext } from "./site.ts";

/** Gathers what surrounds a page. Nobody signed in: no years, no names. */
export function frameOf(c: WebContext, section: Frame["section"], fiscalYear: number | null): Frame {
  const { assets, now } = c.get("site");
  const signedIn = c.get("signedIn");
  const mayEnter = signedIn !== null && signedIn.actor.posts.length > 0;
  const years = mayEnter ? signedIn.years : [];
  return {
    assets,
    styleNonce: c.get("styleNonce"),
    city: signedIn?.city ?? null,
    person: signedIn && { name: signedIn.actor.name, post: signedIn.post },
    mayEnter,
    fiscalYear: fiscalYear ?? yearInHand(years, japanDay(now())),
    years,
    unread: signedIn?.unread ?? 0,
    may: signedIn ? permissionsOf(signedIn.actor) : [],
    section,
  };
}
