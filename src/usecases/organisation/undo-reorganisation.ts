import type { Database, TenantTransaction } from "../../database/database.ts";
import {
  type ActEffect,
  loadOrganisation,
  lockUnits,
  reorganisations,
  saveUnits,
} from "../../database/reorganisation-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { lockSheetCreation } from "../sheets/create-sheets.ts";
import { movePostsBack, untouchedPosts } from "./move-posts.ts";
import { moveSheets } from "./reorganise.ts";

/**
 * Takes the latest act back, as long as nothing stands on the units that it made. For the office, before the day comes
 * or when it was entered by mistake. `postsLeft`: posts that somebody has changed since then; they stay as they are.
 */
export async function undoReorganisation(
  db: Database,
  actor: Actor,
  actId: string,
): Promise<{ ok: true; postsLeft: number } | { ok: false; reason: "not-found" | "not-latest" | "in-use" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    await lockSheetCreation(tx);
    await lockUnits(tx);
    const acts = await reorganisations(tx);
    const act = acts.find((one) => one.actId === actId);
    if (!act) return { ok: false, reason: "not-found" };
    if (act !== acts[0]) return { ok: false, reason: "not-latest" };
    const { effect } = act;
    if (await isInUse(tx, effect)) return { ok: false, reason: "in-use" };
    const { units } = await loadOrganisation(tx);
    const before = new Map(effect.changed.map((unit) => [unit.unitId, unit]));
    const now = await tx.query<{ sheetId: string; unitId: string }>(
      `select sheet_id as "sheetId", unit_id as "unitId" from sheets where sheet_id = any($1) for update`,
      [effect.sheets.map(({ sheetId }) => sheetId)],
    );
    const back = now.map((sheet) => {
      const was = effect.sheets.find(({ sheetId }) => sheetId === sheet.sheetId);
      return { ...sheet, to: was?.unitId ?? sheet.unitId };
    });
    await saveUnits(
      tx,
      units.flatMap((unit) => {
        if (effect.closed.includes(unit.unitId)) return [{ ...unit, lastYear: null }];
        const old = before.get(unit.unitId);
        return old ? [{ ...unit, ...old }] : [];
      }),
    );
    const postsLeft = await movePostsBack(tx, effect);
    await moveSheets(tx, actor, back, units, `取り消しました：${act.said}`);
    await tx.query("delete from reorganisations where act_id = $1", [actId]);
    await tx.query("delete from org_units where unit_id = any($1)", [effect.made]);
    return { ok: true, postsLeft };
  });
}

async function isInUse(tx: TenantTransaction, effect: ActEffect): Promise<boolean> {
  const { closed, made, changed, sheets } = effect;
  const goBack = (await untouchedPosts(tx, effect)).map(({ was }) => was.postId);
  const own = [...made, ...changed.map(({ unitId }) => unitId)];
  const used = await tx.query(
    `select 1 from sheets where unit_id = any($1) and sheet_id <> all($2)
     union all select 1 from posts o where unit_id = any($1) and post_id <> all($4)
        and not exists (select 1 from posts b where b.post_id = o.continues and b.unit_id = any($5))
     union all select 1 from org_units where parent_id = any($1) and unit_id <> all($3)`,
    [made, sheets.map(({ sheetId }) => sheetId), own, goBack, closed],
  );
  return used.length > 0;
}
