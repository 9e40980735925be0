import { z } from "zod";
import type { SheetChange } from "../../../domain/sheets/sheet-change.ts";
import type { SheetContent } from "../../../domain/sheets/sheet-content.ts";
import { longestText } from "../../posted/sheet-change-schema.ts";
import type { ServerConflict } from "./conflicts.ts";
import type { Trouble } from "./editor-model.ts";

const saved = z.object({ revision: z.number(), savedAt: z.string() });
const conflicted = z.object({
  conflicts: z.array(
    z.object({
      index: z.number(),
      reason: z.string(),
      current: z.string(),
      by: z.string().nullish(),
      at: z.string().nullish(),
    }),
  ),
});
const refused = z.object({ message: z.string() });
const texts = z.record(z.string(), z.string());
const fetched = z.object({
  revision: z.number(),
  content: z.object({
    texts,
    goals: z.array(z.object({ id: z.string(), texts, workItems: z.array(z.object({ id: z.string(), texts })) })),
  }),
});

export type SendOutcome =
  | { ok: true; revision: number; savedAt: string }
  | { ok: false; reason: "conflict"; conflicts: ServerConflict[] }
  | { ok: false; reason: "trouble"; trouble: Trouble };

/** How long a save may take before it counts as not reached; it is sent again as the same change. */
const patience = 20_000;
/** Browsers let a page that is closing send this much. */
const keepaliveLimit = 60_000;

/** Sends changes; `attempts` counts the tries so far. Never throws: every end is an outcome. */
export async function sendChanges(
  url: string,
  personId: string,
  changes: SheetChange[],
  attempts: number,
): Promise<SendOutcome> {
  const body = JSON.stringify({ changes, personId });
  const trouble = (trouble: Trouble): SendOutcome => ({ ok: false, reason: "trouble", trouble });
  if (changes.some((change) => change.do === "setText" && change.text.length > longestText)) {
    const most = `${longestText / 10_000}万字`;
    return trouble({ kind: "refused", message: `1つの欄に書けるのは${most}までです。短くすると保存します。` });
  }
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body,
      redirect: "manual",
      keepalive: new Blob([body]).size < keepaliveLimit,
      signal: AbortSignal.timeout(patience),
    });
    if (response.ok) return { ok: true, ...saved.parse(await response.json()) };
    if (response.status === 409) {
      const answer = conflicted.safeParse(await response.json());
      if (!answer.success) return trouble({ kind: "other-person" });
      const conflicts = answer.data.conflicts.map(({ index, reason, current, by, at }) => ({
        index,
        current: reason === "conflict" ? current : null,
        by: by ?? null,
        at: at ?? null,
      }));
      return { ok: false, reason: "conflict", conflicts };
    }
    return trouble(await troubleOf(response, attempts));
  } catch {
    return trouble({ kind: "unreachable", attempts: attempts + 1 });
  }
}

async function troubleOf(response: Response, attempts: number): Promise<Trouble> {
  if (response.status === 401 || response.type === "opaqueredirect") return { kind: "signed-out" };
  if (response.status === 403) return { kind: "forbidden" };
  if (response.status === 404) return { kind: "not-found" };
  if (response.status === 408 || response.status === 429 || response.status >= 500) {
    return { kind: "server-error", attempts: attempts + 1 };
  }
  const answer = refused.safeParse(await response.json().catch(() => null));
  return {
    kind: "refused",
    message: answer.success
      ? answer.data.message
      : "サーバーがこの変更を受け付けませんでした。事務局にご相談ください。",
  };
}

/** The sheet as it stands on the server, or null when it can't be had just now. */
export async function fetchContent(url: string): Promise<{ revision: number; content: SheetContent } | null> {
  try {
    const response = await fetch(url, {
      headers: { Accept: "application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) return null;
    // Keys come from our own server, which checked them when they were saved.
    return fetched.parse(await response.json()) as { revision: number; content: SheetContent };
  } catch {
    return null;
  }
}
