import { readdirSync, readFileSync } from "node:fs";
import type { ImportedDocument } from "../../src/documents/imported-document.ts";
import { readGrids } from "../../src/documents/reading/read-grids.ts";
import { understandGrids } from "../../src/documents/recognising/understand-grids.ts";
import { builtInForms } from "../../src/domain/forms/built-in-forms.ts";

const folder = new URL("../../../shared/documents/", import.meta.url);

/** One of the five source documents, which lie beside the checkout: "000" … "004". */
export function sourceDocument(number: string): { name: string; bytes: Uint8Array; lines: string[] } {
  const name = readdirSync(folder).find((file) => file.startsWith(`${number}_`));
  if (name === undefined) throw new Error(`no source document ${number}`);
  const bytes = readFileSync(new URL(name, folder));
  return { name, bytes, lines: bytes.toString("utf8").split("\n") };
}

/** The document as the program understands it, its form recognised among all built-in forms. */
export function understoodDocument(number: string): ImportedDocument {
  const { name, bytes } = sourceDocument(number);
  const read = readGrids(bytes, name);
  if (!read.ok) throw new Error(read.message);
  const outcome = understandGrids(read.grids, builtInForms, { fileName: name });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document;
}
