import { HTTPException } from "hono/http-exception";
import { notFound, page, wantsJson } from "../respond.ts";
import { note, type WebContext } from "../site.ts";

export function answerNotFound(c: WebContext): Response | Promise<Response> {
  return notFound(c);
}

/** What nobody foresaw: the person learns that nothing was saved, the terminal learns the rest. */
export function answerError(error: Error, c: WebContext): Response | Promise<Response> {
  if (error instanceof HTTPException && error.status < 500) return notFound(c);
  note(c, "failed");
  console.error(error);
  const lines = [
    "予期しない問題が起き、この操作は行われませんでした。保存済みの内容は残っています。",
    "しばらくしてからもう一度お試しください。続くときは、時刻と画面を添えて管理者にお知らせください。",
  ];
  if (wantsJson(c)) return c.json({ message: lines.join("") }, 500);
  return page(c, "message", { title: "処理を終えられませんでした", lines, status: 500 });
}
