/** What may be kept with a note, by its content: served as a download, never opened by the program. */
export const evidenceKinds = {
  pdf: { extensions: ["pdf"], contentType: "application/pdf", called: "PDF" },
  xlsx: {
    extensions: ["xlsx"],
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    called: "Excel ブック",
  },
  docx: {
    extensions: ["docx"],
    contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    called: "Word 文書",
  },
  pptx: {
    extensions: ["pptx"],
    contentType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    called: "PowerPoint の資料",
  },
  png: { extensions: ["png"], contentType: "image/png", called: "PNG の画像" },
  jpg: { extensions: ["jpg", "jpeg"], contentType: "image/jpeg", called: "JPEG の画像" },
  text: { extensions: ["csv", "txt"], contentType: "text/plain", called: "文字のファイル" },
} as const;

export type EvidenceKind = keyof typeof evidenceKinds;

/** `fileBytes`: of one file; `sheetBytes`: of everything kept for one sheet; `files`: of one note. */
export const evidenceLimits = { fileBytes: 20_000_000, sheetBytes: 200_000_000, files: 10 } as const;

/** Why a file is not kept. */
export type EvidenceRefusal =
  | "empty-file"
  | "file-too-large"
  | "unknown-kind"
  | "kind-differs"
  | "macro"
  | "encrypted"
  | "broken-file";

/** Whether a file calls itself what it is. */
export function isNamedAs(kind: EvidenceKind, name: string): boolean {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return (evidenceKinds[kind].extensions as readonly string[]).includes(extension);
}

/** Windows takes 255 units of a path's last part; some room is left for 「(2)」. */
const longest = 120;

/**
 * The last part of a given name as every system can keep it: no folders, no control characters or marks that turn the
 * reading direction, no name that Windows keeps for itself. The extension stays.
 */
export function safeFileName(given: string): string {
  const last = given.toWellFormed().split(/[\\/]/).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\p{Bidi_C}\u2028\u2029\uFEFF]/gu, "").replace(/[:*?"<>|]/g, "_");
  const dot = plain.lastIndexOf(".");
  const [base, extension] = dot >= 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ""];
  const room = longest - extension.length;
  const kept = [...base.replace(/^[.\s]+|[.\s]+$/g, "")].slice(0, room).join("");
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(kept);
  return `${reserved ? "_" : ""}${kept || "添付"}${extension}`;
}
