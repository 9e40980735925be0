import { UnreadableFile } from "./unreadable-file.ts";

const endOfDirectory = 0x06054b50;
const zip64Locator = 0x07064b50;
const zip64EndOfDirectory = 0x06064b50;
const inZip64 = 0xffffffff;

/** Where the list of entries begins and how many it holds (PKWARE APPNOTE 4.3.12 to 4.3.16). */
export function centralDirectory(file: Buffer): { offset: number; count: number } {
  const end = endRecord(file);
  const count = file.readUInt16LE(end + 10);
  const offset = file.readUInt32LE(end + 16);
  const locator = end - 20;
  if ((count !== 0xffff && offset !== inZip64) || locator < 0 || file.readUInt32LE(locator) !== zip64Locator) {
    return { offset, count };
  }
  const record = number64(file, locator + 8);
  if (record + 56 > file.length || file.readUInt32LE(record) !== zip64EndOfDirectory) {
    throw new UnreadableFile("broken", "zip64 の目次");
  }
  return { offset: number64(file, record + 48), count: number64(file, record + 32) };
}

function endRecord(file: Buffer): number {
  const lowest = Math.max(0, file.length - 22 - 0xffff);
  for (let position = file.length - 22; position >= lowest; position--) {
    if (file.readUInt32LE(position) === endOfDirectory) return position;
  }
  throw new UnreadableFile("truncated", "圧縮ファイルの終わりの目次がありません");
}

function number64(file: Buffer, position: number): number {
  if (position + 8 > file.length) throw new UnreadableFile("truncated", "zip64 の目次");
  return Number(file.readBigUInt64LE(position));
}

type Sizes = { size: number; packedSize: number; headerOffset: number };

/** Replaces sizes that stand in the zip64 extra field; many writers use it even for small files. */
export function zip64Sizes(extra: Buffer, sizes: Sizes): Sizes {
  let position = 0;
  while (position + 4 <= extra.length) {
    const length = extra.readUInt16LE(position + 2);
    if (extra.readUInt16LE(position) === 1) {
      const field = extra.subarray(position + 4, position + 4 + length);
      let cursor = 0;
      const replace = (value: number) => {
        if (value !== inZip64) return value;
        cursor += 8;
        return number64(field, cursor - 8);
      };
      // The order is fixed by the format: inflated, packed, offset.
      const size = replace(sizes.size);
      const packedSize = replace(sizes.packedSize);
      return { size, packedSize, headerOffset: replace(sizes.headerOffset) };
    }
    position += 4 + length;
  }
  return sizes;
}

/** Windows in Japanese writes names in CP932, macOS in UTF-8 without saying so. */
export function entryName(bytes: Buffer, saysUtf8: boolean): string {
  const encodings = saysUtf8 ? ["utf-8"] : ["utf-8", "shift_jis"];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll("\\", "/");
    } catch {}
  }
  return bytes.toString("latin1").replaceAll("\\", "/");
}
