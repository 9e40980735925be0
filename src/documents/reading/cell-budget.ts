import { UnreadableFile } from "./unreadable-file.ts";

const maxCells = 500_000;
const maxCharacters = 30_000_000;
const maxLines = 300_000;

/** Counts the cells of one file that hold text. Call it with the length of each; throws UnreadableFile beyond the limits. */
export function cellBudget(): (characters: number) => void {
  let cells = 0;
  let total = 0;
  return (characters) => {
    cells++;
    total += characters;
    if (cells > maxCells) throw new UnreadableFile("too-many-cells", `${maxCells / 10_000}万個を超えています`);
    if (total > maxCharacters)
      throw new UnreadableFile("too-large", `文字が${maxCharacters / 10_000}万字を超えています`);
  };
}

/** Refuses a text whose lines or separators alone, blank as the cells between them may be, would fill the memory. */
export function refuseEndlessText(text: string, separator: string): void {
  if (occurs(text, "\n", maxLines) || occurs(text, "\r", maxLines)) {
    throw new UnreadableFile("too-large", `${maxLines / 10_000}万行を超えています`);
  }
  if (occurs(text, separator, maxCells * 4))
    throw new UnreadableFile("too-many-cells", `${(maxCells * 4) / 10_000}万個を超えています`);
}

function occurs(text: string, character: string, more: number): boolean {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) {
    count++;
    if (count > more) return true;
  }
  return false;
}
