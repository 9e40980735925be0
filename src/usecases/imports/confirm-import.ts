import { randomUUID } from "node:crypto";
import type { Database, TenantTransaction } from "../../database/database.ts";
import { storeForm } from "../../database/form-store.ts";
import { appendHistory } from "../../database/history-store.ts";
import { closeImport, confirmedBefore, hashesOf, lockImport, markConfirmed } from "../../database/import-store.ts";
import { insertRules, insertSlots } from "../../database/timetable-store.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import { changesOf } from "../../domain/imports/changes-of.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { maySeeImport } from "../../domain/permissions/permissions.ts";
import { isUuid } from "../is-uuid.ts";
import { changeSheetWithin } from "../sheets/change-sheet.ts";
import { createSheets, type NewSheet } from "../sheets/create-sheets.ts";
import type { Obstacle, PlannedFile, PlannedSheet } from "./import-plan.ts";
import { previewContent } from "./import-preview.ts";
import { loadPlan } from "./load-plan.ts";
import { planFingerprint } from "./plan-fingerprint.ts";

export type ConfirmOutcome =
  | { ok: true; created: number; updated: number; slots: number; rules: number }
  | { ok: false; reason: "not-found" | "not-ready" | "nothing-to-do" | "changed-since" | "locked" | "shared-goal" }
  | { ok: false; reason: "obstacles"; obstacles: Obstacle[] };

/** Thrown to roll the transaction back; becomes a refusal. */
class Refused extends Error {
  readonly outcome: ConfirmOutcome;
  constructor(outcome: ConfirmOutcome) {
    super("The import was refused.");
    this.outcome = outcome;
  }
}

/**
 * Takes an import over: units that are missing, sheets, changes of returned sheets, timetable and rules, in one transaction.
 * All or nothing. Who is not of the office only takes over sheets of their own that come back. `seen`: fingerprint of what the person was shown; when anything changed since, nothing is written.
 */
export async function confirmImport(
  db: Database,
  actor: Actor,
  importId: string,
  seen: string,
): Promise<ConfirmOutcome> {
  if (!isUuid(importId)) return { ok: false, reason: "not-found" };
  try {
    return await db.withTenant(actor.tenantId, (tx) => confirm(tx, actor, importId, seen));
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  }
}

async function confirm(tx: TenantTransaction, actor: Actor, importId: string, seen: string): Promise<ConfirmOutcome> {
  // One confirmation at a time: two imports that both miss a unit or a sheet would make it twice.
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`import ${tx.tenantId}`]);
  const row = await lockImport(tx, importId);
  if (!row || !maySeeImport(actor, row.createdById)) return { ok: false, reason: "not-found" };
  if (row.state !== "read") return { ok: false, reason: "not-ready" };
  const { planned } = await loadPlan(tx, actor, row);
  const sheetIds = planned.flatMap(({ sheets }) =>
    sheets.flatMap((one) => (one.act === "update" ? [one.target.sheet.sheetId] : [])),
  );
  // Locked together, in one order, before anything is written; then they are compared as they are under the lock.
  await tx.query("select 1 from sheets where sheet_id = any($1) order by sheet_id for no key update", [sheetIds]);
  const locked = sheetIds.length > 0 ? (await loadPlan(tx, actor, row)).planned : planned;
  if (planFingerprint(locked) !== seen) return { ok: false, reason: "changed-since" };
  const obstacles = locked.flatMap((file) => file.obstacles);
  if (obstacles.length > 0) return { ok: false, reason: "obstacles", obstacles };
  if (locked.length === 0) return { ok: false, reason: "nothing-to-do" };
  const hashes = await hashesOf(
    tx,
    locked.map(({ fileId }) => fileId),
  );
  if ((await confirmedBefore(tx, hashes)).size > 0) return { ok: false, reason: "changed-since" };

  const created = await createNewSheets(tx, actor, locked);
  const updated = await updateSheets(tx, actor, locked);
  const slots = await insertSlots(
    tx,
    locked.flatMap(({ preview, fiscalYear }) =>
      preview.timetable.map((slot) => ({ ...slot, fiscalYear: fiscalYear as number })),
    ),
  );
  const rules = await insertRules(
    tx,
    locked.flatMap(({ preview, fiscalYear }) =>
      preview.rules.map((rule) => ({ ...rule, fiscalYear: fiscalYear as number })),
    ),
  );
  if (slots + rules > 0) await noteInHistory(tx, actor, slots, rules);
  for (const { fileId, sheets } of locked) {
    const ids = sheets.flatMap(
      (sheet) => created.get(sheet) ?? (sheet.act === "update" ? [sheet.target.sheet.sheetId] : []),
    );
    await markConfirmed(tx, fileId, ids);
  }
  await closeImport(tx, importId, actor.personId);
  return { ok: true, created: created.size, updated, slots, rules };
}

async function createNewSheets(
  tx: TenantTransaction,
  actor: Actor,
  files: PlannedFile[],
): Promise<Map<PlannedSheet, string>> {
  const planned: PlannedSheet[] = [];
  const sheets: NewSheet[] = [];
  for (const { form, fiscalYear, sheets: all } of files) {
    const mine = all.filter(({ act }) => act === "create");
    if (mine.length === 0) continue;
    await storeForm(tx, form);
    for (const one of mine) {
      planned.push(one);
      sheets.push({
        fiscalYear: fiscalYear as number,
        unitPath: one.unit.path,
        form: { key: form.key, version: form.version },
        content: previewContent(one.sheet, () => randomUUID()),
      });
    }
  }
  const made = await createSheets(tx, { personId: actor.personId, name: actor.name }, sheets, "import");
  return new Map(planned.map((one, index) => [one, made[index]?.sheetId ?? ""]));
}

async function updateSheets(tx: TenantTransaction, actor: Actor, files: PlannedFile[]): Promise<number> {
  let updated = 0;
  for (const sheet of files.flatMap(({ sheets }) => sheets)) {
    if (sheet.act !== "update") continue;
    const changes = changesOf(sheet.difference, sheet.choices, randomUUID);
    if (changes.length === 0) continue;
    const outcome = await changeSheetWithin(tx, actor, sheet.target.sheet.sheetId, changes, "excel");
    if (!outcome.ok) {
      if (outcome.reason !== "locked") throw new Refused({ ok: false, reason: "changed-since" });
      throw new Refused({ ok: false, reason: outcome.why === "shared-goal" ? "shared-goal" : "locked" });
    }
    updated += 1;
  }
  return updated;
}

/** Timetable and rules belong to no sheet; that they came is kept all the same. */
async function noteInHistory(tx: TenantTransaction, actor: Actor, slots: number, rules: number): Promise<void> {
  const parts = [slots > 0 && `協議の日程 ${slots}件`, rules > 0 && `目標の書き方の決まり ${rules}件`].filter(Boolean);
  const payload = writePayload({ by: actor.name, events: [], note: `${parts.join("、")}を取り込みました。` });
  const append = appendHistory(actor.personId, "import", [{ sheetId: null, payload }]);
  await tx.query(append.sql, append.values);
}
