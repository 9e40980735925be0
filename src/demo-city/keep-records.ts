import type { Database } from "../database/database.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { decideRetention } from "../usecases/retention/decide-retention.ts";
import { setPeriods } from "../usecases/retention/set-periods.ts";

/** How long the city keeps what; the first year's sheets are held while somebody asks to see them. */
export async function keepRecords(db: Database, office: Actor, firstYear: number, today: string): Promise<void> {
  await setPeriods(db, office, { sheets: { years: 10 }, notes: { years: 3 }, imports: { years: 1 } });
  const held = { do: "hold", reason: "情報公開請求の審査が終わるまで" } as const;
  const outcome = await decideRetention(db, office, { kind: "sheets", fiscalYear: firstYear }, held, today);
  if (!outcome.ok) throw new Error(outcome.reason);
}
