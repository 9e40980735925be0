import { namablePeople, threadOf } from "../../database/comment-store.ts";
import type { Database } from "../../database/database.ts";
import { closeBeside } from "../../database/history-store.ts";
import { insertNotifications } from "../../database/notification-store.ts";
import { loadSheet, lockSheet, type SheetRow } from "../../database/sheet-store.ts";
import type { Statement } from "../../database/statement.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { commentNote, placeName } from "../../domain/comments/comment-note.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import { formFields } from "../../domain/forms/form-fields.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayComment, mayReadComments, mayResolveThread } from "../../domain/permissions/permissions.ts";
import { storableText } from "../../domain/sheets/storable-text.ts";
import { isUuid } from "../is-uuid.ts";

/** `threadId`: what it answers; null begins a thread at `place`. `commentId`: the writer's, so that a retry has one effect. */
export type NewComment = {
  commentId: string;
  threadId: string | null;
  place: { goalId: string | null; concept: Concept | null };
  body: string;
  /** The person to be told of it. */
  mentioned: string | null;
};

export type CommentOutcome = { ok: true; threadId: string } | { ok: false; reason: "not-found" | "forbidden" };

/** Says something about a sheet, and in its history. An answer opens a settled thread again. */
export async function writeComment(
  db: Database,
  actor: Actor,
  sheetId: string,
  comment: NewComment,
): Promise<CommentOutcome> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const sheet = await lockedSheet(tx, sheetId);
    if (!sheet) return { ok: false, reason: "not-found" };
    if (!mayComment(actor, sheet)) return { ok: false, reason: "forbidden" };
    const [known] = await tx.query<{ threadId: string }>(
      `select thread_id as "threadId" from comments where comment_id = $1`,
      [comment.commentId],
    );
    if (known) return { ok: true, threadId: known.threadId };
    const answered = comment.threadId === null ? undefined : await threadOf(tx, sheetId, comment.threadId);
    const place = answered ?? comment.place;
    if ((comment.threadId !== null && !answered) || !(answered || isOnSheet(sheet, comment.place))) {
      return { ok: false, reason: "not-found" };
    }
    const named = comment.mentioned === null ? undefined : await namedPerson(tx, comment.mentioned);
    if (comment.mentioned !== null && !(named && mayReadComments(named, sheet))) {
      return { ok: false, reason: "not-found" };
    }
    const threadId = answered?.threadId ?? comment.commentId;
    const body = storableText(comment.body);
    const note = commentNote(placeName(sheet.form, sheet, place), body, named?.name ?? null);
    await tx.queryAll([
      answered
        ? {
            sql: "update comment_threads set resolved_at = null, resolved_by = null where thread_id = $1",
            values: [threadId],
          }
        : {
            sql: `insert into comment_threads (thread_id, sheet_id, goal_id, concept, begun_by) values ($1, $2, $3, $4, $5)`,
            values: [threadId, sheetId, place.goalId, place.concept, actor.personId],
          },
      {
        sql: "insert into comments (comment_id, thread_id, written_by, body, mentioned) values ($1, $2, $3, $4, $5)",
        values: [comment.commentId, threadId, actor.personId, body, comment.mentioned],
      },
      ...tellMentioned(actor, sheetId, threadId, comment),
      closeBeside({
        sheetId,
        actorId: actor.personId,
        via: "comment",
        payload: writePayload({ by: actor.name, events: [], note }),
      }),
    ]);
    return { ok: true, threadId };
  });
}

/** Nobody is told of what they said themselves. Whether the person may read the sheet is asked when it is shown. */
function tellMentioned(
  actor: Actor,
  sheetId: string,
  threadId: string,
  { commentId, mentioned }: NewComment,
): Statement[] {
  if (mentioned === null || mentioned === actor.personId) return [];
  const about = { sheetId, threadId, causedBy: actor.personId, stage: null, due: null };
  return [
    insertNotifications([{ personId: mentioned, kind: "mentioned", ...about, occasion: `comment ${commentId}` }]),
  ];
}

async function namedPerson(tx: TenantTransaction, personId: string): Promise<Actor | undefined> {
  return (await namablePeople(tx))
    .map((one) => ({ tenantId: tx.tenantId, ...one }))
    .find((one) => one.personId === personId);
}

/** Says that a thread is settled, or opens it again. Twice is once. */
export async function settleThread(
  db: Database,
  actor: Actor,
  sheetId: string,
  threadId: string,
  settled: boolean,
): Promise<CommentOutcome> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const sheet = await lockedSheet(tx, sheetId);
    const thread = sheet && isUuid(threadId) ? await threadOf(tx, sheetId, threadId) : undefined;
    if (!sheet || !thread) return { ok: false, reason: "not-found" };
    if (!mayResolveThread(actor, sheet, thread.begunBy)) return { ok: false, reason: "forbidden" };
    if (settled === (thread.resolvedAt !== null)) return { ok: true, threadId };
    const note = `${placeName(sheet.form, sheet, thread)}のコメントを${settled ? "解決済みに" : "未解決に戻"}しました`;
    await tx.queryAll([
      {
        sql: `update comment_threads set resolved_at = case when $2::boolean then now() end,
                resolved_by = case when $2::boolean then $3::uuid end where thread_id = $1`,
        values: [threadId, settled, actor.personId],
      },
      closeBeside({
        sheetId,
        actorId: actor.personId,
        via: "comment",
        payload: writePayload({ by: actor.name, events: [], note }),
      }),
    ]);
    return { ok: true, threadId };
  });
}

/** Locked before the history's lock is taken, as every save does. */
async function lockedSheet(tx: TenantTransaction, sheetId: string): Promise<SheetRow | undefined> {
  if (!isUuid(sheetId) || !(await lockSheet(tx, sheetId, []))) return undefined;
  return await loadSheet(tx, sheetId);
}

function isOnSheet({ form, goals }: SheetRow, { goalId, concept }: NewComment["place"]): boolean {
  if (goalId !== null && !goals.some(({ id }) => id === goalId)) return false;
  if (concept === null) return true;
  return formFields(form).some(({ field, of }) => field.concept === concept && (of === "sheet") === (goalId === null));
}
