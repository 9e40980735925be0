import { noticeWords } from "../../domain/notifications/notice.ts";
import type { LateSheet, Receiver } from "../../usecases/reminders/late-sheets.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { Frame } from "../frame.ts";
import { statusWords, waitingWords } from "../in-page/cycle-in-page.ts";
import { url } from "../routes.ts";
import { dayInWords } from "../sayings/date-and-time.ts";

type RemindersPageProps = {
  frame: Frame;
  late: LateSheet[];
  /** What was sent just now. */
  sent: { sheets: number; people: number } | null;
  nothingChosen: boolean;
};

/** The office's reminders: which sheets are late, who would be told, when they last were. */
export function RemindersPage({ frame, late, sent, nothingChosen }: RemindersPageProps) {
  const open = late.filter(isOpen);
  return (
    <Layout frame={frame} title="催促を送る">
      <Breadcrumbs trail={[{ label: "やること", href: url("todo") }, { label: "催促を送る" }]} />
      <div className="page-head">
        <div>
          <h1>催促を送る</h1>
          <p className="quiet small">
            選んだシートを待っている方へ、画面のベルと、アドレスのある方にはメールでお知らせします。同じシートへは1日1回までです。
          </p>
        </div>
      </div>
      {sent && <Sent {...sent} />}
      {nothingChosen && (
        <Notice tone="bad" title="シートが選ばれていません">
          <p>催促を送るシートに印を付けてください。</p>
        </Notice>
      )}
      {late.length === 0 ? (
        <Notice title="遅れているシートはありません" />
      ) : (
        <form method="post" action={url("sendReminders")} className="stack">
          <LateTable late={late} />
          {late.some(({ receivers }) => receivers.length === 0) && (
            <p className="quiet small">
              届く人がいないシートは、その課の方が登録されていないか、承認する所属長がいません。「設定」の「利用者」をご確認ください。
            </p>
          )}
          {open[0] && <Preview late={open[0]} />}
          <button className="button button-primary" type="submit" disabled={open.length === 0}>
            選んだシートの催促を送る
          </button>
          {open.length === 0 && <p className="quiet small">いま送れるシートはありません。</p>}
        </form>
      )}
    </Layout>
  );
}

function isOpen({ receivers, today }: LateSheet): boolean {
  return receivers.length > 0 && !today;
}

function Sent({ sheets, people }: { sheets: number; people: number }) {
  if (sheets === 0) return <Notice title="新しく送った催促はありません。今日すでに送ったか、提出が済んだシートです" />;
  return <Notice tone="good" title={`シート${sheets}枚の催促を${people}人に送りました`} />;
}

function LateTable({ late }: { late: LateSheet[] }) {
  return (
    <table className="data-table cards">
      <caption className="visually-hidden">遅れているシートと、催促が届く人</caption>
      <thead>
        <tr>
          <th scope="col">送る</th>
          <th scope="col">シート</th>
          <th scope="col">状態</th>
          <th scope="col">期限</th>
          <th scope="col">届く人</th>
          <th scope="col">前回の催促</th>
        </tr>
      </thead>
      <tbody>
        {late.map((one) => (
          <LateRow key={one.sheet.sheetId} late={one} />
        ))}
      </tbody>
    </table>
  );
}

function LateRow({ late }: { late: LateSheet }) {
  const { sheet, waits, due, late: days, receivers, last, today } = late;
  const name = sheet.path.join(" ");
  return (
    <tr>
      <td data-label="送る">
        <input
          type="checkbox"
          className="reminder-choice"
          name="sheet"
          value={sheet.sheetId}
          aria-label={`${name}に送る`}
          defaultChecked={isOpen(late)}
          disabled={!isOpen(late)}
        />
      </td>
      <th scope="row">
        <a href={url("sheet", { sheetId: sheet.sheetId })}>{name}</a>
      </th>
      <td data-label="状態">
        <span>
          {stageLabel(late)}　<span className="whole">{waitingWords(waits) ?? statusWords(sheet)}</span>
        </span>
      </td>
      <td data-label="期限">
        <span>
          {dayInWords(due)}　<span className="cycle-late whole">{days}日過ぎています</span>
        </span>
      </td>
      <td data-label="届く人">{receivers.length === 0 ? "届く人がいません" : <Receivers receivers={receivers} />}</td>
      <td data-label="前回">
        <Last last={last} today={today} />
      </td>
    </tr>
  );
}

function Last({ last, today }: Pick<LateSheet, "last" | "today">) {
  if (last === null) return "まだありません";
  if (today) return "今日送りました";
  return (
    <span>
      {dayInWords(last.day)} <span className="whole">{last.by}</span>
    </span>
  );
}

function Receivers({ receivers }: { receivers: Receiver[] }) {
  return (
    <span>
      {receivers.map(({ personId, name, byMail }, index) => (
        <span key={personId} className="whole">
          {name}
          {!byMail && <span className="quiet small">（ベルだけ）</span>}
          {index < receivers.length - 1 && "、"}
        </span>
      ))}
    </span>
  );
}

/** The words as they will be sent. */
function Preview({ late }: { late: LateSheet }) {
  const words = noticeWords({ kind: "reminder", stage: stageLabel(late), due: late.due, by: null, goal: null });
  return (
    <section className="card stack-tight" aria-labelledby="words">
      <h2 id="words">届くお知らせの例</h2>
      <p>
        {late.sheet.path.join(" ")}　{words}
      </p>
      <p className="quiet small">シートごとに、部・課の名前、時期、期限が入ります。目標の文章は入りません。</p>
    </section>
  );
}

function stageLabel({ sheet }: LateSheet): string {
  return sheet.cycle.stages.find(({ stage }) => stage === sheet.state.stage)?.label ?? "";
}
