import { HTTPException } from "hono/http-exception";
import { isDatabaseAway } from "../../database/is-database-away.ts";
import { notFound, page, wantsJson } from "../respond.ts";
import { note, type WebContext } from "../site.ts";

export function answerNotFound(c: WebContext): Response | Promise<Response> {
  return notFound(c);
}

/** What nobody foresaw: the person learns that nothing was saved, the terminal learns the rest. */
export function answerError(error: Error, c: WebContext): Response | Promise<Response> {
  if (error instanceof HTTPException && error.status < 500) return notFound(c);
  note(c, "failed");
  if (isDatabaseAway(error)) return answerDatabaseAway(error, c);
  console.error(error);
  const lines = [
    "予期しない問題が起き、この操作は行われませんでした。保存済みの内容は残っています。",
    "しばらくしてからもう一度お試しください。続くときは、時刻と画面を添えて管理者にお知らせください。",
  ];
  if (wantsJson(c)) return c.json({ message: lines.join("") }, 500);
  return page(c, "message", { title: "処理を終えられませんでした", lines, status: 500 });
}

/** The connection may have been lost after COMMIT: nothing is said about what has become of this one request. */
function answerDatabaseAway(error: Error, c: WebContext): Response | Promise<Response> {
  console.error(`データベースにつながりません: ${error.message}`);
  c.header("Retry-After", "5");
  const lines = [
    "いまデータベースにつながらないため、この操作を終えたことを確かめられません。保存済みの内容は残っています。",
    "数秒待ってから画面を読み込み直し、内容をお確かめください。続くときは管理者にお知らせください。",
  ];
  if (wantsJson(c)) return c.json({ message: lines.join("") }, 503);
  return page(c, "message", { title: "データベースにつながりません", lines, status: 503 });
}
