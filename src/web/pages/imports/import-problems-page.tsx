import type { ImportProblem } from "../../../usecases/imports/import-problems.ts";
import type { ImportView } from "../../../usecases/imports/read-import.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { importTrail } from "../../components/imports/import-trail.ts";
import { Layout } from "../../components/layout.tsx";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";

type ImportProblemsPageProps = { frame: Frame; view: ImportView; problems: ImportProblem[] };

/** Everything to be looked at, of all files, as one list that can be sent back. */
export function ImportProblemsPage({ frame, view, problems }: ImportProblemsPageProps) {
  const { importId } = view.row;
  const trail = [
    ...importTrail(frame, view),
    { label: "取り込みの確認", href: url("import", { importId }) },
    { label: "確認一覧" },
  ];
  return (
    <Layout frame={frame} title="確認一覧">
      <Breadcrumbs trail={trail} />
      <div className="page-head">
        <div>
          <h1>確認一覧</h1>
          <p className="quiet small">すべてのファイルで確かめていただくところです（{problems.length}件）。</p>
        </div>
        {problems.length > 0 && (
          <div className="page-actions">
            <a className="button" href={url("exportProblems", { importId, file: "problems.csv" })}>
              CSV
            </a>
            <a className="button button-primary" href={url("exportProblems", { importId, file: "problems.xlsx" })}>
              Excelで受け取る
            </a>
          </div>
        )}
      </div>
      {problems.length === 0 ? (
        <p>確かめていただくところはありません。</p>
      ) : (
        <div className="table-scroll">
          <table className="data-table problems">
            <thead>
              <tr>
                <th scope="col">ファイル</th>
                <th scope="col">場所</th>
                <th scope="col">内容</th>
                <th scope="col">していただきたいこと</th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ file, place, what, advice }, index) => (
                <tr key={`${index.toString()}${file}`}>
                  <td>{file}</td>
                  <td>{place}</td>
                  <td className="text">{what}</td>
                  <td>{advice}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Layout>
  );
}
