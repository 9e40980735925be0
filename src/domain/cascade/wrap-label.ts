const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** A picture can't break lines by itself: at most `lines` lines of about `width` full-width characters, cut with 「…」. */
export function wrapLabel(text: string, width: number, lines: number): string[] {
  const wrapped: string[] = [];
  let line = "";
  let used = 0;
  for (const { segment } of characters.segment(text.replace(/\s+/g, " ").trim())) {
    const wide = /^[\x20-\x7e\uff61-\uff9f]/.test(segment) ? 0.55 : 1;
    if (used + wide > width) {
      wrapped.push(line);
      line = "";
      used = 0;
    }
    line += segment;
    used += wide;
  }
  if (line !== "") wrapped.push(line);
  if (wrapped.length <= lines) return wrapped;
  const kept = wrapped.slice(0, lines);
  const last = Array.from(characters.segment(kept.at(-1) ?? ""), ({ segment }) => segment);
  return [...kept.slice(0, -1), `${last.slice(0, -1).join("")}…`];
}
