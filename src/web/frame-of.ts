import { mayImport } from "../domain/permissions/permissions.ts";
import { listYears } from "../usecases/home/list-years.ts";
import type { Frame } from "./frame.ts";
import type { WebContext } from "./site.ts";

/** Gathers what surrounds a page. Nobody signed in: no years, no names. */
export async function frameOf(c: WebContext, section: Frame["section"], fiscalYear: number | null): Promise<Frame> {
  const { assets, db } = c.get("site");
  const signedIn = c.get("signedIn");
  const years = signedIn ? await listYears(db, signedIn.actor) : [];
  return {
    assets,
    styleNonce: c.get("styleNonce"),
    city: signedIn?.city ?? null,
    person: signedIn && { name: signedIn.actor.name, post: signedIn.post },
    fiscalYear: fiscalYear ?? (years[0] === undefined ? null : years[0]),
    years,
    mayImport: signedIn !== null && mayImport(signedIn.actor),
    section,
  };
}
