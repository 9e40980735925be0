import type { ActEvent, CycleState, SheetActName } from "../cycle/cycle-state.ts";
import type { Situation } from "../cycle/situation.ts";
import { isTheirsToWrite, type Todo, todoOf } from "../cycle/todo.ts";
import type { Actor } from "../permissions/actor.ts";
import { mayReadSheet } from "../permissions/permissions.ts";
import type { NoticeKind } from "./notice.ts";

const outcomes: Partial<Record<SheetActName, NoticeKind>> = {
  sendBack: "sent-back",
  approve: "approved",
  confirm: "confirmed",
  extend: "extended",
  reopen: "reopened",
};

/** What asks a person to do something; it is settled when the sheet no longer waits for that. */
export const askingKinds: readonly NoticeKind[] = [
  "sent-back",
  "to-approve",
  "to-confirm",
  "deadline",
  "overdue",
  "reminder",
];

/** `relieved`: the people whom the sheet doesn't wait for any more, or for something else. */
export type ActNotices = { told: { personId: string; kind: NoticeKind }[]; relieved: string[] };

/**
 * Who of these people is told what of an act: those whose turn it has become, and those whose sheet it is. Nobody is
 * told of what they did themselves, nor twice of the same act.
 */
export function noticesOfAct(
  before: Situation,
  next: CycleState,
  { did }: ActEvent,
  people: readonly Actor[],
): ActNotices {
  const unitIds = before.units.map(({ unitId }) => unitId);
  const notices: ActNotices = { told: [], relieved: [] };
  for (const person of people) {
    const { personId } = person;
    const after = todoOf({ ...before, state: next, actor: person, missing: 0 });
    if (after === null || after.what !== todoOf({ ...before, actor: person, missing: 0 })?.what) {
      notices.relieved.push(personId);
    }
    if (personId === before.actor.personId || !mayReadSheet(person, { unitIds })) continue;
    const kind = newTurn(before, after, person) ?? outcomeFor(before, did, person);
    if (kind) notices.told.push({ personId, kind });
  }
  return notices;
}

function newTurn(before: Situation, after: Todo | null, actor: Actor): NoticeKind | null {
  if (after?.what !== "approve" && after?.what !== "confirm") return null;
  const same = todoOf({ ...before, actor, missing: 0 })?.what === after.what;
  return same ? null : after.what === "approve" ? "to-approve" : "to-confirm";
}

/** An approval is a step on the way: only who handed the sheet in waits for it. */
function outcomeFor(before: Situation, did: SheetActName, actor: Actor): NoticeKind | null {
  const kind = outcomes[did] ?? null;
  if (before.state.submittedBy === actor.personId) return kind;
  return kind !== "approved" && isTheirsToWrite({ ...before, actor }) ? kind : null;
}
