import type { Goal } from "./sheet-content.ts";

/** What a goal is called in lists: 「2 窓口の待ち時間の短縮」. */
export function goalName({ texts }: Pick<Goal, "texts">): string {
  return [texts.number, texts.title].filter(Boolean).join(" ") || "無題";
}
