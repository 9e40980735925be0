import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { LateEntry, Queue, QueueEntry } from "../../usecases/cycle/read-queue.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { Frame } from "../frame.ts";
import { statusWords, waitingWords } from "../in-page/cycle-in-page.ts";
import { url } from "../routes.ts";
import { dayInWords } from "../sayings/date-and-time.ts";

type TodoPageProps = { frame: Frame; queue: Queue };

const whats = {
  write: "書いて提出する",
  mend: "差戻しを直す",
  amend: "修正を仕上げる",
  approve: "読んで承認する",
  confirm: "確定する",
} as const satisfies Record<QueueEntry["what"], string>;

/** What the person must do now, soonest first, each one click away; for the office also who is late. */
export function TodoPage({ frame, queue }: TodoPageProps) {
  const { todos, late } = queue;
  return (
    <Layout frame={frame} title="やること">
      <div className="page-head">
        <div>
          <h1>やること</h1>
          <p className="quiet small">
            {todos.length === 0 ? "いま急いで行うことはありません。" : `${todos.length}件あります。期限の近い順です。`}
          </p>
        </div>
      </div>
      {todos.length === 0 && <NothingToDo frame={frame} runsCycle={queue.runsCycle} />}
      <ol className="todo-list">
        {todos.map((entry) => (
          <TodoItem key={entry.sheet.sheetId} entry={entry} />
        ))}
      </ol>
      {late.length > 0 && <LateTable late={late} />}
    </Layout>
  );
}

function NothingToDo({ frame, runsCycle }: { frame: Frame; runsCycle: boolean }) {
  return (
    <Notice title="すべて済んでいます">
      <p>
        {runsCycle ? "期限が来ると、ここに並びます。" : "年間の流れはまだ決められていません。"}
        {frame.fiscalYear !== null && (
          <a href={url("year", { year: frame.fiscalYear })}>{fiscalYearLabel(frame.fiscalYear)}のシートを見る</a>
        )}
      </p>
    </Notice>
  );
}

function TodoItem({ entry: { sheet, what, due, late, locked } }: { entry: QueueEntry }) {
  const stage = sheet.cycle.stages.find((one) => one.stage === sheet.state.stage)?.label;
  return (
    <li className={late > 0 ? "todo todo-late" : "todo"}>
      <span className="todo-what">{whats[what]}</span>
      <span>
        <a href={url("sheet", { sheetId: sheet.sheetId })}>{sheet.path.join(" ")}</a>
        <span className="quiet small todo-stage">
          {fiscalYearLabel(sheet.fiscalYear)} {stage}
        </span>
        {locked && <span className="small"> 締め切られました。延長は事務局にご相談ください。</span>}
      </span>
      <span className={late > 0 ? "cycle-late" : undefined}>
        {due && `${dayInWords(due)}まで`}
        {late > 0 && `　${late}日過ぎています`}
      </span>
    </li>
  );
}

function LateTable({ late }: { late: LateEntry[] }) {
  return (
    <section>
      <div className="late-head">
        <h2>遅れているシート（{late.length}件）</h2>
        <a className="button" href={url("reminders")}>
          催促を送る
        </a>
      </div>
      <table className="data-table cards">
        <caption className="visually-hidden">遅れているシート</caption>
        <thead>
          <tr>
            <th scope="col">部・課</th>
            <th scope="col">時期</th>
            <th scope="col">状態</th>
            <th scope="col">期限</th>
            <th scope="col" className="number">
              遅れ
            </th>
          </tr>
        </thead>
        <tbody>
          {late.map(({ sheet, waits, due, late: days }) => (
            <tr key={sheet.sheetId}>
              <th scope="row">
                <a href={url("sheet", { sheetId: sheet.sheetId })}>{sheet.path.join(" ")}</a>
              </th>
              <td data-label="時期">{sheet.cycle.stages.find((one) => one.stage === sheet.state.stage)?.label}</td>
              <td data-label="状態">{waitingWords(waits) ?? statusWords(sheet)}</td>
              <td data-label="期限">{due && dayInWords(due)}</td>
              <td className="number" data-label="遅れ">
                {days}日
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
