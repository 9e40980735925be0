import { createHash } from "node:crypto";
import type { Database } from "../../database/database.ts";
import { ensureUnits, unitKey } from "../../database/org-unit-store.ts";
import { administratorPosts } from "../../database/post-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { fiscalYearOf } from "../../domain/periods/fiscal-year.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { isEmptyPlan, type RosterPlan } from "../../domain/roster/plan-roster.ts";
import { noteSettings } from "../history/note-settings.ts";
import { addPerson } from "../people/add-person.ts";
import { closePost } from "../people/close-post.ts";
import { givePost } from "../people/give-post.ts";
import { dayWords } from "../people/post-words.ts";
import { loadRoster, type RosterRequest } from "./load-roster.ts";

/** `seen`: stands for this plan; it is carried out only if it is still the same. */
export type RosterPreview = { plan: RosterPlan; unknownColumns: string[]; seen: string };

/** What would follow from a roster; nothing is written. */
export async function previewRoster(db: Database, actor: Actor, request: RosterRequest): Promise<RosterPreview> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const { plan, unknownColumns } = await loadRoster(tx, actor, request);
    return { plan, unknownColumns, seen: markOf(plan) };
  });
}

export type TakeInOutcome =
  | { ok: true; said: string }
  | { ok: false; reason: "errors" | "changed" | "nothing" | "last-administrator" };

/**
 * Carries out what the preview showed, all of it or nothing. Sent twice, the second finds nothing left to do. New people have
 * no password: they come in by the office's own sign-in, or an administrator gives them one.
 */
export async function takeInRoster(
  db: Database,
  actor: Actor,
  request: RosterRequest,
  seen: string,
): Promise<TakeInOutcome> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    // Two rosters at once would both be planned on the same past.
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`units ${tx.tenantId}`]);
    const { plan, personIds } = await loadRoster(tx, actor, request);
    if (plan.errors.length > 0) return { ok: false, reason: "errors" };
    if (isEmptyPlan(plan)) return { ok: false, reason: "nothing" };
    if (markOf(plan) !== seen) return { ok: false, reason: "changed" };
    if (await leavesNoAdministrator(tx, plan)) return { ok: false, reason: "last-administrator" };
    const unitIds = await makeUnits(tx, plan, request.day);
    for (const person of plan.newPeople) {
      const added = await addPerson(tx, { ...person, posts: [], passwordHash: null });
      if (!added) return { ok: false, reason: "changed" };
      personIds.set(person.loginName, added.personId);
    }
    for (const { loginName, name, email } of plan.changedPeople) {
      await tx.query("update people set name = $2, email = $3 where person_id = $1", [
        personIds.get(loginName),
        name,
        email,
      ]);
    }
    for (const { postId, until } of plan.endingPosts) {
      await closePost(tx, postId, until);
    }
    for (const { loginName, name: _, unitPath, ...post } of plan.newPosts) {
      const unitId = post.unitId ?? unitIds.get(unitKey(unitPath)) ?? null;
      const given = await givePost(tx, personIds.get(loginName) ?? "", { ...post, unitId });
      if (!given.ok) throw new Error(`a planned post contradicts another: ${given.reason}`);
    }
    const said = summaryOf(plan);
    await noteSettings(tx, actor, `${dayWords(request.day)}付けの名簿を取り込みました：${said}。`);
    return { ok: true, said };
  });
}

/** 「新しい部・課1、新しい利用者2人、付く職3、終わる職1」. */
export function summaryOf(plan: RosterPlan): string {
  const counts: [string, number, string][] = [
    ["新しい部・課", plan.newUnits.length, ""],
    ["新しい利用者", plan.newPeople.length, "人"],
    ["氏名・メールの変更", plan.changedPeople.length, "人"],
    ["付く所属・職", plan.newPosts.length, "件"],
    ["終わる所属・職", plan.endingPosts.length, "件"],
  ];
  return counts.flatMap(([what, count, unit]) => (count > 0 ? `${what}${count}${unit}` : [])).join("、");
}

function markOf(plan: RosterPlan): string {
  return createHash("sha256").update(JSON.stringify(plan)).digest("base64url");
}

/** Units that the roster is the first to name are there from its year on. */
async function makeUnits(tx: TenantTransaction, plan: RosterPlan, day: string): Promise<Map<string, string>> {
  const year = fiscalYearOf(day);
  const unitIds = await ensureUnits(tx, plan.newUnits, year);
  const made = plan.newUnits.map((path) => unitIds.get(unitKey(path)));
  await tx.query("update org_units set first_year = $2 where unit_id = any($1) and first_year is null", [made, year]);
  return unitIds;
}

/** A post that ends today or later doesn't let anybody in for good. */
async function leavesNoAdministrator(tx: TenantTransaction, plan: RosterPlan): Promise<boolean> {
  const ending = new Set(plan.endingPosts.map(({ postId }) => postId));
  const moving = new Set(plan.newPosts.filter(({ main }) => main).map(({ loginName }) => loginName));
  const posts = await tx.query<{ postId: string; goesOn: string | null; main: boolean; loginName: string }>(
    `select o.post_id as "postId", n.post_id as "goesOn", o.main, p.login_name as "loginName"
       from posts o join people p on p.person_id = o.person_id left join posts n on n.continues = o.post_id
      where o.post_id = any($1)`,
    [(await administratorPosts(tx)).map(({ postId }) => postId)],
  );
  const ends = (postId: string | null) => postId !== null && ending.has(postId);
  return posts.every(
    ({ postId, goesOn, main, loginName }) => ends(postId) || ends(goesOn) || (main && moving.has(loginName)),
  );
}
