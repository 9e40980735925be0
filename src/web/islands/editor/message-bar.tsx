import { tell, useSession } from "./editor-session.ts";
import { useStore } from "./editor-store.ts";

/** What an act did, with the way back. It stays until the next act or until it is closed. */
export function MessageBar() {
  const session = useSession();
  const message = useStore(session.message, (now) => now);
  return (
    <div className="message-bar" role="status">
      {message && (
        <>
          <span>{message.text}</span>
          {message.acts?.map(({ label, run }) => (
            <button
              key={label}
              type="button"
              className="button"
              onClick={() => {
                tell(session, null);
                run();
              }}
            >
              {label}
            </button>
          ))}
          <button type="button" className="message-close" aria-label="閉じる" onClick={() => tell(session, null)}>
            <span aria-hidden="true">×</span>
          </button>
        </>
      )}
    </div>
  );
}
