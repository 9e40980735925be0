import { guardFormula } from "./formula-guard.ts";

/** Rows of values as a CSV file: UTF-8 with BOM and CRLF, so that Excel opens it; values are kept from running. */
export function csvText(rows: string[][]): Uint8Array {
  const lines = rows.map((values) => `${values.map((value) => quoted(guardFormula(value))).join(",")}\r\n`);
  return new TextEncoder().encode(`\uFEFF${lines.join("")}`);
}

function quoted(value: string): string {
  return /[",\r\n\t]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
