import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { SheetLayout } from "../layout/layout-types.ts";
import type { WriteRefusal } from "../printable-sheet.ts";
import { missingCharacter, substitutions } from "./character-check.ts";
import { loadFonts } from "./fonts.ts";

/**
 * The typesetter is synchronous and keeps the memory it once took (900 MB for a hundred sheets), so it lives in a
 * process of its own, which ends with its parent.
 */
export type PdfRequest = { id: number; layouts: SheetLayout[]; data: string };
export type PdfAnswer = { id: number } & (
  | { ok: true; bytes: Uint8Array; notes: string[] }
  | WriteRefusal
  | { ok: false; reason: "failed"; message: string }
);

const { blobs, fonts } = loadFonts();
const compiler = NodeCompiler.create({
  workspace: fileURLToPath(new URL(".", import.meta.url)),
  fontArgs: [{ fontBlobs: blobs }],
});
const mainFilePath = fileURLToPath(new URL("form.typ", import.meta.url));

process.on("message", (request: PdfRequest) => {
  // Forgetting a hundred sheets takes a while that nobody has to wait for.
  process.send?.(answer(request), () => compiler.evictCache(0));
});
process.on("disconnect", () => process.exit());

function answer({ id, layouts, data }: PdfRequest): PdfAnswer {
  const refusal = missingCharacter(layouts, fonts);
  if (refusal) return { id, ...refusal };
  const { second, notes } = substitutions(layouts, fonts);
  const inputs = { data, fonts: JSON.stringify({ families: fonts.map(({ family }) => family), second }) };
  try {
    const pdf = compiler.pdf({ mainFilePath, inputs }, { pdfStandard: "a-2a" });
    return { id, ok: true, bytes: Uint8Array.from(pdf), notes };
  } catch (error) {
    return {
      id,
      ok: false,
      reason: "failed",
      message: `${error instanceof Error ? error.message : error} ${diagnosis(inputs)}`,
    };
  }
}

/** `pdf()` may fail with an empty message; compiling again tells why. */
function diagnosis(inputs: Record<string, string>): string {
  const result = compiler.compile({ mainFilePath, inputs });
  const error = result.takeError() ?? result.takeDiagnostics();
  return error ? JSON.stringify(compiler.fetchDiagnostics(error)) : "";
}
