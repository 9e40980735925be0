import type { Concept } from "../../../../domain/forms/concepts.ts";
import type { LastYear } from "../../../in-page/beside-in-page.ts";

/** Last year's words: those of the concept in hand first, the others folded away. */
export function PanelLastYear({ concept, lastYear }: { concept: Concept | null; lastYear: LastYear | null }) {
  if (!lastYear) {
    return <p className="quiet small">前の年度から引き継いだ目標を選ぶと、そのときの文章が並びます。</p>;
  }
  const { label, unit, sheetUrl, rows } = lastYear;
  const here = rows.filter((row) => row.concept === concept);
  const others = rows.filter((row) => row.concept !== concept);
  return (
    <>
      <p className="small">
        <a href={sheetUrl}>
          {label}　{unit}
        </a>
      </p>
      {here.length > 0 ? (
        <Rows rows={here} />
      ) : (
        <p className="quiet small">この欄にあたる文章は、{label}にはありません。</p>
      )}
      {others.length > 0 && (
        <details className="panel-new">
          <summary>{label}のほかの欄</summary>
          <Rows rows={others} />
        </details>
      )}
    </>
  );
}

function Rows({ rows }: { rows: LastYear["rows"] }) {
  return (
    <dl className="panel-words">
      {rows.map(({ concept, label, text, meaning }) => (
        <div key={concept}>
          <dt>{label}</dt>
          <dd>
            {text}
            {meaning && <span className="quiet small">（{meaning}）</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
