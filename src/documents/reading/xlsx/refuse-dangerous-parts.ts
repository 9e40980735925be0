import { UnreadableFile } from "../unreadable-file.ts";
import { relations } from "./workbook.ts";
import type { XlsxPackage } from "./xlsx-package.ts";

/** Parts that may do something, by their names. */
const dangerous = [
  { name: /(?:^|\/)vbaProject\.bin$|\/macrosheets\/|\/dialogsheets\//i, reason: "macro" },
  { name: /\/externalLinks\/|(?:^|\/)connections\.xml$|\/queryTables\//i, reason: "external-link" },
  { name: /\/embeddings\/|\/activeX\/|\/ctrlProps\/.*\.bin$/i, reason: "embedded-object" },
  { name: /\.(?:zip|xlsx|xlsm|xls|docx|7z|rar|gz)$/i, reason: "nested-archive" },
  { name: /\.(?:exe|dll|js|vbs|bat|cmd|ps1|jar|html?)$/i, reason: "embedded-object" },
] as const;

/** Macros, links to the outside, embedded files, DDE and DOCTYPE in any part refuse the whole file. Throws UnreadableFile. */
export function refuseDangerousParts(file: XlsxPackage): void {
  const names = [...file.entries.keys()];
  // A link part that calls a program says so: that is worse than a link, and named as what it is.
  const dde = names.find((name) => name.includes("/externalLinks/") && file.part(name)?.includes("ddeLink"));
  if (dde) throw new UnreadableFile("dde", dde);
  for (const name of names) {
    const found = dangerous.find((each) => each.name.test(name));
    if (found) throw new UnreadableFile(found.reason, name);
  }
  for (const name of names) {
    if (/\.(?:xml|rels|vml)$/i.test(name)) refuseContent(file.part(name) ?? "", name);
  }
}

function refuseContent(xml: string, name: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new UnreadableFile("document-type", name);
  if (name === "[Content_Types].xml" && /macroEnabled|vbaProject/i.test(xml)) throw new UnreadableFile("macro", name);
  if (!name.endsWith(".rels")) return;
  // Addresses that a reader may click are text to us; anything else that points outside would be fetched by Excel.
  const outside = relations(xml, name).find(({ external, type }) => external && type !== "hyperlink");
  if (outside) throw new UnreadableFile("external-link", `${name}、${outside.target.slice(0, 80)}`);
}
