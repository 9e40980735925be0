import type { Database, TenantTransaction } from "../../database/database.ts";
import { formVersion } from "../../database/form-store.ts";
import { closeChange, entriesOfCell } from "../../database/history-store.ts";
import { saveContent } from "../../database/save-content.ts";
import { lockSheet } from "../../database/sheet-store.ts";
import { phasesOfChange } from "../../domain/cycle/phases-of-change.ts";
import { confirmedPhases } from "../../domain/cycle/situation.ts";
import { type ActRefusal, decideWriting } from "../../domain/cycle/transitions.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { readPayload, type Via, writePayload } from "../../domain/history/history-payload.ts";
import { wroteCell } from "../../domain/history/last-writer.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayEditSheet } from "../../domain/permissions/permissions.ts";
import { touchesShared } from "../../domain/shared-goals/shared-fields.ts";
import { applyChange } from "../../domain/sheets/apply-change.ts";
import { fitsForm } from "../../domain/sheets/form-concepts.ts";
import type { ChangeOutcome, ChangeRefusal, SheetChange, SheetEvent } from "../../domain/sheets/sheet-change.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";
import { isUuid } from "../is-uuid.ts";
import { hiddenOn } from "./visible-sheet.ts";
import { dayOfRefusal, writingSituation } from "./writing-situation.ts";

/**
 * A change that was refused. `index` counts in the request. For `conflict`: the text that stands there, the text of the
 * request, the text it was written on, and who wrote the present text when (null: unknown). For the other reasons the
 * texts are "".
 */
export type ChangeConflict = {
  index: number;
  reason: ChangeRefusal["reason"];
  current: string;
  yours: string;
  base: string;
  by: string | null;
  at: string | null;
};

/** `shared-goal`: the field belongs to a shared goal, which is changed on its own page. */
export type WritingRefusal = ActRefusal | "shared-goal";

export type ChangeSheetOutcome =
  | { ok: true; revision: number; savedAt: string }
  | { ok: false; reason: "not-found" | "forbidden" }
  /** A row was to be added under an id that another row of the city has. */
  | { ok: false; reason: "id-taken" }
  | { ok: false; reason: "locked"; why: WritingRefusal; day: string | null }
  | { ok: false; reason: "conflict"; conflicts: ChangeConflict[] };

/**
 * Applies the changes in their order, all or none. `ok` means committed. A request that arrives twice has one effect.
 * `locked`: the year's cycle doesn't let these fields be written now; `day` is the one that `why` speaks of. Takes two round trips: lock and load; save, append to the history and commit.
 */
export async function changeSheet(
  db: Database,
  actor: Actor,
  sheetId: string,
  changes: SheetChange[],
  via: Via,
  today: string = japanDay(new Date()),
): Promise<ChangeSheetOutcome> {
  return await db.withTenant(actor.tenantId, (tx) =>
    changeLocked(tx, actor, sheetId, { changes, via, today }, tx.queryAllAndCommit),
  );
}

/**
 * The same within a transaction that does more. A caller that changes several sheets locks them all before the first
 * change: the history's lock comes last everywhere.
 */
export function changeSheetWithin(
  tx: TenantTransaction,
  actor: Actor,
  sheetId: string,
  changes: SheetChange[],
  via: Via,
  today: string = japanDay(new Date()),
): Promise<ChangeSheetOutcome> {
  return changeLocked(tx, actor, sheetId, { changes, via, today }, tx.queryAll);
}

