import type { ActEvent, CycleState, SheetActName } from "../cycle/cycle-state.ts";
import type { Situation } from "../cycle/situation.ts";
import { isTheirsToWrite, todoOf } from "../cycle/todo.ts";
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

/**
 * Who of these people is told what of an act: those whose turn it has become, and those whose sheet it is. Nobody is
 * told of what they did themselves, nor twice of the same act.
 */
export function noticesOfAct(
  before: Situation,
  next: CycleState,
  { did }: ActEvent,
  people: readonly Actor[],
): { personId: string; kind: NoticeKind }[] {
  const unitIds = before.units.map(({ unitId }) => unitId);
  return people.flatMap((person) => {
    if (person.personId === before.actor.personId || !mayReadSheet(person, { unitIds })) return [];
    const kind = newTurn(before, next, person) ?? outcomeFor(before, did, person);
    return kind ? [{ personId: person.personId, kind }] : [];
  });
}

function newTurn(before: Situation, state: CycleState, actor: Actor): NoticeKind | null {
  const after = todoOf({ ...before, state, actor, missing: 0 })?.what;
  if (after !== "approve" && after !== "confirm") return null;
  const same = todoOf({ ...before, actor, missing: 0 })?.what === after;
  return same ? null : after === "approve" ? "to-approve" : "to-confirm";
}

/** An approval is a step on the way: only who handed the sheet in waits for it. */
function outcomeFor(before: Situation, did: SheetActName, actor: Actor): NoticeKind | null {
  const kind = outcomes[did] ?? null;
  if (before.state.submittedBy === actor.personId) return kind;
  return kind !== "approved" && isTheirsToWrite({ ...before, actor }) ? kind : null;
}
