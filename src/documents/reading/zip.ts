import { crc32, inflateRawSync } from "node:zlib";
import { UnreadableFile } from "./unreadable-file.ts";
import { centralDirectory, entryName, zip64Sizes } from "./zip-directory.ts";

export type ZipEntry = {
  name: string;
  /** Bytes after inflating, as the directory declares: inflating stops there. */
  size: number;
  packedSize: number;
  method: number;
  checksum: number;
  encrypted: boolean;
  headerOffset: number;
};

export type ZipLimits = { entries: number; inflatedBytes: number };

/** Above this a part of more than `smallPart` bytes cannot be honest: sheets reach 20 to 60. */
const maxRatio = 200;
const smallPart = 5_000_000;

/**
 * Lists a zip file and refuses it before anything is inflated: too many entries, sizes that add up to a bomb,
 * names that point outside, the same name twice. Names use `/`. Throws UnreadableFile.
 */
export function listZip(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = centralDirectory(file);
  if (directory.count > limits.entries) throw new UnreadableFile("too-many-entries", `${directory.count}個`);
  const entries: ZipEntry[] = [];
  let position = directory.offset;
  for (let index = 0; index < directory.count; index++) {
    const { entry, next } = readEntry(file, position);
    entries.push(entry);
    position = next;
  }
  refuseUnsafe(entries, limits);
  return entries;
}

function readEntry(file: Buffer, position: number): { entry: ZipEntry; next: number } {
  if (position + 46 > file.length) throw new UnreadableFile("truncated", "zip の目次");
  if (file.readUInt32LE(position) !== 0x02014b50) throw new UnreadableFile("broken", "zip の目次");
  const flags = file.readUInt16LE(position + 8);
  const nameEnd = position + 46 + file.readUInt16LE(position + 28);
  const extraEnd = nameEnd + file.readUInt16LE(position + 30);
  const next = extraEnd + file.readUInt16LE(position + 32);
  if (next > file.length) throw new UnreadableFile("truncated", "zip の目次");
  const sizes = zip64Sizes(file.subarray(nameEnd, extraEnd), {
    size: file.readUInt32LE(position + 24),
    packedSize: file.readUInt32LE(position + 20),
    headerOffset: file.readUInt32LE(position + 42),
  });
  const entry = {
    ...sizes,
    name: entryName(file.subarray(position + 46, nameEnd), (flags & 0x800) !== 0),
    method: file.readUInt16LE(position + 10),
    checksum: file.readUInt32LE(position + 16),
    encrypted: (flags & 1) !== 0,
  };
  return { entry, next };
}

function refuseUnsafe(entries: readonly ZipEntry[], limits: ZipLimits): void {
  const names = new Set<string>();
  let inflated = 0;
  for (const { name, size, packedSize } of entries) {
    if (name.startsWith("/") || /^[a-z]:/i.test(name) || name.includes("\0") || name.split("/").includes("..")) {
      throw new UnreadableFile("unsafe-path", name.replaceAll("\0", ""));
    }
    if (names.has(name)) throw new UnreadableFile("broken", `同じ名前の部品が二つあります: ${name}`);
    names.add(name);
    inflated += size;
    if (inflated > limits.inflatedBytes) throw new UnreadableFile("zip-bomb", `${megabytes(inflated)}以上`);
    if (size > smallPart && size > packedSize * maxRatio) {
      throw new UnreadableFile("zip-bomb", `${name}、${Math.round(size / Math.max(1, packedSize))}倍`);
    }
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)}MB`;
}

/** The bytes of one entry: never more than it declared, checked against its checksum. Throws UnreadableFile. */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.encrypted) throw new UnreadableFile("encrypted");
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = entry.headerOffset;
  if (header + 30 > file.length) throw new UnreadableFile("truncated", entry.name);
  if (file.readUInt32LE(header) !== 0x04034b50) throw new UnreadableFile("broken", entry.name);
  const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
  if (start + entry.packedSize > file.length) throw new UnreadableFile("truncated", entry.name);
  const content = unpack(file.subarray(start, start + entry.packedSize), entry);
  if (content.length !== entry.size || crc32(content) !== entry.checksum)
    throw new UnreadableFile("broken", entry.name);
  return content;
}

function unpack(packed: Buffer, entry: ZipEntry): Uint8Array {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new UnreadableFile("broken", `${entry.name}: 圧縮の方式が特殊です`);
  try {
    // One byte above the declared size is enough to see a lie, and nothing beyond it is ever allocated.
    const length = Math.max(64, entry.size + 1);
    return inflateRawSync(packed, { maxOutputLength: length, chunkSize: length });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ERR_BUFFER_TOO_LARGE") throw new UnreadableFile("zip-bomb", `${entry.name}: 大きさの記載が偽りです`);
    throw new UnreadableFile(code === "Z_BUF_ERROR" ? "truncated" : "broken", entry.name);
  }
}
