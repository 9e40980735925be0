import { UnreadableFile } from "../unreadable-file.ts";
import { relations } from "./workbook.ts";
import { isXml, type XlsxPackage } from "./xlsx-package.ts";

/** Parts that may do something, by their names. */
const dangerous = [
  { name: /(?:^|\/)vbaProject\.bin$|\/macrosheets\/|\/dialogsheets\//i, reason: "macro" },
  { name: /\/externalLinks\/|(?:^|\/)connections\.xml$|\/queryTables\//i, reason: "external-link" },
  { name: /\/embeddings\/|\/activeX\/|\/ctrlProps\/.*\.bin$/i, reason: "embedded-object" },
  { name: /\.(?:zip|xlsx|xlsm|xls|docx|7z|rar|gz)$/i, reason: "nested-archive" },
  { name: /\.(?:exe|dll|js|vbs|bat|cmd|ps1|jar|html?)$/i, reason: "embedded-object" },
] as const;

/**
 * Macros, links to the outside, embedded files, DDE and DOCTYPE refuse the whole file. Throws UnreadableFile.
 * `readLater`: parts that the reader goes through itself, and which are checked then.
 */
export function refuseDangerousParts(file: XlsxPackage, readLater: ReadonlySet<string>): void {
  // A link part that calls a program says so: that is worse than a link, and named as what it is.
  const dde = file.names.find((name) => name.includes("/externalLinks/") && file.content(name)?.includes("ddeLink"));
  if (dde) throw new UnreadableFile("dde", dde);
  for (const name of file.names) {
    const found = dangerous.find((each) => each.name.test(name));
    if (found) throw new UnreadableFile(found.reason, name);
  }
  for (const name of file.names) {
    if (isXml(name) && !readLater.has(name)) refuseContent(file, name);
  }
}

function refuseContent(file: XlsxPackage, name: string): void {
  const content = file.content(name);
  if (name === "[Content_Types].xml" && (content?.includes("macroEnabled") || content?.includes("vbaProject"))) {
    throw new UnreadableFile("macro", name);
  }
  if (!name.endsWith(".rels")) return;
  // Addresses that a reader may click are text to us; anything else that points outside would be fetched by Excel.
  const outside = relations(file, name).find(({ external, type }) => external && type !== "hyperlink");
  if (outside) throw new UnreadableFile("external-link", `${name}、${outside.target.slice(0, 80)}`);
}
