import { z } from "zod";
import type { Beside } from "../../../in-page/beside-in-page.ts";

const file = z.object({
  fileId: z.string(),
  name: z.string(),
  kind: z.enum(["pdf", "xlsx", "docx", "pptx", "png", "jpg", "text"]),
  size: z.number(),
  sha256: z.string(),
});
const beside: z.ZodType<Beside> = z.object({
  notes: z.array(
    z.object({
      noteId: z.string(),
      goalId: z.string(),
      workItemId: z.string().nullable(),
      marker: z.string(),
      on: z.string(),
      body: z.string(),
      version: z.number(),
      by: z.string(),
      files: z.array(file),
    }),
  ),
  threads: z.array(
    z.object({
      threadId: z.string(),
      sheetId: z.string(),
      goalId: z.string().nullable(),
      concept: z.custom<Beside["threads"][number]["concept"]>((key) => key === null || typeof key === "string"),
      resolvedAt: z.string().nullable(),
      resolvedBy: z.string().nullable(),
      place: z.string(),
      maySettle: z.boolean(),
      settleUrl: z.string(),
      comments: z.array(
        z.object({
          commentId: z.string(),
          by: z.string(),
          at: z.string(),
          body: z.string(),
          mentioned: z.string().nullable(),
        }),
      ),
    }),
  ),
  lastYear: z
    .object({
      label: z.string(),
      unit: z.string(),
      sheetUrl: z.string(),
      rows: z.array(
        z.object({ concept: z.string(), label: z.string(), text: z.string(), meaning: z.string().nullable() }),
      ),
    })
    .nullable(),
  links: z.array(z.object({ label: z.string(), href: z.string() })),
});

/** What stands beside a goal, or null when it can't be had just now. */
export async function fetchBeside(url: string, goalId: string | null): Promise<Beside | null> {
  try {
    const query = goalId === null ? "" : `?${new URLSearchParams({ goal: goalId })}`;
    const answer = await fetch(`${url}${query}`, { headers: { Accept: "application/json" }, redirect: "manual" });
    return answer.ok ? beside.parse(await answer.json()) : null;
  } catch {
    return null;
  }
}

const refused = z.object({ message: z.string() });

/** Sends a form of the panel. Null: it is committed; otherwise what the author is told. */
export async function sendForm(url: string, body: FormData | URLSearchParams): Promise<string | null> {
  const lost = "送れませんでした。書いた文章は残っています。少し待って、もう一度お試しください。";
  try {
    const answer = await fetch(url, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      redirect: "manual",
    });
    if (answer.ok) return null;
    const said = refused.safeParse(await answer.json().catch(() => null));
    return said.success ? said.data.message : lost;
  } catch {
    return lost;
  }
}
