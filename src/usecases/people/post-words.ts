import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { roleNames } from "../../domain/permissions/actor.ts";
import type { NewPost } from "./give-post.ts";

/** The name of a unit from the department down; "" for no unit; null when there is no such unit. */
export async function unitWords(tx: TenantTransaction, unitId: string | null): Promise<string | null> {
  if (unitId === null) return "";
  const [unit] = await tx.query<{ name: string }>(
    `select concat_ws(' ', above.name, u.name) as name
       from org_units u left join org_units above on above.unit_id = u.parent_id where u.unit_id = $1`,
    [unitId],
  );
  return unit?.name ?? null;
}

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
