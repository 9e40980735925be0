import { strToU8, type Zippable, zipSync } from "fflate";

/** Parts of a workbook as XML text, for what no library would write. Relations and content types are added. */
export type RawWorkbook = {
  /** `xml`: what stands inside `worksheet`. */
  sheets: { name: string; xml: string; state?: "hidden" | "veryHidden" }[];
  /** What stands inside `sst`. */
  strings?: string;
  /** What stands inside `styleSheet`. */
  styles?: string;
  workbookProperties?: string;
  /** Further parts, or other contents for the parts above, by name. */
  parts?: Record<string, string | Uint8Array>;
};

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The bytes of an .xlsx file made of the given XML. */
export function rawWorkbook({
  sheets,
  strings = "",
  styles = "",
  workbookProperties = "",
  parts = {},
}: RawWorkbook): Uint8Array {
  const list = sheets.map(({ name, state }, index) => {
    const visibility = state ? ` state="${state}"` : "";
    return `<sheet name="${name}" sheetId="${index + 1}"${visibility} r:id="rId${index + 1}"/>`;
  });
  const related = sheets.map((_, index) =>
    relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`),
  );
  related.push(relation("rIdS", "sharedStrings", "sharedStrings.xml"), relation("rIdT", "styles", "styles.xml"));
  const files: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": relationsXml([relation("rId1", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relationType}">${workbookProperties}<sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationsXml(related),
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${strings}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
  };
  for (const [index, { xml }] of sheets.entries()) {
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${main}" xmlns:r="${relationType}">${xml}</worksheet>`;
  }
  return zipOf({ ...files, ...parts });
}

/** A zip file of texts and bytes by name. */
export function zipOf(files: Record<string, string | Uint8Array>): Uint8Array {
  const contents: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    contents[name] =
      typeof content === "string" ? strToU8(content.startsWith("<") ? declaration + content : content) : content;
  }
  return zipSync(contents);
}

export function relation(id: string, type: string, target: string, external = false): string {
  return `<Relationship Id="${id}" Type="${relationType}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`;
}

export function relationsXml(relations: string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join("")}</Relationships>`;
}

/** One row of inline strings, `line` from 1: columns A, B, C … */
export function inlineRow(line: number, texts: string[]): string {
  const cells = texts.map(
    (text, index) => `<c r="${String.fromCharCode(65 + index)}${line}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${line}">${cells.join("")}</row>`;
}
