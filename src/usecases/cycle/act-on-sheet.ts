import type { YearCycle } from "../../database/cycle-store.ts";
import type { Database, TenantTransaction } from "../../database/database.ts";
import { formVersion } from "../../database/form-store.ts";
import { closeAct } from "../../database/history-store.ts";
import { type LockedSheet, lockSheet } from "../../database/sheet-store.ts";
import { actNote } from "../../domain/cycle/act-note.ts";
import { type CycleState, firstState, type SheetAct } from "../../domain/cycle/cycle-state.ts";
import { findingsFor } from "../../domain/cycle/findings-for.ts";
import { hiddenConcepts } from "../../domain/cycle/hidden-concepts.ts";
import { requiredPhase, type Situation, unitsOf } from "../../domain/cycle/situation.ts";
import { type ActRefusal, decideAct } from "../../domain/cycle/transitions.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheet } from "../../domain/permissions/permissions.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { isUuid } from "../is-uuid.ts";
import { notifyOfAct } from "../notifications/notify-of-act.ts";
import { onGoals, threadsOfNotes } from "./threads-of-notes.ts";

/**
 * `key`: the request's own id; a request that arrives twice has one effect. `seen`: the revision that the person had
 * before their eyes. `today`: ISO date in Japan.
 */
export type ActRequest = { key: string; act: SheetAct; seen: number; today: string };

export type ActOnSheetOutcome =
  | { ok: true; state: CycleState }
  | { ok: false; reason: "not-found" | "no-cycle" | "changed-since" | ActRefusal };

/** What is decided over a text must be decided over the text that was read. */
const needsReading = new Set<SheetAct["do"]>(["approve", "confirm"]);

/** Submits, sends back, approves …: one act, one transaction, one entry in the history. `ok` means committed. */
export async function actOnSheet(
  db: Database,
  actor: Actor,
  sheetId: string,
  request: ActRequest,
): Promise<ActOnSheetOutcome> {
  return await db.withTenant(actor.tenantId, (tx) => actWithin(tx, actor, sheetId, request));
}

/** The same within a transaction that does more. */
export async function actWithin(
  tx: TenantTransaction,
  actor: Actor,
  sheetId: string,
  { key, act: asked, seen, today }: ActRequest,
): Promise<ActOnSheetOutcome> {
  if (!isUuid(sheetId) || !isUuid(key)) return { ok: false, reason: "not-found" };
  const locked = await lockSheet(tx, sheetId, "all");
  if (!locked || !mayReadSheet(actor, locked.sheet)) return { ok: false, reason: "not-found" };
  const { sheet, goals } = locked;
  const { cycle } = sheet;
  if (!cycle) return { ok: false, reason: "no-cycle" };
  const situation = await situationOf(tx, actor, { ...sheet, cycle }, goals, today);
  if (await isDone(tx, sheetId, key)) return { ok: true, state: situation.state };
  const act = onGoals(asked, goals);
  const decided = decideAct(situation, act);
  if (!decided.ok) return decided;
  if (needsReading.has(act.do) && seen !== sheet.revision) return { ok: false, reason: "changed-since" };
  const note = actNote(cycle.definition, decided.event);
  const payload = writePayload({ by: actor.name, events: [], note, act: decided.event });
  const told = await notifyOfAct(tx, situation, { sheetId, key, next: decided.next, event: decided.event });
  await tx.queryAll([
    { sql: "insert into act_requests (sheet_id, request_key) values ($1, $2)", values: [sheetId, key] },
    ...threadsOfNotes(actor, sheetId, act),
    ...told,
    closeAct({ sheetId, state: decided.next, actorId: actor.personId, payload }),
  ]);
  return { ok: true, state: decided.next };
}

async function situationOf(
  tx: TenantTransaction,
  actor: Actor,
  sheet: LockedSheet & { cycle: YearCycle },
  goals: Goal[],
  today: string,
): Promise<Situation> {
  const { definition: cycle, startStage } = sheet.cycle;
  const state = sheet.cycleState ?? firstState(cycle, startStage);
  const { fiscalYear } = sheet;
  const situation = { cycle, state, fiscalYear, units: unitsOf(sheet), actor, today, missing: 0 };
  const form = await formVersion(tx, sheet.formKey, sheet.formVersion);
  const content = { texts: sheet.texts, goals };
  const required = { fiscalYear, upTo: requiredPhase(situation) };
  const findings = findingsFor(hiddenConcepts(actor, situation), form, content, required);
  return { ...situation, missing: findings.filter(({ severity }) => severity === "error").length };
}

async function isDone(tx: TenantTransaction, sheetId: string, key: string): Promise<boolean> {
  const rows = await tx.query("select 1 from act_requests where sheet_id = $1 and request_key = $2", [sheetId, key]);
  return rows.length > 0;
}
