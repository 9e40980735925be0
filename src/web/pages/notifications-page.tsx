import type { NotificationRow } from "../../database/notification-store.ts";
import { noticeWords, speaksOfDue } from "../../domain/notifications/notice.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";
import { dateAndTime, dayInWords } from "../sayings/date-and-time.ts";

/** What the person was told, latest first; following one marks it as read. */
export function NotificationsPage({ frame, notifications }: { frame: Frame; notifications: NotificationRow[] }) {
  const unread = notifications.filter(({ read }) => !read).length;
  return (
    <Layout frame={frame} title="お知らせ" narrow>
      <div className="page-head">
        <div>
          <h1>お知らせ</h1>
          <p className="quiet small">
            {unread > 0 ? `まだ読んでいないものが${unread}件あります。` : "すべて既読です。"}
          </p>
        </div>
        {frame.unread > 0 && (
          <form method="post" action={url("readNotifications")}>
            <button className="button" type="submit">
              すべて既読にする
            </button>
          </form>
        )}
      </div>
      {notifications.length === 0 ? (
        <Notice title="お知らせはありません">
          <p>シートの差戻しや承認、コメント、期限が近いことなどを、ここでお知らせします。</p>
        </Notice>
      ) : (
        <ol className="notifications">
          {notifications.map((one) => (
            <NotificationItem key={one.notificationId} notification={one} />
          ))}
        </ol>
      )}
    </Layout>
  );
}

function NotificationItem({ notification }: { notification: NotificationRow }) {
  const { notificationId, read, path, fiscalYear, sheetNumber, by, kind, due, at } = notification;
  return (
    <li className={read ? "notification" : "notification notification-unread"}>
      <form method="post" action={url("openNotification", { notificationId })}>
        <button className="notification-words" type="submit">
          {!read && <span className="tag">未読</span>}
          <span>
            {path.join(" ")}　{noticeWords(notification)}
          </span>
        </button>
      </form>
      <p className="quiet small">
        {fiscalYearLabel(fiscalYear)}　シート番号 {sheetNumber}
        {due !== null && !speaksOfDue(kind) && `　期限 ${dayInWords(due)}`}
        {by !== null && kind !== "mentioned" && `　${by}`}　<time dateTime={at}>{dateAndTime(at)}</time>
      </p>
    </li>
  );
}
