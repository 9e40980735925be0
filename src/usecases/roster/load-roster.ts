import { rosterPeople, rosterUnits } from "../../database/roster-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayChangePerson, mayGiveRole } from "../../domain/permissions/permissions.ts";
import { type Known, planRoster, type RosterPlan } from "../../domain/roster/plan-roster.ts";
import { type FileRow, readRoster } from "../../domain/roster/read-roster.ts";

/** `rows`: the file's, as they stand. `day`: from when on. `whole`: who isn't named has left. */
export type RosterRequest = { rows: FileRow[]; day: string; whole: boolean };

export type LoadedRoster = { plan: RosterPlan; unknownColumns: string[]; personIds: Map<string, string> };

/** What a roster would change, from what stands in the database now. */
export async function loadRoster(tx: TenantTransaction, actor: Actor, request: RosterRequest): Promise<LoadedRoster> {
  const { rows, errors, unknownColumns } = readRoster(request.rows);
  const people = await rosterPeople(tx);
  const known: Known = {
    people: people.map(({ closed, posts, ...person }) => {
      const roles = posts.map(({ role }) => role);
      return { ...person, posts, fixed: closed || !mayChangePerson(actor, roles) };
    }),
    units: await rosterUnits(tx),
  };
  const choice = { ...request, mayGive: (role: Parameters<typeof mayGiveRole>[1]) => mayGiveRole(actor, role) };
  const plan = planRoster(rows, known, choice);
  const personIds = new Map(people.map(({ loginName, personId }) => [loginName, personId]));
  return { plan: { ...plan, errors: [...errors, ...plan.errors] }, unknownColumns, personIds };
}
