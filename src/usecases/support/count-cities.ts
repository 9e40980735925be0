import type { Database } from "../../database/database.ts";

export type CityCounts = {
  code: string;
  name: string;
  years: number;
  units: number;
  people: number;
  sheets: number;
  /** Day of the last change in Japan; null: nothing has happened yet. */
  lastChange: string | null;
};

/** What the operator may know of the cities without being let in: how much there is, and no word of it. */
export async function countCities(db: Database): Promise<CityCounts[]> {
  const cities = (await db.municipalities()).toSorted((a, b) => a.code.localeCompare(b.code));
  const counted: CityCounts[] = [];
  for (const { tenantId, code, name } of cities) {
    const [counts] = await db.withTenant(tenantId, (tx) =>
      tx.query<Omit<CityCounts, "code" | "name">>(
        `select (select count(*)::int from fiscal_years) as years, (select count(*)::int from org_units) as units,
                (select count(*)::int from people where disabled_at is null) as people,
                (select count(*)::int from sheets) as sheets,
                (select max(at at time zone 'Asia/Tokyo')::date from history) as "lastChange"`,
      ),
    );
    if (counts) counted.push({ code, name, ...counts });
  }
  return counted;
}
