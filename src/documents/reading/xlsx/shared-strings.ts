import { UnreadableFile } from "../unreadable-file.ts";
import { decodeEscapes } from "./scan-xml.ts";
import type { XlsxPackage } from "./xlsx-package.ts";

const maxStrings = 600_000;

/** The texts that cells point to: runs of rich text joined, furigana (`rPh`) left out. */
export function readSharedStrings(file: XlsxPackage, part: string): string[] {
  const strings: string[] = [];
  const collector = stringCollector();
  file.scan(part, {
    open(name) {
      if (name === "si") collector.begin();
      else collector.open(name);
    },
    close(name) {
      if (name === "si") {
        strings.push(collector.end());
        if (strings.length > maxStrings)
          throw new UnreadableFile("too-many-cells", `${maxStrings / 10_000}万種類を超えています`);
      } else collector.close(name);
    },
    text: collector.text,
  });
  return strings;
}

/** Collects the text of one string item (`si` or `is`): what stands in `t`, outside `rPh`. */
export function stringCollector() {
  let collected = "";
  let inText = false;
  let inPhonetic = false;
  return {
    begin() {
      collected = "";
      inText = false;
      inPhonetic = false;
    },
    open(name: string) {
      if (name === "t") inText = true;
      else if (name === "rPh") inPhonetic = true;
    },
    close(name: string) {
      if (name === "t") inText = false;
      else if (name === "rPh") inPhonetic = false;
    },
    text(text: string) {
      if (inText && !inPhonetic) collected += text;
    },
    end: () => decodeEscapes(collected),
  };
}
