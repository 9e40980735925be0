import type { FormDefinition } from "../../../domain/forms/form-definition.ts";
import type { ImportListEntry } from "../../../usecases/imports/read-import.ts";
import { EarlierImports } from "../../components/imports/earlier-imports.tsx";
import { UploadForm } from "../../components/imports/upload-form.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import type { Frame } from "../../frame.ts";
import type { ImportSaying } from "../../sayings/import-sayings.ts";

type ImportsPageProps = {
  frame: Frame;
  imports: ImportListEntry[];
  forms: FormDefinition[];
  presentYear: number;
  refusal: ImportSaying | null;
};

/** Where files come in, and what came in before. */
export function ImportsPage({ frame, imports, forms, presentYear, refusal }: ImportsPageProps) {
  return (
    <Layout frame={frame} title="取り込み">
      <div className="page-head">
        <div>
          <h1>いまお使いのファイルを取り込む</h1>
          <p className="quiet small">
            読み取った内容を画面で確かめてから確定します。確定するまで、シートには何も書き込まれません。
          </p>
        </div>
      </div>
      {refusal && (
        <Notice tone={refusal.tone} title={refusal.title}>
          {refusal.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      <UploadForm frame={frame} forms={forms} presentYear={presentYear} />
      <section aria-labelledby="earlier">
        <h2 id="earlier">これまでの取り込み</h2>
        {imports.length === 0 ? (
          <p className="quiet">
            まだありません。上の枠に、課から集めた Excel や CSV、文字のファイルを入れてください。出力した Excel
            に課で書き込んで返ってきたファイルも、ここから取り込みます。
          </p>
        ) : (
          <EarlierImports imports={imports} />
        )}
      </section>
    </Layout>
  );
}
