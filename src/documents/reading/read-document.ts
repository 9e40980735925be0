import type { ReadOutcome } from "../imported-document.ts";
import { documentReaders, type ReadOptions } from "./document-readers.ts";

/** Reads and understands one file in a worker of its own. For several files keep one `documentReaders()`. */
export async function readDocument(bytes: Uint8Array, fileName: string, options: ReadOptions): Promise<ReadOutcome> {
  const readers = documentReaders();
  try {
    return await readers.read(bytes, fileName, options);
  } finally {
    await readers.close();
  }
}
