import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Concept } from "../../domain/forms/concepts.ts";
import { mayComment, mayReadComments } from "../../domain/permissions/permissions.ts";
import { ownMentions, peopleToName, sheetThreads } from "../../usecases/comments/sheet-threads.ts";
import { type CommentOutcome, settleThread, writeComment } from "../../usecases/comments/write-comment.ts";
import { formOf } from "../form-of.ts";
import { threadInPage } from "../in-page/comments-in-page.ts";
import { forbidden, notFound, page, wantsJson } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";
import { inPage, sheetOf } from "./sheet.ts";

const longest = 2_000;
const wrongLength = `コメントを1文字以上、${longest}文字以内で書いてください。`;
const orNone = z
  .union([z.literal(""), z.uuid()])
  .optional()
  .transform((id) => id || null);
const commentForm = z.object({
  commentId: z.uuid(),
  threadId: orNone,
  place: z.string().max(200).default(""),
  body: z.string().max(4 * longest),
  to: orNone,
});

type Written = { place: string; body: string; to: string | null };

export const showComments: Handler = (c) => commentsPage(c, null, 200);

export const acceptComment: Handler = async (c) => {
  const form = await formOf(c, commentForm);
  if (!form || !(await sheetOf(c))) return notFound(c);
  const body = form.body.replace(/\r\n?/g, "\n").trim();
  if (body === "" || body.length > longest) {
    return wantsJson(c) ? c.json({ message: wrongLength }, 422) : commentsPage(c, form, 422);
  }
  const [goalId = "", concept = ""] = form.place.split(" ");
  const sheetId = c.req.param("sheetId") ?? "";
  const outcome = await writeComment(c.get("site").db, actorOf(c), sheetId, {
    commentId: form.commentId,
    threadId: form.threadId,
    place: { goalId: goalId === "" ? null : goalId, concept: concept === "" ? null : (concept as Concept) },
    body,
    mentioned: form.to,
  });
  return answer(c, sheetId, outcome);
};

export const acceptSettling: Handler = async (c) => {
  const form = await formOf(c, z.object({ act: z.enum(["resolve", "reopen"]) }));
  if (!form) return notFound(c);
  const { sheetId = "", threadId = "" } = c.req.param();
  return answer(
    c,
    sheetId,
    await settleThread(c.get("site").db, actorOf(c), sheetId, threadId, form.act === "resolve"),
  );
};

export const showMentions: Handler = async (c) =>
  page(c, "mentions", { mentions: await ownMentions(c.get("site").db, actorOf(c)) });

function answer(c: WebContext, sheetId: string, outcome: CommentOutcome): Response | Promise<Response> {
  if (outcome.ok && wantsJson(c)) return c.json({ threadId: outcome.threadId });
  if (outcome.ok) return c.redirect(`${url("comments", { sheetId })}#thread-${outcome.threadId}`, 303);
  return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
}

/** `written`: what was refused, given back to its author. */
async function commentsPage(c: WebContext, written: Written | null, status: 200 | 422): Promise<Response> {
  const view = await sheetOf(c);
  if (!view) return notFound(c);
  const { db } = c.get("site");
  const actor = actorOf(c);
  if (!mayReadComments(actor, view.unit)) return forbidden(c);
  const threads = (await sheetThreads(db, actor, view.sheetId)).map((thread) => threadInPage(actor, view, thread));
  const asked = c.req.query("thread") ?? (await threadPosted(c));
  return page(c, "comments", {
    sheet: inPage(view),
    threads,
    answered: threads.find(({ threadId }) => threadId === asked) ?? null,
    people: await peopleToName(db, actor, view.unit),
    mayWrite: mayComment(actor, view.unit),
    commentId: randomUUID(),
    written: written ?? { place: c.req.query("place") ?? "", body: "", to: null },
    error: status === 422 ? wrongLength : null,
    fiscalYear: view.fiscalYear,
    status,
  });
}

async function threadPosted(c: WebContext): Promise<unknown> {
  return c.req.method === "POST" ? (await c.req.parseBody()).threadId : undefined;
}
