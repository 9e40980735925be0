import { z } from "zod";

const field = "serves.";
const chosen = z.union([z.literal("").transform(() => null), z.uuid()]);

/** What fields `serves.<goalId>` ask for, by the goal's id; null when they are not what our pages send. */
export function servedGoalsPosted(body: Record<string, unknown>): Record<string, string | null> | null {
  const wanted: Record<string, string | null> = {};
  for (const [key, value] of Object.entries(body)) {
    if (!key.startsWith(field)) continue;
    const served = chosen.safeParse(value);
    if (!served.success) return null;
    wanted[key.slice(field.length)] = served.data;
  }
  return wanted;
}
