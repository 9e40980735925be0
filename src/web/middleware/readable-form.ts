import { createMiddleware } from "hono/factory";
import { page } from "../respond.ts";
import type { WebEnv } from "../site.ts";

const formTypes = ["multipart/form-data", "application/x-www-form-urlencoded"];

/** A form that is cut off or no form at all, and a NUL, which the database can't hold: said before a handler sees them. */
export const refuseUnreadableForms = createMiddleware<WebEnv>(async (c, next) => {
  const type = c.req.header("Content-Type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (c.req.method !== "POST" || !formTypes.includes(type)) return await next();
  const body = await c.req.parseBody({ all: true }).catch(() => null);
  if (body && Object.entries(body).every(([name, value]) => [name, ...wordsIn(value)].every(isStorable))) {
    return await next();
  }
  return page(c, "message", {
    title: "送られた内容を読み取れません",
    lines: [
      "途中で切れているか、使えない文字が含まれているため、何も変更していません。画面を開き直して、もう一度お試しください。",
    ],
    status: 400,
  });
});

type Value = string | File | (string | File)[];

function wordsIn(value: Value): string[] {
  return [value].flat().map((one) => (typeof one === "string" ? one : one.name));
}

function isStorable(text: string): boolean {
  return !text.includes("\0");
}
