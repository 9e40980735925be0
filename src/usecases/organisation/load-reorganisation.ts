import { createHash } from "node:crypto";
import { loadOrganisation, type Organisation } from "../../database/reorganisation-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { type HeldPost, postsInUnits } from "../../database/unit-post-store.ts";
import { followUnits, type PostMoves } from "../../domain/organisation/follow-units.ts";
import { homelessIn } from "../../domain/organisation/homeless-sheets.ts";
import { planReorganisation, type ReorganisationPlan } from "../../domain/organisation/plan-reorganisation.ts";
import { effectOf, type Reorganisation } from "../../domain/organisation/reorganisation.ts";
import type { PlanRefusal } from "../../domain/organisation/reorganisation-draft.ts";

/**
 * `day`: from when on. `moveSheets`: within a year, take the sheets that were begun along. `heirs`: which of several
 * successors takes a sheet, by the sheet's id; the first where nothing is said.
 */
export type ReorganisationRequest = {
  act: Reorganisation;
  day: string;
  moveSheets: boolean;
  heirs: Record<string, number>;
};

export type UnitSheet = { sheetId: string; sheetNumber: string; fiscalYear: number; unitId: string };
export type OpenGoal = UnitSheet & { goalId: string; title: string };

/** A sheet that would be another unit's from then on. `choices`: the units that may take it, the first one by itself. */
export type MovedSheet = UnitSheet & { choices: string[]; to: string };

export type Reorganised = {
  day: string;
  before: Organisation;
  plan: ReorganisationPlan;
  /** Sheets that stay with units that end, as they are. */
  staying: UnitSheet[];
  moved: MovedSheet[];
  /** Goals of the last year that somebody has yet to carry on. */
  goals: OpenGoal[];
  /** The posts of those units from the day on, and where they go. */
  posts: HeldPost[];
  postMoves: PostMoves;
  /** Names all of it, so that what is carried out is what was shown. */
  seen: string;
};

export type ReorganisationRefusal = PlanRefusal | { ok: false; reason: "homeless"; left: (UnitSheet | OpenGoal)[] };

/** Works out what a reorganisation would do to units, sheets and goals, as they stand in this transaction. */
export async function loadReorganisation(
  tx: TenantTransaction,
  request: ReorganisationRequest,
): Promise<{ ok: true; reorganised: Reorganised } | ReorganisationRefusal> {
  const before = await loadOrganisation(tx);
  const planned = planReorganisation(before, request.act, effectOf(request.day), () => crypto.randomUUID());
  if (!planned.ok) return planned;
  const { plan } = planned;
  const { firstYear, fromYear } = plan.effect;
  const sheets = await sheetsOf(tx, [...new Set(plan.successions.map(({ fromUnit }) => fromUnit))]);
  const goals = await openGoals(tx, sheets, fromYear - 1);
  const goesAlong = ({ fiscalYear }: UnitSheet) => fiscalYear >= (request.moveSheets ? firstYear : fromYear);
  const moved = sheets.filter(goesAlong).flatMap((sheet): MovedSheet[] => {
    const choices = heirsOf(plan, sheet.unitId);
    const to = choices[request.heirs[sheet.sheetId] ?? 0] ?? choices[0];
    return to === undefined ? [] : [{ ...sheet, choices, to }];
  });
  const leaving = new Set(moved.map(({ sheetId }) => sheetId));
  const left = [
    ...sheets.filter((sheet) => goesAlong(sheet) && !leaving.has(sheet.sheetId)),
    ...homelessIn(goals, fromYear, after(before, plan)),
  ];
  if (left.length > 0) return { ok: false, reason: "homeless", left };
  const ends = new Set(plan.closed.map(({ unitId }) => unitId));
  const staying = sheets.filter(({ sheetId, unitId }) => ends.has(unitId) && !leaving.has(sheetId));
  const closings = plan.closed.map(({ unitId }) => ({ unitId, day: request.day, heirs: heirsOf(plan, unitId) }));
  const concerned = closings.flatMap(({ unitId, heirs }) => [unitId, ...heirs]);
  const posts = await postsInUnits(tx, concerned, request.day);
  const postMoves = followUnits(posts, closings);
  const shown = { plan, staying, choices: moved.map(({ to: _, ...sheet }) => sheet), goals, postMoves };
  const seen = fingerprint(shown, plan);
  return { ok: true, reorganised: { day: request.day, before, plan, staying, moved, goals, posts, postMoves, seen } };
}

/** Who takes over from the unit by this act, first the one that comes first. */
export function heirsOf({ successions }: ReorganisationPlan, unitId: string): string[] {
  return successions.flatMap(({ fromUnit, toUnit }) => (fromUnit === unitId && toUnit !== null ? [toUnit] : []));
}

function after({ units, successions }: Organisation, plan: ReorganisationPlan): Organisation {
  const written = [...plan.closed, ...plan.made, ...plan.changed];
  const ids = new Set(written.map(({ unitId }) => unitId));
  return {
    units: [...units.filter(({ unitId }) => !ids.has(unitId)), ...written],
    successions: [...successions, ...plan.successions],
  };
}

/** The new units have other ids each time. */
function fingerprint(shown: unknown, { made }: ReorganisationPlan): string {
  const text = made.reduce((rest, { unitId }, index) => rest.replaceAll(unitId, `new-${index}`), JSON.stringify(shown));
  return createHash("sha256").update(text).digest("hex");
}

function sheetsOf(tx: TenantTransaction, unitIds: string[]): Promise<UnitSheet[]> {
  return tx.query<UnitSheet>(
    `select sheet_id as "sheetId", sheet_number as "sheetNumber", fiscal_year as "fiscalYear", unit_id as "unitId"
       from sheets where unit_id = any($1) order by fiscal_year, position, sheet_number`,
    [unitIds],
  );
}

async function openGoals(tx: TenantTransaction, sheets: UnitSheet[], fiscalYear: number): Promise<OpenGoal[]> {
  const ofYear = new Map(sheets.filter((one) => one.fiscalYear === fiscalYear).map((one) => [one.sheetId, one]));
  const goals = await tx.query<{ goalId: string; sheetId: string; title: string }>(
    `select g.goal_id as "goalId", g.sheet_id as "sheetId",
            coalesce(nullif(concat_ws(' ', g.texts ->> 'number', g.texts ->> 'title'), ''), '無題') as title
       from goals g
      where g.sheet_id = any($1)
        and not exists (select 1 from ended_goals e where e.goal_id = g.goal_id)
        and not exists (select 1 from goals n where n.previous_goal_id = g.goal_id)
      order by g.sheet_id, g.position`,
    [[...ofYear.keys()]],
  );
  return goals.flatMap((goal) => {
    const sheet = ofYear.get(goal.sheetId);
    return sheet ? [{ ...sheet, ...goal }] : [];
  });
}
