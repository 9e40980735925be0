import type { Database } from "../../database/database.ts";
import { markRead, type NotificationRow, notificationOf, notificationsOf } from "../../database/notification-store.ts";
import { mayBeTold } from "../../domain/notifications/may-be-told.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { isUuid } from "../is-uuid.ts";

/** What the actor was told last, on sheets that they may read today: who has moved no longer sees where they were. */
export async function ownNotifications(db: Database, actor: Actor): Promise<NotificationRow[]> {
  const rows = await db.withTenant(actor.tenantId, (tx) => notificationsOf(tx, actor.personId, 200));
  return rows.filter((row) => mayBeTold(actor, row));
}

/** Marks one as read and says what it is about; null when it is not the actor's, or no longer theirs to read. */
export async function openNotification(
  db: Database,
  actor: Actor,
  notificationId: string,
): Promise<NotificationRow | null> {
  if (!isUuid(notificationId)) return null;
  return await db.withTenant(actor.tenantId, async (tx) => {
    const row = await notificationOf(tx, actor.personId, notificationId);
    if (!row || !mayBeTold(actor, row)) return null;
    await markRead(tx, actor.personId, notificationId);
    return row;
  });
}

export async function readAllNotifications(db: Database, actor: Actor): Promise<void> {
  await db.withTenant(actor.tenantId, (tx) => markRead(tx, actor.personId, null));
}
