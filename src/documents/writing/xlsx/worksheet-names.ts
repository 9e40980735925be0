/** Excel's limit, counted in UTF-16 units. */
const longest = 31;

/** Worksheet names from wished ones: forbidden characters replaced, cut to 31 units, made distinct by (2), (3)…. */
export function worksheetNames(wished: string[]): string[] {
  const taken = new Set<string>();
  return wished.map((wish) => {
    const plain =
      cut(
        wish
          .replace(/[\\/?*[\]:\p{Cc}]/gu, "_")
          .replace(/^'+|'+$/g, "")
          .trim(),
        longest,
      ) || "シート";
    // "History" is reserved by Excel.
    let name = plain.toLowerCase() === "history" ? `${plain}_` : plain;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) {
      const mark = `(${n})`;
      name = cut(plain, longest - mark.length) + mark;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

function cut(text: string, units: number): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter("ja").segment(text)) {
    if (kept.length + segment.length > units) break;
    kept += segment;
  }
  return kept;
}
