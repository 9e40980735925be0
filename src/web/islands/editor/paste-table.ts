/**
 * What Excel puts on the clipboard as plain text: cells by tab, rows by line break, a cell with a tab, a quote
 * or a line break in double quotes ("" for one quote). A quote inside an unquoted cell is an ordinary character.
 */
export function parsePastedTable(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let at = 0;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  while (at < text.length) {
    const here = text[at];
    if (here === '"' && cell === "" && isCellStart(text, at)) {
      const quoted = readQuoted(text, at);
      if (quoted) {
        cell = quoted.cell;
        at = quoted.end;
        continue;
      }
    }
    if (here === "\t") endCell();
    else if (here === "\n" || here === "\r") {
      endCell();
      rows.push([]);
      if (here === "\r" && text[at + 1] === "\n") at++;
    } else cell += here;
    at++;
  }
  // Excel ends the last row with a line break; that is no further row.
  if (cell !== "" || (rows.at(-1)?.length ?? 0) > 0) endCell();
  else rows.pop();
  return rows;
}

function isCellStart(text: string, at: number): boolean {
  return at === 0 || /[\t\r\n]/.test(text[at - 1] ?? "");
}

/** A quoted cell from its opening quote; null when it is not closed at a cell's end, so the quote is the author's. */
function readQuoted(text: string, start: number): { cell: string; end: number } | null {
  let cell = "";
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') {
      cell += '"';
      at++;
    } else {
      const after = text[at + 1];
      const closed = after === undefined || after === "\t" || after === "\n" || after === "\r";
      return closed ? { cell: cell.replaceAll("\r\n", "\n").replaceAll("\r", "\n"), end: at + 1 } : null;
    }
  }
  return null;
}

/** Whether a paste is a table: several cells by tab. Lines without tabs are one text, unless they came from a table. */
export function isTablePaste(text: string, html: string): boolean {
  return text.includes("\t") || /<table[\s>]/i.test(html);
}
