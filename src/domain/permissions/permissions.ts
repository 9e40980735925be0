import type { Actor } from "./actor.ts";

/** `unitIds`: the unit of the sheet and every unit above it, nearest first. */
export type SheetPlace = { unitIds: string[] };

/** Everyone of the municipality reads its sheets. (Tenants are kept apart by the database itself.) */
export function mayReadSheet(_actor: Actor, _sheet: SheetPlace): boolean {
  return true;
}

/** The office edits every sheet; heads and staff edit those of their own unit and of the units under it. */
export function mayEditSheet(actor: Actor, sheet: SheetPlace): boolean {
  if (actor.role === "office") return true;
  if (actor.role === "viewer") return false;
  return actor.unitId !== null && sheet.unitIds.includes(actor.unitId);
}

/** Who may read a sheet may say something about it. */
export function mayComment(actor: Actor, sheet: SheetPlace): boolean {
  return mayReadSheet(actor, sheet);
}

/** Who began a thread, or writes the sheet, says when it is settled. `begunBy`: that person's id. */
export function mayResolveThread(actor: Actor, sheet: SheetPlace, begunBy: string): boolean {
  return mayComment(actor, sheet) && (actor.personId === begunBy || mayEditSheet(actor, sheet));
}

/** Notes of the year are working papers: who writes the sheet writes them, whatever the cycle locks. */
export function mayWriteNotes(actor: Actor, sheet: SheetPlace): boolean {
  return mayEditSheet(actor, sheet);
}

/** Who writes the sheet reads its notes; so do the heads above, who write it too. Other readers of the sheet don't. */
export function mayReadNotes(actor: Actor, sheet: SheetPlace): boolean {
  return mayWriteNotes(actor, sheet);
}

/** Who edits the sheets of a unit may begin one. */
export function mayBeginSheet(actor: Actor, sheet: SheetPlace): boolean {
  return mayEditSheet(actor, sheet);
}

/** Who edits a sheet says which goals of the units above its goals serve. */
export function mayLinkGoals(actor: Actor, sheet: SheetPlace): boolean {
  return mayEditSheet(actor, sheet);
}

/** The office and the heads of a unit, or of one above it, decide which of its goals go on into another year. */
export function mayCarryOver(actor: Actor, sheet: SheetPlace): boolean {
  return actor.role !== "staff" && mayEditSheet(actor, sheet);
}

/** Heads approve the sheets of their own unit and of the units under it. */
export function mayApproveSheet(actor: Actor, sheet: SheetPlace): boolean {
  return actor.role === "head" && actor.unitId !== null && sheet.unitIds.includes(actor.unitId);
}

/** A second rating is written by a head above the unit of the sheet (of the topmost unit: its own head), or the office. */
export function mayJudgeSheet(actor: Actor, sheet: SheetPlace): boolean {
  if (actor.role === "office") return true;
  const above = sheet.unitIds.length > 1 ? sheet.unitIds.slice(1) : sheet.unitIds;
  return mayApproveSheet(actor, { unitIds: above });
}

/** The office confirms, closes, reopens and grants extensions. */
export function mayRunCycle(actor: Actor): boolean {
  return actor.role === "office";
}

/** Who leads the year, or answers for a unit, sees how far its sheets have come. Without units: the whole city's. */
export function mayWatchProgress(actor: Actor, sheet: SheetPlace): boolean {
  return mayRunCycle(actor) || mayApproveSheet(actor, sheet);
}

/** The office takes in files. */
export function mayImport(actor: Actor): boolean {
  return actor.role === "office";
}

/** Who may edit sheets may bring them back as files. Whose sheets a file holds is asked when it has been read. */
export function mayReturnSheets(actor: Actor): boolean {
  return mayImport(actor) || (actor.role !== "viewer" && actor.unitId !== null);
}

/** The office sees to every import; others see only those they brought themselves. `broughtBy`: that person's id. */
export function maySeeImport(actor: Actor, broughtBy: string): boolean {
  return mayImport(actor) || (mayReturnSheets(actor) && actor.personId === broughtBy);
}

/** The office sets up years, forms, units and people. */
export function maySetUp(actor: Actor): boolean {
  return actor.role === "office";
}

/** The office sees to it that the history can be trusted. */
export function mayAudit(actor: Actor): boolean {
  return actor.role === "office";
}

/** What a page or a route may ask for without naming a sheet. */
export const permissions = {
  import: mayImport,
  "return-sheets": mayReturnSheets,
  "set-up": maySetUp,
  audit: mayAudit,
} as const satisfies Record<string, (actor: Actor) => boolean>;

export type Permission = keyof typeof permissions;
