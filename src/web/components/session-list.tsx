import { deviceName } from "../../domain/sessions/device-name.ts";
import type { OpenSession } from "../../usecases/sessions/list-sessions.ts";
import { dateAndTime } from "../sayings/date-and-time.ts";

type SessionListProps = {
  sessions: OpenSession[];
  /** The one this page is shown in; null where the list is of somebody else. */
  present: string | null;
  /** Where the buttons post to: field `session` is an id, or `all`. */
  action: string;
  /** On the button that ends all (but the present one). */
  endAll: string;
};

/** The screens on which a person is signed in, each with a button that ends it. */
export function SessionList({ sessions, present, action, endAll }: SessionListProps) {
  if (sessions.length === 0) return null;
  const endable = sessions.filter(({ sessionId }) => sessionId !== present);
  return (
    <>
      <ul className="session-list">
        {sessions.map(({ sessionId, userAgent, since, lastSeen, source }) => (
          <li key={sessionId} className="session">
            <div>
              <strong>{deviceName(userAgent)}</strong>
              {sessionId === present && <span className="tag">この画面</span>}
              <span className="quiet small session-times">
                {dateAndTime(since)} から、最後の操作 {dateAndTime(lastSeen)}
                {source && `、接続元 ${source}`}
              </span>
            </div>
            {sessionId !== present && (
              <form method="post" action={action}>
                <button className="button button-small" type="submit" name="session" value={sessionId}>
                  終了する
                  <span className="visually-hidden">
                    （{deviceName(userAgent)}、{dateAndTime(since)}から）
                  </span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {endable.length > 1 && (
        <form method="post" action={action}>
          <button className="button" type="submit" name="session" value="all">
            {endAll}
          </button>
        </form>
      )}
    </>
  );
}
