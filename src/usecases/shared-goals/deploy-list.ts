import { randomUUID } from "node:crypto";
import type { Database, TenantTransaction } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import { sheetsOfUnits } from "../../database/goal-link-store.ts";
import { closeNote } from "../../database/history-store.ts";
import { insertSharedGoal, insertSharedRows } from "../../database/shared-goal-store.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { sharedTextsOn } from "../../domain/shared-goals/shared-fields.ts";
import { goalName } from "../../domain/sheets/goal-name.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";
import { lockSheetCreation } from "../sheets/create-sheets.ts";
import { type DeployLine, type Deployment, type DeploymentRefusal, loadDeployment } from "./load-deployment.ts";
import { loadSharedGoal } from "./load-shared-goal.ts";
import { noteShared } from "./note-shared.ts";
import { placeWithin, type UnitPlace, unitPlaces } from "./place-shared-goal.ts";
import { lockPlaces } from "./spread-shared-goal.ts";
import { tellWriters } from "./tell-writers.ts";

/** A section whose sheet couldn't take a line. */
export type RefusedLine = UnitPlace & { name: string };

export type DeployOutcome =
  | { ok: true; lines: number; placed: number; refused: RefusedLine[] }
  | DeploymentRefusal
  | { ok: false; reason: "no-form" };

/** A department's list with what it would come to; nothing is written. */
export async function readDeployment(
  db: Database,
  actor: Actor,
  sheetId: string,
): Promise<{ ok: true; deployment: Deployment } | DeploymentRefusal> {
  return await db.withTenant(actor.tenantId, (tx) => loadDeployment(tx, actor, sheetId));
}

/**
 * Makes lines of a department's list shared goals of the department and shows them on the sheets of the chosen sections
 * (line's goal id -> unit ids), in one transaction. A line that was deployed before stays as it is, so twice is once.
 */
export async function deployList(
  db: Database,
  actor: Actor,
  sheetId: string,
  wanted: Record<string, string[]>,
  today: string,
): Promise<DeployOutcome> {
  const touched = new Set<string>();
  const outcome = await db.withTenant(actor.tenantId, async (tx): Promise<DeployOutcome> => {
    // A double click and a colleague wait for each other here.
    await lockSheetCreation(tx);
    const seen = await loadDeployment(tx, actor, sheetId);
    if (!seen.ok) return seen;
    const { sheet, sections } = seen.deployment;
    const unitIds = sections.map(({ unitId }) => unitId);
    await lockPlaces(tx, [sheetId, ...(await sheetsOfUnits(tx, sheet.fiscalYear, unitIds))]);
    const loaded = await loadDeployment(tx, actor, sheetId);
    if (!loaded.ok) return loaded;
    const chosen = Object.values(wanted).flat();
    if (!chosen.every((id) => unitIds.includes(id))) return { ok: false, reason: "not-found" };
    const [year] = await fiscalYears(tx, sheet.fiscalYear);
    if (!year?.form) return { ok: false, reason: "no-form" };
    let lines = 0;
    let placed = 0;
    const refused: RefusedLine[] = [];
    for (const line of loaded.deployment.lines) {
      const units = wanted[line.goal.id] ?? [];
      if (units.length === 0 || line.deployed || line.missing.length > 0) continue;
      const outcome = await deployLine(tx, actor, loaded.deployment, line, { units, today });
      lines += 1;
      placed += outcome.placed.length;
      for (const id of outcome.sheetIds) touched.add(id);
      refused.push(...outcome.refused.map((place) => ({ ...place, name: goalName(line.goal) })));
    }
    return { ok: true, lines, placed, refused };
  });
  // However many lines: each section is told once.
  const told = {
    kind: "shared-placed",
    sharedGoalId: null,
    sheetIds: [...touched],
    occasion: randomUUID(),
    today,
  } as const;
  if (outcome.ok) await tellWriters(db, actor, told);
  return outcome;
}

async function deployLine(
  tx: TenantTransaction,
  actor: Actor,
  { sheet }: Deployment,
  { goal }: DeployLine,
  { units, today }: { units: string[]; today: string },
): ReturnType<typeof placeWithin> {
  const sharedGoalId = randomUUID();
  const { fiscalYear, unitId: ownerUnitId, form, sheetId } = sheet;
  const texts = sharedTextsOn(form, goal.texts);
  const made = { sharedGoalId, fiscalYear, ownerUnitId, form, texts, sourceGoalId: goal.id, actorId: actor.personId };
  await tx.queryAll([insertSharedGoal(made), insertSharedRows([{ goalId: goal.id, sheetId, sharedGoalId }])]);
  const loaded = await loadSharedGoal(tx, actor, sharedGoalId);
  const known = loaded && (await unitPlaces(tx, actor, loaded, today));
  if (!loaded || !known?.form) throw new Error("The shared goal was not made.");
  const wanted = known.places.filter(({ unitId, has }) => units.includes(unitId) && !has);
  const outcome = await placeWithin(tx, actor, loaded, known.form, wanted, today);
  const names = outcome.placed.map(({ path }) => path.at(-1)).join("、");
  const where = names === "" ? "載せられる課はまだありません" : `${names}のシートに載せました`;
  const note = `「${goalName(goal)}」を共通目標にしました。${where}。`;
  const payload = writePayload({ by: actor.name, events: [], note });
  await tx.queryAll([closeNote({ sheetId, actorId: actor.personId, via: "shared", payload })]);
  const event: SheetEvent = { did: "addGoal", goal: { id: sharedGoalId, texts, workItems: [] }, index: 0 };
  await noteShared(tx, actor, sharedGoalId, note, [event]);
  return outcome;
}
