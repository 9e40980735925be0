import {
  openNotification,
  ownNotifications,
  readAllNotifications,
} from "../../usecases/notifications/own-notifications.ts";
import { notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler } from "../site.ts";

export const showNotifications: Handler = async (c) =>
  page(c, "notifications", { notifications: await ownNotifications(c.get("site").db, actorOf(c)) });

/** Read by following it: to the thread of a comment, else to the sheet. */
export const openOne: Handler = async (c) => {
  const opened = await openNotification(c.get("site").db, actorOf(c), c.req.param("notificationId") ?? "");
  if (!opened) return notFound(c);
  const { sheetId, threadId } = opened;
  if (threadId === null) return c.redirect(url("sheet", { sheetId }), 303);
  return c.redirect(`${url("comments", { sheetId })}#thread-${threadId}`, 303);
};

export const acceptAllRead: Handler = async (c) => {
  await readAllNotifications(c.get("site").db, actorOf(c));
  return c.redirect(url("notifications"), 303);
};
