import type { Database } from "../../database/database.ts";
import { lockSharedGoal, saveSharedTexts } from "../../database/shared-goal-store.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import { labelOf } from "../../domain/forms/form-fields.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { missingShared, sharedConcepts } from "../../domain/shared-goals/shared-fields.ts";
import { applyChange } from "../../domain/sheets/apply-change.ts";
import { goalName } from "../../domain/sheets/goal-name.ts";
import type { SheetChange, SheetEvent } from "../../domain/sheets/sheet-change.ts";
import type { SheetContent, Texts } from "../../domain/sheets/sheet-content.ts";
import { isUuid } from "../is-uuid.ts";
import { type LoadedSharedGoal, loadSharedGoal } from "./load-shared-goal.ts";
import { noteShared } from "./note-shared.ts";
import { effectOn, lockPlaces, type SheetEffect, sheetsShowing, spreadWithin } from "./spread-shared-goal.ts";
import { changed, tellWriters } from "./tell-writers.ts";

/** New words for fields of a shared goal, each with the words that they were written on. */
export type SharedTextChange = { concept: Concept; base: string; text: string };

/** `index` counts in the request. */
export type SharedConflict = { index: number; current: string; by: string; at: string };

export type ChangeSharedOutcome =
  | { ok: true; spread: number; waiting: SheetEffect[] }
  | { ok: false; reason: "not-found" | "forbidden" }
  | { ok: false; reason: "conflict"; conflicts: SharedConflict[] }
  /** The units can't fill these fields, and their forms require them. */
  | { ok: false; reason: "required-empty"; labels: string[] };

/** Changes a shared goal and, in the same transaction, every sheet that shows it and can be written on. */
export async function changeSharedGoal(
  db: Database,
  actor: Actor,
  sharedGoalId: string,
  changes: SharedTextChange[],
  today: string,
): Promise<ChangeSharedOutcome> {
  if (!isUuid(sharedGoalId)) return { ok: false, reason: "not-found" };
  let sheetIds: string[] = [];
  const outcome = await db.withTenant(actor.tenantId, async (tx): Promise<ChangeSharedOutcome> => {
    await lockSharedGoal(tx, sharedGoalId);
    await lockPlaces(tx, await sheetsShowing(tx, sharedGoalId));
    const loaded = await loadSharedGoal(tx, actor, sharedGoalId);
    const decided = decide(loaded, changes);
    if (!decided.ok) return decided;
    const { texts, events } = decided;
    if (!loaded || events.length === 0) return { ok: true, spread: 0, waiting: [] };
    const { sql, values } = saveSharedTexts(sharedGoalId, texts, actor.personId);
    await tx.query(sql, values ?? []);
    const { spreadTo, waiting } = await spreadWithin(tx, actor, loaded.places, texts, today);
    await noteShared(tx, actor, sharedGoalId, changeNote(loaded, texts, events), events);
    sheetIds = spreadTo;
    return { ok: true, spread: spreadTo.length, waiting };
  });
  await tellWriters(db, actor, changed(sharedGoalId, sheetIds, today));
  return outcome;
}

export type SharedPreview =
  | { ok: true; texts: Texts; effects: SheetEffect[] }
  | Exclude<ChangeSharedOutcome, { ok: true }>;

/** What the same change would do to which sheets. Nothing is written. */
export async function previewSharedChange(
  db: Database,
  actor: Actor,
  sharedGoalId: string,
  changes: SharedTextChange[],
  today: string,
): Promise<SharedPreview> {
  return await db.withTenant(actor.tenantId, async (tx): Promise<SharedPreview> => {
    const loaded = await loadSharedGoal(tx, actor, sharedGoalId);
    const decided = decide(loaded, changes);
    if (!decided.ok) return decided;
    const { texts } = decided;
    const places = loaded?.places ?? [];
    return { ok: true, texts, effects: places.map((place) => effectOn(actor, place, texts, today)) };
  });
}

type Decided = { ok: true; texts: Texts; events: SheetEvent[] } | Exclude<ChangeSharedOutcome, { ok: true }>;

function decide(loaded: LoadedSharedGoal | null, changes: SharedTextChange[]): Decided {
  if (!loaded) return { ok: false, reason: "not-found" };
  if (!loaded.mayEdit) return { ok: false, reason: "forbidden" };
  const { record, form } = loaded;
  const { sharedGoalId, updatedAt: at, updatedBy: by } = record;
  const shared = sharedConcepts(form);
  let content: SheetContent = { texts: {}, goals: [{ id: sharedGoalId, texts: record.texts, workItems: [] }] };
  const events: SheetEvent[] = [];
  const conflicts: SharedConflict[] = [];
  for (const [index, { concept, base, text }] of changes.entries()) {
    if (!shared.includes(concept)) return { ok: false, reason: "not-found" };
    const change: SheetChange = { do: "setText", owner: { of: "goal", goalId: sharedGoalId }, concept, base, text };
    const outcome = applyChange(content, change);
    if (outcome.ok) {
      content = outcome.content;
      if (outcome.event) events.push(outcome.event);
    } else if (outcome.reason === "conflict") {
      conflicts.push({ index, current: outcome.current, by, at });
    } else return { ok: false, reason: "not-found" };
  }
  if (conflicts.length > 0) return { ok: false, reason: "conflict", conflicts };
  const texts = content.goals[0]?.texts ?? {};
  const missing = loaded.places.length > 0 ? missingShared(form, texts) : [];
  const emptied = missing.filter((concept) => !missingShared(form, record.texts).includes(concept));
  if (emptied.length > 0) {
    return { ok: false, reason: "required-empty", labels: emptied.map((concept) => labelOf(form, concept)) };
  }
  return { ok: true, texts, events };
}

function changeNote({ form, record }: LoadedSharedGoal, texts: Texts, events: SheetEvent[]): string {
  const labels = events.flatMap((event) => (event.did === "setText" ? [labelOf(form, event.concept)] : []));
  return `共通目標「${goalName({ texts: { ...record.texts, ...texts } })}」の${labels.join("、")}を書き換えました。`;
}
