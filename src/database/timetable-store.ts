import type { TenantTransaction } from "./tenant-transaction.ts";

/** `starts`, `ends` as local times of day, 「14:00」; `date` ISO. */
export type NewSlot = {
  fiscalYear: number;
  date: string;
  start: string;
  end: string;
  unit: string | null;
  buffer: boolean;
  basicPrograms: number | null;
  attendees: string[];
  venue: string | null;
};

export type Slot = NewSlot & { slotId: string };

/** A year's consultations in their order. */
export function slotsOf(tx: TenantTransaction, fiscalYear: number): Promise<Slot[]> {
  return tx.query<Slot>(
    `select slot_id as "slotId", fiscal_year as "fiscalYear", to_char(on_date, 'YYYY-MM-DD') as date, starts as start,
            ends as "end", unit_name as unit, buffer, basic_programs as "basicPrograms", attendees, venue
       from consultation_slots where fiscal_year = $1 order by on_date, lpad(starts, 5, '0'), position`,
    [fiscalYear],
  );
}

export type NewRule = { fiscalYear: number; section: string; text: string };

/** Adds consultations that aren't there yet, and returns how many were new. */
export async function insertSlots(tx: TenantTransaction, slots: NewSlot[]): Promise<number> {
  if (slots.length === 0) return 0;
  const rows = await tx.query(
    `insert into consultation_slots
       (fiscal_year, position, on_date, starts, ends, unit_name, buffer, basic_programs, attendees, venue)
     select r."fiscalYear", n, r.date, r.start, r."end", r.unit, r.buffer, r."basicPrograms",
       array(select jsonb_array_elements_text(r.attendees)), r.venue
     from rows from (jsonb_to_recordset($1) as ("fiscalYear" integer, date date, start text, "end" text, unit text,
       buffer boolean, "basicPrograms" integer, attendees jsonb, venue text)) with ordinality
       as r ("fiscalYear", date, start, "end", unit, buffer, "basicPrograms", attendees, venue, n)
     where not exists (
       select from consultation_slots s where s.fiscal_year = r."fiscalYear" and s.on_date = r.date
         and s.starts = r.start and s.unit_name is not distinct from r.unit)
     returning slot_id`,
    [JSON.stringify(slots)],
  );
  return rows.length;
}

/** Adds rules that aren't there yet, after those that are, and returns how many were new. */
export async function insertRules(tx: TenantTransaction, rules: NewRule[]): Promise<number> {
  let added = 0;
  for (const { fiscalYear, section, text } of rules) {
    const rows = await tx.query(
      `insert into writing_rules (fiscal_year, position, section, body)
       select $1::integer, coalesce(max(position) + 1, 0), $2::text, $3::text from writing_rules where fiscal_year = $1
       having not coalesce(bool_or(section = $2 and body = $3), false)
       returning position`,
      [fiscalYear, section, text],
    );
    added += rows.length;
  }
  return added;
}
