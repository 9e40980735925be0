import type { Database } from "../../database/database.ts";
import { lockRetention } from "../../database/retention-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayKeepRecords } from "../../domain/permissions/permissions.ts";
import { type Period, type RecordKind, recordKinds } from "../../domain/retention/retention.ts";
import { kindNames, periodName } from "../../domain/retention/retention-words.ts";
import { noteSettings } from "../history/note-settings.ts";

/** Says how long each kind of records is kept; null takes the decision back. What is proposed already keeps its ground. */
export async function setPeriods(
  db: Database,
  actor: Actor,
  periods: Record<RecordKind, Period | null>,
): Promise<{ ok: true } | { ok: false; reason: "forbidden" }> {
  if (!mayKeepRecords(actor)) return { ok: false, reason: "forbidden" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    await lockRetention(tx);
    const before = await tx.query<{ kind: RecordKind; years: number | null }>(
      "select kind, years from retention_periods",
    );
    const was = new Map(before.map(({ kind, years }) => [kind, { years }]));
    const changed = recordKinds.filter((kind) => periodName(was.get(kind) ?? null) !== periodName(periods[kind]));
    if (changed.length === 0) return { ok: true };
    await tx.query("delete from retention_periods where kind = any($1)", [changed]);
    for (const kind of changed) {
      const period = periods[kind];
      if (period) await tx.query("insert into retention_periods (kind, years) values ($1, $2)", [kind, period.years]);
    }
    const said = changed.map((kind) => `${kindNames[kind]}を${periodName(periods[kind])}`);
    await noteSettings(tx, actor, `保存年限を変えました：${said.join("、")}。`);
    return { ok: true };
  });
}