async function changeLocked(
  tx: TenantTransaction,
  actor: Actor,
  sheetId: string,
  { changes, via, today }: { changes: SheetChange[]; via: Via; today: string },
  send: TenantTransaction["queryAll"],
): Promise<ChangeSheetOutcome> {
  if (!isUuid(sheetId)) return { ok: false, reason: "not-found" };
  const locked = await lockSheet(tx, sheetId, goalsTouched(changes));
  if (!locked) return { ok: false, reason: "not-found" };
  const { sheet, goals, shared } = locked;
  if (!mayEditSheet(actor, sheet)) return { ok: false, reason: "forbidden" };
  // Before anything is compared: not even whether a guess is right may be learnt.
  const hidden = hiddenOn(actor, sheet);
  if (changes.some((change) => change.do === "setText" && hidden.includes(change.concept))) {
    return { ok: false, reason: "locked", why: "others-turn", day: null };
  }
  const before: SheetContent = { texts: sheet.texts, goals };
  const form = await formVersion(tx, sheet.formKey, sheet.formVersion);
  const { after, events, refused } = decide(form, before, changes);
  // Words that have arrived before are saved, whatever became of the sheet since.
  if (refused.length === 0 && events.length === 0) {
    return { ok: true, revision: sheet.revision, savedAt: sheet.updatedAt };
  }
  if (via !== "shared" && changes.some((change) => touchesShared(form, shared, change))) {
    return { ok: false, reason: "locked", why: "shared-goal", day: null };
  }
  const situation = writingSituation(actor, sheet, today);
  const phases = changes.flatMap((change) => phasesOfChange(form, change));
  const why = situation && decideWriting(situation, phases);
  if (why) return { ok: false, reason: "locked", why, day: dayOfRefusal(situation, why) };
  if (refused.some(({ refusal }) => refusal.reason === "id-taken") || (await isTaken(tx, sheetId, events))) {
    return { ok: false, reason: "id-taken" };
  }
  if (refused.length > 0) return { ok: false, reason: "conflict", conflicts: await nameWriters(tx, sheetId, refused) };
  const amended = situation?.state.amendment && phases.some((phase) => confirmedPhases(situation).includes(phase));
  const amendment = amended ? { amendment: situation.state.amendment?.reason ?? "" } : {};
  const payload = writePayload({ by: actor.name, events, ...amendment });
  const saved = await send([
    ...saveContent(sheetId, before, after),
    closeChange({ sheetId, texts: after.texts, actorId: actor.personId, via, payload }),
  ]);
  const [closed] = saved.at(-1) as [{ revision: number; savedAt: string }];
  return { ok: true, ...closed };
}

/** Whether a row that was added has the id of a row of another sheet. */
async function isTaken(tx: TenantTransaction, sheetId: string, events: SheetEvent[]): Promise<boolean> {
  const goals = events.flatMap((event) => (event.did === "addGoal" ? [event.goal] : []));
  const items = events.flatMap((event) => (event.did === "addWorkItem" ? [event.workItem] : []));
  if (goals.length + items.length === 0) return false;
  const itemIds = [...items, ...goals.flatMap(({ workItems }) => workItems)].map(({ id }) => id);
  const rows = await tx.query(
    `select 1 from goals where goal_id = any($2) and sheet_id <> $1
     union all select 1 from work_items where work_item_id = any($3) and sheet_id <> $1 limit 1`,
    [sheetId, goals.map(({ id }) => id), itemIds],
  );
  return rows.length > 0;
}

/** A change of rows needs the whole sheet; texts need only their goals. */
function goalsTouched(changes: SheetChange[]): string[] | "all" {
  const ids = new Set<string>();
  for (const change of changes) {
    if (change.do !== "setText") return "all";
    if (change.owner.of !== "sheet" && isUuid(change.owner.goalId)) ids.add(change.owner.goalId);
  }
  return [...ids];
}

type Refused = { index: number; change: SheetChange; refusal: ChangeRefusal };

function decide(
  form: FormDefinition,
  before: SheetContent,
  changes: SheetChange[],
): { after: SheetContent; events: SheetEvent[]; refused: Refused[] } {
  let after = before;
  const events: SheetEvent[] = [];
  const refused: Refused[] = [];
  for (const [index, change] of changes.entries()) {
    const outcome: ChangeOutcome = fitsForm(form, change)
      ? applyChange(after, change)
      : { ok: false, reason: "unknown-concept" };
    if (outcome.ok) {
      after = outcome.content;
      if (outcome.event) events.push(outcome.event);
    } else {
      refused.push({ index, change, refusal: outcome });
    }
  }
  return { after, events, refused };
}

async function nameWriters(tx: TenantTransaction, sheetId: string, refused: Refused[]): Promise<ChangeConflict[]> {
  const conflicts: ChangeConflict[] = [];
  for (const { index, change, refusal } of refused) {
    if (refusal.reason !== "conflict" || change.do !== "setText") {
      conflicts.push({ index, reason: refusal.reason, current: "", yours: "", base: "", by: null, at: null });
      continue;
    }
    const { owner, concept } = change;
    const ownerId = owner.of === "sheet" ? null : owner.of === "goal" ? owner.goalId : owner.workItemId;
    const entries = await entriesOfCell(tx, sheetId, ownerId, concept);
    const last = entries.find(({ payload }) =>
      readPayload(payload)?.events.some((event) => wroteCell(event, owner, concept)),
    );
    const { reason, current, yours, base } = refusal;
    const by = last ? (readPayload(last.payload)?.by ?? null) : null;
    conflicts.push({ index, reason, current, yours, base, by, at: last?.at ?? null });
  }
  return conflicts;
}
