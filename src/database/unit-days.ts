/**
 * SQL, of `org_units u`: the first day on which people can be in the unit; null: from the beginning. A unit that an act makes
 * within a year is there from the act's day on.
 */
export const unitBegins = `coalesce(
  (select r.on_day from reorganisations r where r.effect -> 'made' ? u.unit_id::text), make_date(u.first_year, 4, 1))`;

/** SQL, of `org_units u`: the last day on which people can be in the unit; null: to this day. */
export const unitEnds = `coalesce(
  (select min(s.on_day) - 1 from unit_successors s where s.from_unit = u.unit_id and s.from_year = u.last_year + 1),
  make_date(u.last_year + 1, 3, 31))`;
