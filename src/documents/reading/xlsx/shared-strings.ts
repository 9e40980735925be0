import { decodeEscapes, scanXml } from "./scan-xml.ts";

/** The texts that cells point to: runs of rich text joined, furigana (`rPh`) left out. */
export function readSharedStrings(xml: string, part: string): string[] {
  const strings: string[] = [];
  const collector = stringCollector();
  scanXml(xml, part, {
    open(name) {
      if (name === "si") collector.begin();
      else collector.open(name);
    },
    close(name) {
      if (name === "si") strings.push(collector.end());
      else collector.close(name);
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
