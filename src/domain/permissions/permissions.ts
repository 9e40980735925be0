import type { Actor, Role } from "./actor.ts";

/** `unitIds`: the unit of the sheet and every unit above it, nearest first. */
export type SheetPlace = { unitIds: string[] };

/** Whether one of the person's posts of today has one of these roles. */
function holds(actor: Actor, ...roles: Role[]): boolean {
  return actor.posts.some(({ role }) => roles.includes(role));
}

/** Whether they hold such a post in the unit of the sheet or in one above it. */
function holdsOver(actor: Actor, { unitIds }: SheetPlace, ...roles: Role[]): boolean {
  return actor.posts.some(({ role, unitId }) => roles.includes(role) && unitId !== null && unitIds.includes(unitId));
}

/** Who holds a post of the municipality reads its sheets. (Tenants are kept apart by the database itself.) */
export function mayReadSheet(actor: Actor, _sheet: SheetPlace): boolean {
  return actor.posts.length > 0;
}

/** The office edits every sheet; heads and staff edit those of their own unit and of the units under it. */
export function mayEditSheet(actor: Actor, sheet: SheetPlace): boolean {
  return holds(actor, "office") || holdsOver(actor, sheet, "head", "staff");
}

/** The mayor, the office, and everyone who writes sheets, of whatever unit, may say something about a sheet. */
export function mayComment(actor: Actor, sheet: SheetPlace): boolean {
  return mayReadSheet(actor, sheet) && holds(actor, "staff", "head", "mayor", "viceMayor", "office");
}

/** What is said about a sheet stays among those who may join in; the auditor reads it too. */
export function mayReadComments(actor: Actor, sheet: SheetPlace): boolean {
  return mayComment(actor, sheet) || holds(actor, "auditor");
}

/** Whether they take part in what is said at all: what a comment can name them in. */
export function mayReadSomeComments(actor: Actor): boolean {
  return mayReadComments(actor, { unitIds: [] });
}

/**
 * Of which sheets the history is open: those that the person writes (their units' and of the units under them), or all.
 * It tells drafts, comments and names: who only reads sheets doesn't read it, nor sheets as they stood at other times.
 */
export function readableHistory(actor: Actor): "all" | { unitIds: string[] } {
  if (holds(actor, "office", "mayor", "viceMayor", "auditor")) return "all";
  const writing = actor.posts.filter(({ role }) => role === "head" || role === "staff");
  return { unitIds: writing.flatMap(({ unitId }) => unitId ?? []) };
}

export function mayReadHistory(actor: Actor, sheet: SheetPlace): boolean {
  const readable = readableHistory(actor);
  return readable === "all" || sheet.unitIds.some((unitId) => readable.unitIds.includes(unitId));
}

/** Whether the history of any sheet is open to them, and with it sheets as they stood at other times. */
export function mayReadSheetHistories(actor: Actor): boolean {
  const readable = readableHistory(actor);
  return readable === "all" || readable.unitIds.length > 0;
}

/** What was done to accounts, units, years and forms. */
export function mayReadSettingsHistory(actor: Actor): boolean {
  return holds(actor, "office", "administrator", "auditor");
}

/** Whether any part of the history is open to them. */
export function mayReadSomeHistory(actor: Actor): boolean {
  return mayReadSheetHistories(actor) || mayReadSettingsHistory(actor);
}

/** Who began a thread, or writes the sheet, says when it is settled. `begunBy`: that person's id. */
export function mayResolveThread(actor: Actor, sheet: SheetPlace, begunBy: string): boolean {
  return mayComment(actor, sheet) && (actor.personId === begunBy || mayEditSheet(actor, sheet));
}

/** Notes of the year are working papers: who writes the sheet writes them, whatever the cycle locks. */
export function mayWriteNotes(actor: Actor, sheet: SheetPlace): boolean {
  return mayEditSheet(actor, sheet);
}

/** Who writes the sheet reads its notes, the heads above among them; so do auditors. Other readers of the sheet don't. */
export function mayReadNotes(actor: Actor, sheet: SheetPlace): boolean {
  return mayWriteNotes(actor, sheet) || holds(actor, "auditor");
}

/** Who edits the sheets of a unit may begin one. */
export function mayBeginSheet(actor: Actor, sheet: SheetPlace): boolean {
  return mayEditSheet(actor, sheet);
}

/** Who edits a sheet says which goals of the units above its goals serve. */
export function mayLinkGoals(actor: Actor, sheet: SheetPlace): boolean {
  return mayEditSheet(actor, sheet);
}

/** Who reads the city's sheets reads what they share. */
export function mayReadSharedGoals(actor: Actor): boolean {
  return mayReadSheet(actor, { unitIds: [] });
}

/** A shared goal is edited by those whose it is: the office (`owner` null), or who writes the department's sheet. */
export function mayEditSharedGoal(actor: Actor, owner: SheetPlace | null): boolean {
  return owner === null ? mayRunCycle(actor) : mayEditSheet(actor, owner);
}

/** The office and the heads of a unit, or of one above it, decide which of its goals go on into another year. */
export function mayCarryOver(actor: Actor, sheet: SheetPlace): boolean {
  return holds(actor, "office") || mayApproveSheet(actor, sheet);
}

/** Heads approve the sheets of their own unit and of the units under it. */
export function mayApproveSheet(actor: Actor, sheet: SheetPlace): boolean {
  return holdsOver(actor, sheet, "head");
}

/** Whether they are the head of this very unit: the level at which they approve. */
export function isHeadOf(actor: Actor, unitId: string): boolean {
  return holdsOver(actor, { unitIds: [unitId] }, "head");
}

