import { rosterColumns } from "../../../domain/roster/roster-columns.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { settingsCrumb } from "../../components/settings-nav.tsx";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";

type RosterPageProps = {
  frame: Frame;
  today: string;
  refusal: { title: string; lines: string[] } | null;
  flash: string | null;
};

/** Where a roster of people and units goes out and comes in. */
export function RosterPage({ frame, today, refusal, flash }: RosterPageProps) {
  return (
    <Layout frame={frame} title="名簿で組織と人を登録する">
      <Breadcrumbs trail={[settingsCrumb(frame), { label: "組織", href: url("organisation") }, { label: "名簿" }]} />
      <div className="page-head">
        <h1>名簿で組織と人を登録する</h1>
      </div>
      {flash && <Notice tone="good" title={flash} />}
      {refusal && (
        <Notice tone="bad" title={refusal.title}>
          {refusal.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      <section className="card settings-form" aria-labelledby="out">
        <h2 id="out">1. いまの名簿をダウンロードする</h2>
        <p className="quiet">異動の分を書き直して、下から取り込みます。列は{columnsInWords}です。</p>
        <p className="button-row">
          <a className="button" href={url("exportRoster", { file: "roster.xlsx" })}>
            Excel
          </a>
          <a className="button" href={url("exportRoster", { file: "roster.csv" })}>
            CSV
          </a>
        </p>
      </section>
      <section className="card settings-form" aria-labelledby="in">
        <h2 id="in">2. 書き直した名簿を取り込む</h2>
        <p className="quiet">取り込む前に、何が変わるかをお見せします。先の日付の異動も、いま登録できます。</p>
        <form method="post" action={url("previewRoster")} encType="multipart/form-data" className="stack">
          <div className="field">
            <label htmlFor="file">名簿のファイル（Excel、CSV）</label>
            <input className="input" id="file" name="file" type="file" accept=".xlsx,.csv,.tsv,.txt" required />
          </div>
          <div className="field">
            <label htmlFor="day">いつからの名簿か</label>
            <p className="quiet small" id="day-hint">
              開始日が書かれていない行は、この日からになります
            </p>
            <input
              className="input"
              id="day"
              name="day"
              type="date"
              defaultValue={today}
              aria-describedby="day-hint"
              required
            />
          </div>
          <label className="choice">
            <input type="checkbox" name="whole" value="yes" />
            全員の名簿です（名簿にない所属・職は、前の日で終わりにします）
          </label>
          <button className="button button-primary" type="submit">
            何が変わるかを確かめる
          </button>
        </form>
      </section>
    </Layout>
  );
}

const columnsInWords = rosterColumns.map(({ heading }) => heading).join("、");
