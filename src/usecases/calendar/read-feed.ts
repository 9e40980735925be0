import { openActor } from "../../database/actor-store.ts";
import { askForFeed } from "../../database/calendar-feed-store.ts";
import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { type Slot, slotsOf } from "../../database/timetable-store.ts";
import { type Deadline, deadlinesOf } from "../../domain/calendar/deadlines-of.ts";
import { fiscalYearOf } from "../../domain/periods/fiscal-year.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheet } from "../../domain/permissions/permissions.ts";
import { cycleSheets } from "../cycle/year-sheets.ts";
import { hashOfSecret, readSessionToken } from "../sessions/session-token.ts";
import { siteAddressOf } from "../site/site-address.ts";

/**
 * `sheetId` null: of all sheets of the year (what the office confirms). `uid`: the same for as long as the entry lives.
 * `talk`: when the mayor talks with the unit about it, for what is due in the consultation.
 */
export type FeedEntry = Deadline & {
  uid: string;
  fiscalYear: number;
  sheetId: string | null;
  sheetNumber: string | null;
  path: string[];
  talk: Slot | null;
};

export type FeedOutcome =
  | { ok: true; city: string; site: string | null; entries: FeedEntry[] }
  | { ok: false; reason: "not-found" | "gone" | "too-often" };

/** A calendar program asks a few times an hour. */
const mostInQuarterHour = 60;

/** The deadlines behind a secret address. "gone": it was revoked, or its owner no longer belongs here. */
export async function readFeed(db: Database, value: string, now: Date): Promise<FeedOutcome> {
  const token = readSessionToken(value);
  if (!token) return { ok: false, reason: "not-found" };
  return await db.withTenant(token.tenantId, async (tx): Promise<FeedOutcome> => {
    const feed = await askForFeed(tx, hashOfSecret(token.secret), now);
    if (!feed) return { ok: false, reason: "not-found" };
    if (feed.fetched > mostInQuarterHour) return { ok: false, reason: "too-often" };
    const today = japanDay(now);
    const actor = feed.revoked ? null : await openActor(tx, feed.personId, today);
    if (!actor || !mayReadSheet(actor, { unitIds: [] })) return { ok: false, reason: "gone" };
    const [city] = await tx.query<{ name: string }>("select name from municipalities where tenant_id = $1", [
      tx.tenantId,
    ]);
    const entries = await entriesOf(tx, actor, fiscalYearOf(today) - 1);
    return { ok: true, city: city?.name ?? "", site: await siteAddressOf(tx), entries };
  });
}

/** The year before counts too: it ends in spring. */
async function entriesOf(tx: TenantTransaction, actor: Actor, since: number): Promise<FeedEntry[]> {
  const sheets = (await cycleSheets(tx, null)).filter(
    (sheet) => sheet.fiscalYear >= since && mayReadSheet(actor, { unitIds: sheet.units.map(({ unitId }) => unitId) }),
  );
  const entries = new Map<string, FeedEntry>();
  const slots = new Map<number, Slot[]>();
  for (const year of new Set(sheets.map(({ fiscalYear }) => fiscalYear))) slots.set(year, await slotsOf(tx, year));
  for (const sheet of sheets) {
    const { sheetId, sheetNumber, fiscalYear, path } = sheet;
    const ownSlot = slots.get(fiscalYear)?.find(({ unit }) => unit !== null && path.includes(unit)) ?? null;
    for (const deadline of deadlinesOf(sheet, actor)) {
      const { stage, what, done } = deadline;
      // What the office confirms is one day for all sheets, done when all are.
      const together = what === "confirm";
      const uid = together
        ? `${fiscalYear}-${stage}-${actor.personId}`
        : `${sheetId}-${stage}-${what}-${actor.personId}`;
      const before = entries.get(uid);
      const talk = stage === "consultation" ? ownSlot : null;
      const about = together
        ? { sheetId: null, sheetNumber: null, path: [], talk: null }
        : { sheetId, sheetNumber, path, talk };
      entries.set(uid, { ...deadline, ...about, fiscalYear, uid, done: done && (before?.done ?? true) });
    }
  }
  return [...entries.values()];
}
