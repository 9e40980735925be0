import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { type CarryOverDraft, type Choices, draftCarryOver, fingerprintOf } from "./draft-carry-over.ts";
import { type CarryOver, type CarryOverRefusal, type CarryOverRequest, loadCarryOver } from "./load-carry-over.ts";

export type CarryOverPreview = { ok: true; carryOver: CarryOver; draft: CarryOverDraft; seen: string };

/** A sheet's goals with what became of them, and where they can go. */
export async function readCarryOver(
  db: Database,
  actor: Actor,
  request: CarryOverRequest,
): Promise<{ ok: true; carryOver: CarryOver } | CarryOverRefusal> {
  return await db.withTenant(actor.tenantId, (tx) => loadCarryOver(tx, actor, request));
}

/** The coming year's goals as they would be. Nothing is written. Give `seen` back to carry out what was shown. */
export async function previewCarryOver(
  db: Database,
  actor: Actor,
  request: CarryOverRequest,
  choices: Choices,
): Promise<CarryOverPreview | CarryOverRefusal | { ok: false; reason: "no-unit" }> {
  const loaded = await readCarryOver(db, actor, request);
  if (!loaded.ok) return loaded;
  const { carryOver } = loaded;
  const { target } = carryOver;
  if (!target) return { ok: false, reason: "no-unit" };
  return {
    ok: true,
    carryOver,
    draft: draftCarryOver({ ...carryOver, target }, choices),
    seen: fingerprintOf(carryOver),
  };
}
