import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { labelOf } from "../../domain/forms/form-fields.ts";
import { textDiff } from "../../domain/history/text-diff.ts";
import { viaName } from "../../domain/history/via-names.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";
import type { CellOwner } from "../../domain/sheets/sheet-content.ts";
import type { HistoryEntry } from "../../usecases/history/sheet-history.ts";
import { url } from "../routes.ts";
import { yearDateAndTime } from "../sayings/date-and-time.ts";
import { Difference } from "./difference.tsx";
import { NoteDifference } from "./notes/note-difference.tsx";

/** How a goal is called in the sheet's history, by its id. */
export type GoalNames = Record<string, string>;

type HistoryEntryProps = { entry: HistoryEntry; sheetId: string; form: FormDefinition; goalNames: GoalNames };

/** What one person did at one time: who, when, by which door, and the difference of every field. */
export function HistoryEntryItem({ entry, sheetId, form, goalNames }: HistoryEntryProps) {
  const { at, by, via, events, note, activityNote, amendment } = entry;
  return (
    <li className="history-entry">
      <div className="history-head">
        <time dateTime={at}>{yearDateAndTime(at)}</time>
        <strong>{by || "（記録なし）"}</strong>
        <span className="tag">{viaName(via)}</span>
        <a className="small" href={url("sheet", { sheetId }, { at })}>
          この時点のシートを見る
        </a>
      </div>
      {amendment && <p className="small">確定後の修正（理由：{amendment}）</p>}
      {events.length === 0 ? (
        <p className="quiet small">{note ?? "保存期間が過ぎたため、内容は廃棄されています。"}</p>
      ) : (
        <ul className="history-events">
          {events.map((event, index) => (
            // Events of an entry never change their order.
            <li key={`${event.did}-${index.toString()}`}>
              <EventText event={event} form={form} goalNames={goalNames} />
            </li>
          ))}
        </ul>
      )}
      {activityNote && <NoteDifference event={activityNote} />}
    </li>
  );
}

type EventTextProps = { event: SheetEvent; form: FormDefinition; goalNames: GoalNames };

/** What happened at one place of a sheet, with the difference of its words. */
export function EventText({ event, form, goalNames }: EventTextProps) {
  const name = (goalId: string) => goalNames[goalId] ?? form.goalLabel;
  switch (event.did) {
    case "setText":
      return (
        <>
          <p className="history-where">
            {whereOf(event.owner, name)}
            {labelOf(form, event.concept)}
          </p>
          <p className="history-difference">
            <Difference parts={textDiff(event.before, event.after)} />
          </p>
        </>
      );
    case "addGoal":
      return <p>「{titleOf(event.goal.texts)}」を追加しました</p>;
    case "removeGoal":
      return <p>「{titleOf(event.goal.texts)}」を削除しました</p>;
    case "moveGoal":
      return (
        <p>
          「{name(event.goalId)}」を{event.from + 1}番目から{event.to + 1}番目へ移しました
        </p>
      );
    case "addWorkItem":
      return <p>「{name(event.goalId)}」に取組項目を追加しました</p>;
    case "removeWorkItem":
      return (
        <>
          <p>「{name(event.goalId)}」から取組項目を削除しました</p>
          <p className="history-difference">
            <Difference parts={[{ kind: "removed", text: event.workItem.texts.method ?? "" }]} />
          </p>
        </>
      );
    case "moveWorkItem":
      return (
        <p>
          「{name(event.goalId)}」の取組項目を{event.from + 1}番目から{event.to + 1}番目へ移しました
        </p>
      );
  }
}

function whereOf(owner: CellOwner, name: (goalId: string) => string): string {
  if (owner.of === "sheet") return "シートの見出し　";
  return owner.of === "goal" ? `${name(owner.goalId)}　` : `${name(owner.goalId)} の取組項目　`;
}

function titleOf(texts: { number?: string; title?: string }): string {
  return [texts.number, texts.title].filter(Boolean).join(" ") || "無題";
}
