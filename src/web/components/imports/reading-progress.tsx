import type { ImportView } from "../../../usecases/imports/read-import.ts";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";
import { Island } from "../island.tsx";

/** How many files were read; the island asks for news, without it a link does. */
export function ReadingProgress({ frame, view }: { frame: Frame; view: ImportView }) {
  const { importId } = view.row;
  const done = view.files.filter(({ state }) => state !== "queued" && state !== "reading").length;
  const props = { address: url("importProgress", { importId }), done, all: view.files.length };
  return (
    <Island name="import-progress" assets={frame.assets.islands["import-progress"] ?? null} props={props}>
      <div className="card import-progress">
        <p>
          <strong>読み取っています</strong>　{done} / {view.files.length} ファイル
        </p>
        <progress max={view.files.length} value={done} aria-label="読み取りの進み具合" />
        <p className="small">
          <a href={url("import", { importId })}>いまの状態を見る</a>
          {"　"}
          読み取りはこの画面を閉じても続きます。
        </p>
      </div>
    </Island>
  );
}
