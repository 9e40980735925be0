import { attachmentHeader, contentTypes } from "../../../documents/writing/export-file-name.ts";
import { writeTable } from "../../../documents/writing/write-table.ts";
import { importProblems } from "../../../usecases/imports/import-problems.ts";
import { readImport } from "../../../usecases/imports/read-import.ts";
import { notFound, page } from "../../respond.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

/** Everything of an import that somebody should look at: as a page, and as a file to send back. */
export const showProblems: Handler = async (c) => {
  const found = await problemsOf(c);
  return found ? page(c, "import-problems", found) : notFound(c);
};

export const sendProblems: Handler = async (c) => {
  const found = await problemsOf(c);
  if (!found) return notFound(c);
  const format = (c.req.param("file") ?? "").endsWith("csv") ? "csv" : "xlsx";
  const rows = found.problems.map(({ file, place, what, advice }) => [file, place, what, advice]);
  const columns = [
    { heading: "ファイル", width: 40 },
    { heading: "場所", width: 40 },
    { heading: "内容", width: 70 },
    { heading: "していただきたいこと", width: 50 },
  ];
  const bytes = await writeTable(format, "確認一覧", columns, rows);
  return c.body(new Uint8Array(bytes), 200, {
    "Content-Type": contentTypes[format],
    "Content-Disposition": attachmentHeader(`取り込みの確認一覧.${format}`),
  });
};

async function problemsOf(c: WebContext) {
  const view = await readImport(c.get("site").db, actorOf(c), c.req.param("importId") ?? "");
  return view && { view, problems: importProblems(view.files, view.planned) };
}
