import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { unitBegins, unitEnds } from "../../database/unit-days.ts";

/** The unit's name from the department down ("" for no unit), if people can be in it on that day. */
export async function unitOnDay(
  tx: TenantTransaction,
  unitId: string | null,
  day: string,
): Promise<{ ok: true; words: string } | { ok: false; reason: "no-such-unit" | "unit-not-there" }> {
  if (unitId === null) return { ok: true, words: "" };
  const [unit] = await tx.query<{ words: string; there: boolean }>(
    `select concat_ws(' ', above.name, u.name) as words,
            $2::date between coalesce(${unitBegins}, '-infinity') and coalesce(${unitEnds}, 'infinity') as there
       from org_units u left join org_units above on above.unit_id = u.parent_id where u.unit_id = $1`,
    [unitId, day],
  );
  if (!unit) return { ok: false, reason: "no-such-unit" };
  return unit.there ? { ok: true, words: unit.words } : { ok: false, reason: "unit-not-there" };
}
