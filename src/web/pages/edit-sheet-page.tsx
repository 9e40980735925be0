import type { SentBack } from "../../domain/cycle/cycle-state.ts";
import { Island } from "../components/island.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { SentBackNotice } from "../components/sent-back-notice.tsx";
import { sheetStyle } from "../components/sheet/sheet-style.ts";
import { SheetHead } from "../components/sheet-head.tsx";
import type { Frame } from "../frame.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import type { SheetEditorProps } from "../islands/editor/editor-props.ts";
import { url } from "../routes.ts";

type EditSheetPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  /** Why nothing can be written now. */
  locked: string | null;
  sentBack: SentBack | null;
  editor: SheetEditorProps;
};

/** The page around the editor. Without JavaScript it leads to the plain forms. */
export function EditSheetPage({ frame, sheet, locked, sentBack, editor }: EditSheetPageProps) {
  const { sheetId, form, content, unitPath } = sheet;
  return (
    <Layout frame={frame} title={`${unitPath.join(" ")} 編集`} style={sheetStyle(form)}>
      <SheetHead sheet={sheet} canEdit page="編集" />
      {locked && (
        <Notice title="いまは書き込めません">
          <p>{locked}</p>
        </Notice>
      )}
      {sentBack && (
        <SentBackNotice sentBack={sentBack} form={form} goals={content.goals} sheetUrl={url("sheet", { sheetId })} />
      )}
      <Island name="sheet-editor" assets={frame.assets.islands["sheet-editor"] ?? null} props={editor}>
        <noscript>
          <Notice title="1件ずつ書く画面をお使いください">
            <p>この端末ではJavaScriptが使えないため、表の中での編集はできません。次の画面から同じ内容を書けます。</p>
            <ul>
              {content.goals.map(({ id, texts }, index) => (
                <li key={id}>
                  <a href={url("editGoal", { sheetId, goalId: id })}>
                    {texts.number ?? index + 1} {texts.title ?? `${form.goalLabel}（無題）`}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        </noscript>
      </Island>
    </Layout>
  );
}
