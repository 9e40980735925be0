import { UnreadableFile } from "../unreadable-file.ts";
import { attribute } from "./scan-xml.ts";
import type { XlsxPackage } from "./xlsx-package.ts";

export type Worksheet = { name: string; part: string; hidden: boolean };
export type Workbook = {
  worksheets: Worksheet[];
  /** Days are counted from 1904 instead of 1900. */
  from1904: boolean;
  sharedStrings: string | null;
  styles: string | null;
};

export type Relation = { id: string; type: string; target: string; external: boolean };

const maxWorksheets = 1000;

/** The relations that an `.rels` part lists; `type` is the last word of its address (two namespaces are in use). */
export function relations(file: XlsxPackage, part: string): Relation[] {
  const found: Relation[] = [];
  file.scan(part, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      found.push({
        id: attribute(attributes, "Id") ?? "",
        type: (attribute(attributes, "Type") ?? "").split("/").at(-1) ?? "",
        target: attribute(attributes, "Target") ?? "",
        external: attribute(attributes, "TargetMode") === "External",
      });
    },
    close() {},
    text() {},
  });
  return found;
}

/** Reads which sheets a workbook has and where they lie. Chart and dialogue sheets are left out. */
export function readWorkbook(file: XlsxPackage): Workbook {
  const root = relations(file, "_rels/.rels").find(({ type }) => type === "officeDocument");
  if (!root) throw new UnreadableFile("broken", "ブックの本体が示されていません");
  const path = root.target.replace(/^\//, "");
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const relsPart = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const related = relations(file, relsPart);
  const partOf = (relation: Relation | undefined) => (relation ? resolvePart(folder, relation.target) : null);

  const worksheets: Worksheet[] = [];
  let from1904 = false;
  file.scan(path, {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const id = attribute(attributes, "[A-Za-z0-9]+:id");
      const relation = related.find((each) => each.id === id && each.type === "worksheet");
      const part = partOf(relation);
      if (!part) return;
      const state = attribute(attributes, "state");
      worksheets.push({
        name: attribute(attributes, "name") ?? "",
        part,
        hidden: state === "hidden" || state === "veryHidden",
      });
    },
    close() {},
    text() {},
  });
  if (worksheets.length > maxWorksheets) {
    throw new UnreadableFile("too-large", `シートが${worksheets.length}枚、${maxWorksheets}枚まで`);
  }
  const byType = (type: string) => partOf(related.find((relation) => relation.type === type));
  return { worksheets, from1904, sharedStrings: byType("sharedStrings"), styles: byType("styles") };
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const segments: string[] = [];
  for (const segment of `${folder}${target}`.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}
