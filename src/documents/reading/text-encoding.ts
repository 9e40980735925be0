import { UnreadableFile } from "./unreadable-file.ts";

export type TextEncodingName = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "cp932" | "euc-jp";
export type DecodedText = { text: string; encoding: TextEncodingName };

function decodeOrNull(bytes: Uint8Array, label: string, stream = false): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream });
  } catch {
    return null;
  }
}

/**
 * Decodes a text file: byte order marks first, then strict UTF-8, then CP932, then EUC-JP.
 * Throws UnreadableFile for binary, broken or cut files rather than returning wrong characters.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return unicode(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return unicode(bytes, "utf-16be");
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return unicode(bytes, "utf-8", "utf-8-bom");
  if (bytes.includes(0)) throw new UnreadableFile("not-text");

  const utf8 = decodeOrNull(bytes, "utf-8");
  if (utf8 !== null) return textOnly({ text: utf8, encoding: "utf-8" });
  refuseDamagedUtf8(bytes);
  const cp932 = decodeOrNull(bytes, "shift_jis");
  if (cp932 !== null) return textOnly({ text: cp932, encoding: "cp932" });
  const eucJp = decodeOrNull(bytes, "euc-jp");
  if (eucJp !== null) return textOnly({ text: eucJp, encoding: "euc-jp" });
  throw new UnreadableFile(
    controlShare(new TextDecoder("latin1").decode(bytes)) > 0.02 ? "not-text" : "unknown-encoding",
  );
}

function unicode(bytes: Uint8Array, label: string, encoding = label as TextEncodingName): DecodedText {
  const text = decodeOrNull(bytes, label);
  if (text !== null) return textOnly({ text, encoding });
  refuseDamagedUtf8(bytes);
  throw new UnreadableFile("broken-encoding", "文字コード");
}

/** UTF-8 that was cut or damaged must not be read as CP932: that succeeds often and yields nonsense. */
function refuseDamagedUtf8(bytes: Uint8Array): void {
  if (decodeOrNull(bytes, "utf-8", true) !== null) throw new UnreadableFile("truncated", "最後の文字が欠けています");
  const text = new TextDecoder("utf-8").decode(bytes);
  const damaged = text.match(/\uFFFD+/g)?.length ?? 0;
  const beyondAscii = text.replace(/[\0-\x7f\uFFFD]/g, "").length;
  if (damaged * 10 > beyondAscii) return;
  const line = text.slice(0, text.indexOf("\uFFFD")).split("\n").length;
  throw new UnreadableFile("broken-encoding", `${line}行目`);
}

function textOnly(decoded: DecodedText): DecodedText {
  if (controlShare(decoded.text) > 0.02) throw new UnreadableFile("not-text");
  return decoded;
}

function controlShare(text: string): number {
  const controls = text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0;
  return controls / Math.max(1, text.length);
}
