import { cellBudget } from "../cell-budget.ts";
import type { Grid } from "../grid.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { applyMerges } from "./apply-merges.ts";
import { brokenFormulas } from "./broken-formulas.ts";
import { readCellFormats } from "./cell-formats.ts";
import { refuseDangerousParts } from "./refuse-dangerous-parts.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readWorkbook } from "./workbook.ts";
import { readWorksheet } from "./worksheet.ts";
import { openPackage, type XlsxPackage } from "./xlsx-package.ts";

/**
 * Every visible worksheet with text as a grid. Hidden sheets are left out and named in `notes` (Japanese):
 * they hold lists and last year's drafts that nobody means to hand in. Throws UnreadableFile.
 */
export function readXlsx(bytes: Uint8Array): { grids: Grid[]; notes: string[] } {
  const file = openPackage(bytes);
  refuseOtherDocuments(new Set(file.names));
  const workbook = readWorkbook(file);
  const { sharedStrings, styles } = workbook;
  const visible = workbook.worksheets.filter(({ hidden }) => !hidden);
  refuseDangerousParts(file, new Set([...visible.map(({ part }) => part), sharedStrings ?? "", styles ?? ""]));
  if (visible.length === 0) throw new UnreadableFile("no-visible-sheet");

  const has = (part: string | null) => part !== null && file.names.includes(part);
  const strings = sharedStrings && has(sharedStrings) ? readSharedStrings(file, sharedStrings) : [];
  const formats = styles && has(styles) ? readCellFormats(file, styles) : [];
  const count = cellBudget();
  const grids: Grid[] = [];
  const formulas: string[] = [];
  for (const { name, part } of visible) {
    const broken = brokenFormulas(name);
    const context = {
      ...{ name, part, sharedStrings: strings, formats, from1904: workbook.from1904, count },
      withoutResult: broken.add,
    };
    const { rows, merges } = readWorksheet(file, context);
    formulas.push(...broken.notes());
    applyMerges(rows, merges, name);
    const filled = rows.filter(({ cells }) => cells.length > 0);
    if (filled.length > 0) grids.push({ name, exactColumns: true, rows: filled });
  }
  const hidden = workbook.worksheets
    .filter((sheet) => sheet.hidden)
    .map(({ name }) => `非表示のシート「${name}」は読み取っていません。`);
  return { grids, notes: [...hidden, ...drawingNotes(file), ...formulas] };
}

function refuseOtherDocuments(names: ReadonlySet<string>): void {
  const has = (part: string) => names.has(part);
  if (has("word/document.xml")) throw new UnreadableFile("unsupported-kind", " Word 文書");
  if (has("ppt/presentation.xml")) throw new UnreadableFile("unsupported-kind", " PowerPoint 文書");
  if (has("xl/workbook.bin")) throw new UnreadableFile("unsupported-kind", "バイナリ形式の Excel ブック(.xlsb)");
  if (has("mimetype") && has("content.xml")) throw new UnreadableFile("unsupported-kind", " OpenDocument(.ods など)");
  if (!has("[Content_Types].xml")) throw new UnreadableFile("unsupported-kind", "圧縮ファイル(zip)");
}

/** Words in shapes and comments belong to no cell: they are not read, and the person is told. */
function drawingNotes({ names, content }: XlsxPackage): string[] {
  const withText = names.some((name) => /^xl\/drawings\/[^/]+\.xml$/.test(name) && content(name)?.includes("<a:t>"));
  const withComments = names.some((name) =>
    /^xl\/(?:comments\d*|comments\/[^/]+|threadedComments\/[^/]+)\.xml$/.test(name),
  );
  return [
    ...(withText ? ["図形の中の文字は読み取っていません。"] : []),
    ...(withComments ? ["セルのコメントは読み取っていません。"] : []),
  ];
}
