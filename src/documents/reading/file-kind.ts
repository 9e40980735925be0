export type FileKind = { kind: "zip" | "compound" | "text" | "empty" } | { kind: "other"; what: string };

/** Leading bytes that say what a file really is, whatever its name. */
const signatures: { bytes: number[]; what: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: " PDF " },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: "画像(PNG)" },
  { bytes: [0xff, 0xd8, 0xff], what: "画像(JPEG)" },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: "画像(GIF)" },
  { bytes: [0x49, 0x49, 0x2a, 0x00], what: "画像(TIFF)" },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], what: "画像(TIFF)" },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: "リッチテキスト(RTF)" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: "圧縮ファイル(7z)" },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: "圧縮ファイル(RAR)" },
  { bytes: [0x1f, 0x8b], what: "圧縮ファイル(gzip)" },
  { bytes: [0x4d, 0x5a, 0x90], what: "プログラム" },
];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** What the bytes are, by their beginning; `text` is what is left, and may still turn out not to be. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { kind: "empty" };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return { kind: "zip" };
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { kind: "compound" };
  const found = signatures.find((signature) => startsWith(bytes, signature.bytes));
  return found ? { kind: "other", what: found.what } : { kind: "text" };
}

/** Why an OLE compound file is refused: the names of its streams (UTF-16) tell an encrypted .xlsx from an old .xls. */
export function compoundFileReason(bytes: Uint8Array): "encrypted" | "old-excel" | "old-office" {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasStream = (name: string) => file.includes(Buffer.from(`${name}\0`, "utf16le"));
  if (hasStream("EncryptedPackage")) return "encrypted";
  return hasStream("Workbook") || hasStream("Book") ? "old-excel" : "old-office";
}
