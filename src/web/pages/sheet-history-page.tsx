import type { Concern } from "../../domain/history/concerns.ts";
import type { HistoryEntry } from "../../usecases/history/sheet-history.ts";
import { type GoalNames, HistoryEntryItem } from "../components/history-entry.tsx";
import { HistoryFilter } from "../components/history-filter.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { SheetHead } from "../components/sheet-head.tsx";
import type { Frame } from "../frame.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import { url } from "../routes.ts";

type SheetHistoryPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  entries: HistoryEntry[];
  goalNames: GoalNames;
  concern: Concern;
  today: string;
  /** Where the next page begins; null at the end. */
  next: number | null;
};

export function SheetHistoryPage({ frame, sheet, entries, goalNames, concern, today, next }: SheetHistoryPageProps) {
  const { sheetId, form } = sheet;
  const narrowed = concern.goalId !== null || concern.concept !== null;
  return (
    <Layout frame={frame} title={`${sheet.unitPath.join(" ")} 履歴`}>
      <SheetHead sheet={sheet} canEdit={false} page="履歴" />
      <HistoryFilter sheet={sheet} goalNames={goalNames} concern={concern} today={today} />
      <p className="legend small">
        <del>消した文字</del>　<ins>加えた文字</ins>　新しい順に並んでいます。
      </p>
      {entries.length === 0 && (
        <Notice title={narrowed ? "ここには、選んだ欄の書き換えはありません" : "まだ書き換えられていません"} />
      )}
      {entries.length > 0 && (
        <ol className="history">
          {entries.map((entry) => (
            <HistoryEntryItem key={entry.seq} entry={entry} sheetId={sheetId} form={form} goalNames={goalNames} />
          ))}
        </ol>
      )}
      {next !== null && (
        <p>
          <a
            className="button"
            href={url("sheetHistory", { sheetId }, { before: next, goal: concern.goalId, field: concern.concept })}
          >
            さらに前の履歴を見る
          </a>
        </p>
      )}
    </Layout>
  );
}