/** The units in which they hold posts: theirs to be shown first. */
export function ownUnits(actor: Actor): string[] {
  return actor.posts.flatMap(({ unitId }) => unitId ?? []);
}

/** Whether writing this very unit's sheets is part of their work, not only allowed. */
export function worksIn(actor: Actor, unitId: string): boolean {
  return holdsOver(actor, { unitIds: [unitId] }, "staff", "head", "office");
}

/** A second rating is written by a head above the unit of the sheet (of the topmost unit: its own head), or the office. */
export function mayJudgeSheet(actor: Actor, sheet: SheetPlace): boolean {
  if (holds(actor, "office")) return true;
  const above = sheet.unitIds.length > 1 ? sheet.unitIds.slice(1) : sheet.unitIds;
  return mayApproveSheet(actor, { unitIds: above });
}

/** A second rating that the city keeps back is seen by who may write it, by the mayor and vice-mayor and the auditor. */
export function mayReadSecondRating(actor: Actor, sheet: SheetPlace): boolean {
  return mayJudgeSheet(actor, sheet) || holds(actor, "mayor", "viceMayor", "auditor");
}

/** The office confirms, closes, reopens and grants extensions. */
export function mayRunCycle(actor: Actor): boolean {
  return holds(actor, "office");
}

/** In a consultation the mayor decides, or the vice-mayor in their place. */
export function mayDecideAsMayor(actor: Actor): boolean {
  return holds(actor, "mayor", "viceMayor");
}

/** Who leads the year, or answers for a unit, sees how far its sheets have come. Without units: the whole city's. */
export function mayWatchProgress(actor: Actor, sheet: SheetPlace): boolean {
  return holds(actor, "office", "mayor", "viceMayor", "auditor") || mayApproveSheet(actor, sheet);
}

/** The office takes in files. */
export function mayImport(actor: Actor): boolean {
  return holds(actor, "office");
}

/** Who may edit sheets may bring them back as files. Whose sheets a file holds is asked when it has been read. */
export function mayReturnSheets(actor: Actor): boolean {
  return (
    mayImport(actor) || actor.posts.some(({ unitId }) => unitId !== null && mayEditSheet(actor, { unitIds: [unitId] }))
  );
}

/** The office sees to every import; others see only those they brought themselves. `broughtBy`: that person's id. */
export function maySeeImport(actor: Actor, broughtBy: string): boolean {
  return mayImport(actor) || (mayReturnSheets(actor) && actor.personId === broughtBy);
}

/** The office or an administrator sets up years, forms and the cycle. */
export function maySetUp(actor: Actor): boolean {
  return holds(actor, "office", "administrator");
}

/** Units, accounts and posts are seen to by the administrator, the office and the people of personnel. */
export function mayManagePeople(actor: Actor): boolean {
  return holds(actor, "administrator", "office", "hr");
}

/**
 * The administrator gives every post. The office and personnel give all but those that reach further than their own:
 * nobody makes themselves, or a friend, an administrator. An operator's post is nobody's to give.
 */
export function mayGiveRole(actor: Actor, role: Role): boolean {
  if (role === "operator") return false;
  if (holds(actor, "administrator")) return true;
  if (holds(actor, "office")) return role !== "administrator";
  return holds(actor, "hr") && role !== "administrator" && role !== "office";
}

/** Who may give all of a person's posts may change the account: a new password is as good as the person's posts. */
export function mayChangePerson(actor: Actor, theirs: readonly Role[]): boolean {
  return mayManagePeople(actor) && theirs.every((role) => mayGiveRole(actor, role));
}

/** The administrator decides how people prove who they are. */
export function maySetSignIn(actor: Actor): boolean {
  return holds(actor, "administrator");
}

/** The administrator lets the operator of the installation look, for some hours. */
export function mayGrantSupport(actor: Actor): boolean {
  return holds(actor, "administrator");
}

/** The operator of the installation, let in for some hours: they only look, and each look is written down. */
export function isOperator(actor: Actor): boolean {
  return holds(actor, "operator");
}

/** Who reads sheets takes them away as files, too; the operator doesn't. */
export function mayExport(actor: Actor): boolean {
  return actor.posts.length > 0 && !isOperator(actor);
}

/** The roles of today, for rules that a city sets by role. */
export function rolesOf(actor: Actor): Role[] {
  return [...new Set(actor.posts.map(({ role }) => role))];
}

/** The office, the auditor and the administrator see to it that the history can be trusted. */
export function mayAudit(actor: Actor): boolean {
  return holds(actor, "office", "auditor", "administrator");
}

/** The office and the administrator say how long records are kept, and dispose of them: never one person alone. */
export function mayKeepRecords(actor: Actor): boolean {
  return holds(actor, "office", "administrator");
}

/** What a page or a route may ask for without naming a sheet. */
export const permissions = {
  import: mayImport,
  "return-sheets": mayReturnSheets,
  "run-cycle": mayRunCycle,
  "set-up": maySetUp,
  "read-history": mayReadSomeHistory,
  "read-earlier-sheets": mayReadSheetHistories,
  export: mayExport,
  "read-comments": mayReadSomeComments,
  support: mayGrantSupport,
  people: mayManagePeople,
  "sign-in-settings": maySetSignIn,
  audit: mayAudit,
  retention: mayKeepRecords,
} as const satisfies Record<string, (actor: Actor) => boolean>;

export type Permission = keyof typeof permissions;

/** All that a person may ask for, for what a page shows. */
export function permissionsOf(actor: Actor): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((one) => permissions[one](actor));
}
