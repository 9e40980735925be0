import { type PageName, type PageProps, renderPage } from "#pages";
import type { Frame } from "./frame.ts";
import { frameOf } from "./frame-of.ts";
import { url } from "./routes.ts";
import { note, type WebContext } from "./site.ts";

type Status = 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503;

/** Under which entry of the navigation a page stands. */
const sections: Partial<Record<string, Frame["section"]>> = {
  home: "home",
  progress: "home",
  consultations: "home",
  sheet: "home",
  "edit-sheet": "home",
  act: "home",
  todo: "todo",
  reminders: "todo",
  cycle: "settings",
  "edit-texts": "home",
  "return-sheet": "home",
  "carry-over": "home",
  "goal-tree": "home",
  "goal-years": "home",
  "served-goals": "home",
  deployment: "home",
  "shared-goals": "home",
  "shared-goal": "home",
  "edit-shared-goal": "home",
  "shared-goal-units": "home",
  "carry-over-preview": "home",
  comments: "home",
  notes: "home",
  note: "home",
  mentions: "mentions",
  notifications: "notifications",
  "sheet-history": "home",
  "recent-history": "history",
  audit: "history",
  settings: "settings",
  retention: "settings",
  "retention-group": "settings",
  disposed: "home",
  "year-settings": "settings",
  organisation: "settings",
  reorganisation: "settings",
  "reorganisation-preview": "settings",
  forms: "settings",
  form: "settings",
  "sign-in-settings": "settings",
  "mail-settings": "settings",
  support: "settings",
  people: "settings",
  person: "settings",
  imports: "import",
  import: "import",
  "import-file": "import",
  "import-problems": "import",
};

/** Renders a page in its frame; `status` belongs to the answer, everything else to the page. */
export async function page<Name extends PageName>(
  c: WebContext,
  name: Name,
  props: Omit<PageProps<Name>, "frame"> & { status?: Status; fiscalYear?: number },
): Promise<Response> {
  const { status = 200, ...own } = props;
  const frame = frameOf(c, sections[name] ?? null, props.fiscalYear ?? null);
  return c.html(renderPage(name, { ...own, frame } as unknown as PageProps<Name>), status);
}

/** The editor and other programs ask for JSON, browsers for pages. */
export function wantsJson(c: WebContext): boolean {
  const accept = c.req.header("Accept") ?? "";
  return accept.includes("application/json") || (c.req.header("Content-Type") ?? "").includes("application/json");
}

/** One answer for what isn't there and for what belongs to someone else, so that nothing can be probed. */
export function notFound(c: WebContext): Response | Promise<Response> {
  note(c, "not-found");
  const message = "お探しのページは見つかりません。";
  if (wantsJson(c)) return c.json({ message }, 404);
  return page(c, "message", {
    title: "ページが見つかりません",
    lines: [`${message}アドレスが正しいか、シートが削除されていないかをご確認ください。`],
    status: 404,
  });
}

export function forbidden(c: WebContext): Response | Promise<Response> {
  note(c, "forbidden");
  const message = "この操作を行う権限がありません。何も変更していません。必要なときは事務局にご相談ください。";
  if (wantsJson(c)) return c.json({ message }, 403);
  return page(c, "message", { title: "この操作はできません", lines: [message], status: 403 });
}

/** Signed in, but of no unit and without a task today: moved, on leave, or not entered yet. */
export function holdsNoPost(c: WebContext): Response | Promise<Response> {
  note(c, "forbidden");
  const message = "今日の日付で有効な所属・職が登録されていないため、画面を表示できません。";
  if (wantsJson(c)) return c.json({ message }, 403);
  const whatToDo =
    "異動や採用の直後は、登録が済んでいないことがあります。事務局にご連絡ください。書いた内容は残っています。";
  return page(c, "message", { title: "所属・職の登録をご確認ください", lines: [message, whatToDo], status: 403 });
}

export function pleaseSignIn(c: WebContext): Response {
  const message = "サインインの期限が切れました。サインインし直してください。";
  if (wantsJson(c)) return c.json({ message }, 401);
  const { pathname, search } = new URL(c.req.url);
  const back = c.req.method === "GET" && pathname !== "/" ? pathname + search : null;
  return c.redirect(url("signIn", {}, { back }), 303);
}

export function pleaseSetUpSecondFactor(c: WebContext): Response {
  const message = "二段階認証の設定が必要です。画面を開き直して設定してください。";
  return wantsJson(c) ? c.json({ message }, 403) : c.redirect(url("secondFactor"), 303);
}

export function filesTooLarge(c: WebContext): Response | Promise<Response> {
  const message =
    "一度に送れる大きさ(50MB)を超えています。いくつかに分けて送ってください。何も保存されていません。書いた文章は、ブラウザーの「戻る」で元の画面に残っています。";
  if (wantsJson(c)) return c.json({ message }, 413);
  return page(c, "message", { title: "ファイルが大きすぎます", lines: [message], status: 413 });
}

export function tooLarge(c: WebContext): Response | Promise<Response> {
  const message = "送られた内容が大きすぎます。文章を分けて保存してください。何も変更していません。";
  if (wantsJson(c)) return c.json({ message }, 413);
  return page(c, "message", { title: "内容が大きすぎます", lines: [message], status: 413 });
}
