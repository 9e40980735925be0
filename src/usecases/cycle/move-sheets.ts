import { lockStates } from "../../database/cycle-store.ts";
import { closeAct } from "../../database/history-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { CycleDefinition } from "../../domain/cycle/cycle-definition.ts";
import type { CycleState } from "../../domain/cycle/cycle-state.ts";
import { type StateUnder, stateUnder } from "../../domain/cycle/state-under.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { cycleSheets } from "./year-sheets.ts";

/** A sheet that another cycle would leave elsewhere, and what becomes of it, in words. `next` null: it can't be moved. */
export type AffectedSheet = {
  sheetId: string;
  sheetNumber: string;
  path: string[];
  next: CycleState | null;
  note: string;
};

/** Which sheets a new cycle for a year would move or get in the way of. All sheets of the year stay locked. */
export async function affectedSheets(
  tx: TenantTransaction,
  fiscalYear: number,
  before: CycleDefinition,
  after: CycleDefinition,
): Promise<AffectedSheet[]> {
  const touched = await lockStates(tx, fiscalYear);
  const fates = touched.map(({ sheetId, state }) => ({ sheetId, state, under: stateUnder(state, before, after) }));
  const affected = fates.filter(({ under }) => under.fate !== "stays");
  if (affected.length === 0) return [];
  const places = new Map((await cycleSheets(tx, fiscalYear)).map((sheet) => [sheet.sheetId, sheet]));
  return affected.flatMap(({ sheetId, state, under }) => {
    const place = places.get(sheetId);
    if (!place) return [];
    const { sheetNumber, path } = place;
    const next = under.fate === "moves" ? under.next : null;
    return [{ sheetId, sheetNumber, path, next, note: noteOf(state, under, before, after) }];
  });
}

function noteOf(state: CycleState, under: StateUnder, before: CycleDefinition, after: CycleDefinition): string {
  const labelIn = ({ stages }: CycleDefinition, key: string) => stages.find(({ stage }) => stage === key)?.label ?? key;
  const label = labelIn(before, state.stage);
  if (under.fate !== "moves") return `「${label}」の手続きの途中`;
  if (under.why === "approvers-changed") return `「${label}」の承認をはじめからやり直し（承認の順を変えたため）`;
  const next = labelIn(after, under.next.stage);
  const where = under.next.status === "writing" ? `「${next}」のはじめへ移動` : `「${next}」まで確定`;
  return under.why === "stage-added"
    ? `${where}（年間の流れに時期を加えたため）`
    : `${where}（年間の流れから「${label}」をなくしたため）`;
}

/** Moves them, each with its entry in the history. */
export async function moveSheets(tx: TenantTransaction, actor: Actor, sheets: AffectedSheet[]): Promise<void> {
  await tx.queryAll(
    sheets.flatMap(({ sheetId, next, note }) => {
      const payload = writePayload({ by: actor.name, events: [], note });
      return next ? [closeAct({ sheetId, state: next, actorId: actor.personId, payload })] : [];
    }),
  );
}
