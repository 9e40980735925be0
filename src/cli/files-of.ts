import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";

/** A file named on the command line; `bytes` null: it can't be opened. */
export type NamedFile = { name: string; bytes: Uint8Array | null };

/** The files themselves, and of folders the readable ones in the order of their names. */
export async function filesOf(paths: string[]): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found?.isDirectory()) {
      files.push({ name: found ? basename(path) : path, bytes: await readFile(path).catch(() => null) });
      continue;
    }
    const names = (await readdir(path)).filter(
      (name) => /\.(?:txt|tsv|csv|xlsx|zip)$/iu.test(name) && !/^[.~]/u.test(name),
    );
    for (const name of names.toSorted()) files.push({ name, bytes: await readFile(join(path, name)) });
  }
  return files;
}

export function unopenable({ name }: NamedFile): string {
  return `「${name}」: ファイルを開けません。名前と置き場所を確かめてください。`;
}
