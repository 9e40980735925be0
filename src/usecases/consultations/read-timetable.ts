import type { Database } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import { type Slot, slotsOf } from "../../database/timetable-store.ts";
import { type StageCount, stageCounts } from "../../domain/cycle/stage-counts.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheet } from "../../domain/permissions/permissions.ts";
import { cycleSheets } from "../cycle/year-sheets.ts";

/** A consultation with how far the sheets of its unit have come in it; null without such sheets or such a stage. */
export type TimetableSlot = Slot & { count: StageCount | null; departmentId: string | null };

/** A year's consultations in their order; null when the year isn't open. */
export async function readTimetable(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  today: string,
): Promise<TimetableSlot[] | null> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const [year] = await fiscalYears(tx, fiscalYear);
    if (!year) return null;
    const slots = await slotsOf(tx, fiscalYear);
    const sheets = (await cycleSheets(tx, fiscalYear)).filter(({ cycle, units }) => {
      const consulted = cycle.stages.some(({ stage }) => stage === "consultation");
      return consulted && mayReadSheet(actor, { unitIds: units.map(({ unitId }) => unitId) });
    });
    return slots.map((slot) => {
      const own = sheets.filter(({ path }) => slot.unit !== null && path.includes(slot.unit));
      const [count] = own.length > 0 ? stageCounts(own, ["consultation"], today) : [];
      return { ...slot, count: count ?? null, departmentId: own[0]?.units.at(-1)?.unitId ?? null };
    });
  });
}

/** When the unit of a sheet is consulted in its year; null when no day is set, or the day is over. */
export async function nextSlotOf(
  db: Database,
  actor: Actor,
  sheet: { fiscalYear: number; path: string[] },
  today: string,
): Promise<Slot | null> {
  const slots = await db.withTenant(actor.tenantId, (tx) => slotsOf(tx, sheet.fiscalYear));
  return slots.find(({ unit, date }) => unit !== null && sheet.path.includes(unit) && date >= today) ?? null;
}
