import type { Database, TenantTransaction } from "../../database/database.ts";
import { appendHistory } from "../../database/history-store.ts";
import {
  lockUnits,
  reorganisations,
  saveUnits,
  storeAct,
  storeSuccessions,
} from "../../database/reorganisation-store.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import type { PostMoves } from "../../domain/organisation/follow-units.ts";
import type { DatedUnit } from "../../domain/organisation/reorganisation.ts";
import { sayReorganisation } from "../../domain/organisation/say-reorganisation.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { lockSheetCreation } from "../sheets/create-sheets.ts";
import {
  loadReorganisation,
  type MovedSheet,
  type ReorganisationRefusal,
  type ReorganisationRequest,
  type Reorganised,
} from "./load-reorganisation.ts";
import { movePosts } from "./move-posts.ts";

/** What a reorganisation would do. Nothing is written. */
export async function previewReorganisation(
  db: Database,
  actor: Actor,
  request: ReorganisationRequest,
): Promise<{ ok: true; reorganised: Reorganised } | ReorganisationRefusal> {
  return await db.withTenant(actor.tenantId, (tx) => loadReorganisation(tx, request));
}

/**
 * Changes the organisation from a day on. Units that end keep their sheets as they are; what was begun for a later year
 * goes to their successors. `actId` is the request's own: sent twice, it is done once. `seen`: what was shown.
 */
export async function reorganise(
  db: Database,
  actor: Actor,
  request: ReorganisationRequest,
  { actId, seen }: { actId: string; seen: string },
): Promise<{ ok: true } | ReorganisationRefusal | { ok: false; reason: "changed" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    // No sheet is made for a unit while it ends.
    await lockSheetCreation(tx);
    await lockUnits(tx);
    if ((await reorganisations(tx)).some((act) => act.actId === actId)) return { ok: true };
    const loaded = await loadReorganisation(tx, request);
    if (!loaded.ok) return loaded;
    if (loaded.reorganised.seen !== seen) return { ok: false, reason: "changed" };
    await carryOut(tx, actor, request, { ...loaded.reorganised, actId });
    return { ok: true };
  });
}

async function carryOut(
  tx: TenantTransaction,
  author: { personId: string | null; name: string },
  { act, day }: Pick<ReorganisationRequest, "act" | "day">,
  {
    before,
    plan,
    moved,
    postMoves,
    actId,
  }: Pick<Reorganised, "before" | "plan" | "moved" | "postMoves"> & { actId: string },
): Promise<void> {
  await saveUnits(tx, [...plan.made, ...plan.closed, ...plan.changed]);
  const leaving = moved.filter(({ to, unitId }) => to !== unitId);
  const changed = new Set(plan.changed.map(({ unitId }) => unitId));
  const { changed: posts } = await movePosts(tx, postMoves);
  const effect = {
    posts,
    closed: plan.closed.map(({ unitId }) => unitId),
    made: plan.made.map(({ unitId }) => unitId),
    changed: before.units.filter(({ unitId }) => changed.has(unitId)),
    sheets: leaving.map(({ sheetId, unitId }) => ({ sheetId, unitId })),
  };
  const said = sayReorganisation(act, day, before.units);
  const { fromYear } = plan.effect;
  await storeAct(tx, { actId, kind: act.kind, onDay: day, fromYear, said, effect, personId: author.personId });
  await storeSuccessions(tx, { actId, onDay: day }, plan.successions);
  await moveSheets(tx, author, leaving, [...before.units, ...plan.made], `${said}${sayMoves(postMoves)}`);
}

/** How many people go along, in the words of the history. */
function sayMoves({ goOn, moved, doubled }: PostMoves): string {
  const people = new Set([...goOn, ...moved, ...doubled].map(({ post }) => post.personId)).size;
  return people === 0 ? "" : `${people}人の所属・職も引き継ぐ部・課に移しました。`;
}

/** Gives sheets to other units, each with a word in its history, and says what was done in the city's. */
export async function moveSheets(
  tx: TenantTransaction,
  author: { personId: string | null; name: string },
  sheets: readonly Pick<MovedSheet, "sheetId" | "unitId" | "to">[],
  units: readonly DatedUnit[],
  said: string,
): Promise<void> {
  const nameOf = (id: string) => units.find(({ unitId }) => unitId === id)?.name ?? "";
  const entries = sheets.map(({ sheetId, unitId, to }) => {
    const note = `組織の変更により、シートを「${nameOf(unitId)}」から「${nameOf(to)}」に移管しました。`;
    return { sheetId, payload: writePayload({ by: author.name, events: [], note }) };
  });
  const whole = { sheetId: null, payload: writePayload({ by: author.name, events: [], note: said }) };
  // Before the entry is written: as it stood at the entry's time, the sheet is where it went.
  const moves = JSON.stringify(sheets);
  await tx.query(
    `update sheets set unit_id = m.to from jsonb_to_recordset($1) as m ("sheetId" uuid, "to" uuid)
      where sheet_id = m."sheetId"`,
    [moves],
  );
  const append = appendHistory(author.personId, "settings", [...entries, whole]);
  const [entry] = await tx.query<{ writtenAt: string }>(append.sql, append.values);
  await tx.query(
    "update sheets set revision = revision + 1, updated_at = $2, updated_by = $3 where sheet_id = any($1)",
    [sheets.map(({ sheetId }) => sheetId), entry?.writtenAt, author.personId],
  );
}
