import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { PrintableSheet } from "./printable-sheet.ts";

export type ExportFormat = "xlsx" | "pdf" | "csv" | "json";

export const contentTypes: Record<ExportFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};

/** Windows and most file servers take 255 bytes or units of a name; some room is left for 「(2)」 and folders. */
const longest = 80;

/** 「令和8年度_総務部_総務課_組織目標管理シート.xlsx」; for several sheets only what they have in common. */
export function exportFileName(sheets: PrintableSheet[], format: ExportFormat): string {
  const name = commonParts(sheets)
    .map(safePart)
    .filter((part) => part !== "")
    .join("_");
  return `${[...name].slice(0, longest).join("") || "シート"}.${format}`;
}

/** 「令和8年度 総務部 総務課 組織目標管理シート」: what a file says of itself in its properties. */
export function exportTitle(sheets: PrintableSheet[]): string {
  return commonParts(sheets).join(" ");
}

function commonParts(sheets: PrintableSheet[]): string[] {
  const common = (value: (sheet: PrintableSheet) => string) => {
    const values = new Set(sheets.map(value));
    return values.size === 1 ? [...values] : [];
  };
  const depth = Math.max(0, ...sheets.map(({ unit }) => unit.length));
  const units = Array.from({ length: depth }, (_, level) => common(({ unit }) => unit[level] ?? "")).flat();
  return [
    ...common(({ fiscalYear }) => fiscalYearLabel(fiscalYear)),
    ...units,
    ...common(({ form }) => form.name),
    ...(sheets.length > 1 ? [`${sheets.length}枚`] : []),
  ];
}

/** Names made distinct by (2), (3)… without regard to case, for files side by side in one folder or zip. */
export function distinctFileNames(names: string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf(".");
    const [base, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
    let distinct = name;
    for (let n = 2; taken.has(distinct.toLowerCase()); n += 1) distinct = `${base}(${n})${extension}`;
    taken.add(distinct.toLowerCase());
    return distinct;
  });
}

/** Content-Disposition of a download: RFC 6266, the name in UTF-8 as RFC 5987 wants it. */
export function attachmentHeader(fileName: string): string {
  const dot = fileName.lastIndexOf(".");
  const plain = `sheet${dot > 0 ? fileName.slice(dot).replace(/[^.a-zA-Z0-9]/g, "") : ""}`;
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function safePart(part: string): string {
  return part.replace(/[\\/:*?"<>|\p{Cc}\s]+/gu, "_").replace(/^[._]+|[._]+$/g, "");
}
