const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** What stands for a person in a small round mark: the family name, at most three characters; 「佐藤 まどか」 → 「佐藤」. */
export function shortName(name: string): string {
  const [family = "", given] = name.trim().split(/\s+/u);
  const letters = Array.from(characters.segment(family), ({ segment }) => segment);
  // Without a space nobody can tell where the family name ends; most have two characters.
  return letters.slice(0, given === undefined ? 2 : 3).join("");
}
