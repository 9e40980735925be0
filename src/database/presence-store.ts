import type { Statement } from "./statement.ts";

/** Someone who has a sheet open. `writing`: in the editor, not only reading; `cell`: the one in hand, "" for none. */
export type PresentRow = { sheetId: string; personId: string; name: string; writing: boolean; cell: string };

/** Who was not seen for this long is gone, in seconds. */
const unseen = 20;

export function addPresence(stream: {
  streamId: string;
  sheetId: string;
  personId: string;
  writing: boolean;
}): Statement {
  return {
    sql: "insert into sheet_presence (stream_id, sheet_id, person_id, writing) values ($1, $2, $3, $4)",
    values: [stream.streamId, stream.sheetId, stream.personId, stream.writing],
  };
}

export function removePresence(streamId: string): Statement {
  return { sql: "delete from sheet_presence where stream_id = $1", values: [streamId] };
}

/** The cell that a person has in hand, in whichever of their windows. */
export function placePresence({
  sheetId,
  personId,
  cell,
}: {
  sheetId: string;
  personId: string;
  cell: string;
}): Statement {
  return {
    sql: "update sheet_presence set cell = $3 where sheet_id = $1 and person_id = $2 and writing",
    values: [sheetId, personId, cell],
  };
}

/** What programs left behind that were ended by force. */
export const removeUnseen: Statement = {
  sql: `delete from sheet_presence where seen_at < clock_timestamp() - interval '${10 * unseen} seconds'`,
};

export function renewPresence(streamIds: string[]): Statement {
  return {
    sql: "update sheet_presence set seen_at = clock_timestamp() where stream_id = any($1)",
    values: [streamIds],
  };
}

/** Tells every server process that the people on a sheet are others now. */
export function tellPeople(sheetId: string): Statement {
  return { sql: "select pg_notify('sheet_news', concat_ws(' ', app_tenant(), $1::uuid, '-'))", values: [sheetId] };
}

/** One row (PresentRow) for each person on each of the sheets. */
export function presentOn(sheetIds: string[]): Statement {
  return {
    sql: `select p.sheet_id as "sheetId", p.person_id as "personId", o.name, bool_or(p.writing) as writing,
                 max(p.cell) as cell
            from sheet_presence p join people o on o.tenant_id = p.tenant_id and o.person_id = p.person_id
           where p.sheet_id = any($1) and p.seen_at > clock_timestamp() - interval '${unseen} seconds'
             and o.disabled_at is null
           group by p.sheet_id, p.person_id, o.name order by o.name, p.person_id`,
    values: [sheetIds],
  };
}

/** Row: `{ sheetId, revision }`. */
export function revisionsOf(sheetIds: string[]): Statement {
  return {
    sql: `select sheet_id as "sheetId", revision from sheets where sheet_id = any($1)`,
    values: [sheetIds],
  };
}
