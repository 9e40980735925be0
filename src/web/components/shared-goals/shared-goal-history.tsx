import type { FormDefinition } from "../../../domain/forms/form-definition.ts";
import { labelOf } from "../../../domain/forms/form-fields.ts";
import { textDiff } from "../../../domain/history/text-diff.ts";
import type { HistoryEntry } from "../../../usecases/history/sheet-history.ts";
import { yearDateAndTime } from "../../sayings/date-and-time.ts";
import { Difference } from "../difference.tsx";

/** Who changed what of a shared goal's own words, newest first. */
export function SharedGoalHistory({ entries, form }: { entries: HistoryEntry[]; form: FormDefinition }) {
  if (entries.length === 0) return null;
  return (
    <details className="cascade shared-history">
      <summary>計画の履歴（{entries.length}件）</summary>
      <ul className="history-list">
        {entries.map(({ seq, at, by, events, note }) => (
          <li className="history-entry" key={seq}>
            <div className="history-head">
              <time dateTime={at}>{yearDateAndTime(at)}</time>
              <strong>{by}</strong>
            </div>
            {events.some(({ did }) => did === "setText") ? (
              <ul className="history-events">
                {events.map((event) =>
                  event.did === "setText" ? (
                    <li key={event.concept}>
                      <p className="history-where">{labelOf(form, event.concept)}</p>
                      <p className="history-difference">
                        <Difference parts={textDiff(event.before, event.after)} />
                      </p>
                    </li>
                  ) : null,
                )}
              </ul>
            ) : (
              <p className="small">{note}</p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
