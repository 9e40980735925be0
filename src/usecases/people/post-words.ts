import { roleNames } from "../../domain/permissions/actor.ts";
import type { NewPost } from "./give-post.ts";

/** 2026-04-01 → 2026年4月1日. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** A post as the history tells of it: 「総務部 総務課 課長(所属長・本務、2026年4月1日から)」. */
export function postWords(post: Omit<NewPost, "unitId"> & { unit: string | null }): string {
  const { unit, title, role, main, from, until } = post;
  const days = `${dayWords(from)}から${until === null ? "" : `${dayWords(until)}まで`}`;
  const place = [unit, title].filter(Boolean).join(" ");
  return `「${place || roleNames[role]}」(${roleNames[role]}・${main ? "本務" : "兼務"}、${days})`;
}
