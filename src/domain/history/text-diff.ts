/** A stretch of text that both have, that only the one before had, or only the one after. */
export type DiffPart = { kind: "same" | "removed" | "added"; text: string };

const words = new Intl.Segmenter("ja", { granularity: "word" });

/** Longer texts are compared by line: the table of the comparison grows with the product of the lengths. */
const mostWords = 2_000;

/**
 * What changed between two texts, word by word. The "same" and "removed" parts together are `before`, the "same" and
 * "added" parts `after`, character for character.
 */
export function textDiff(before: string, after: string): DiffPart[] {
  const one = wordsOf(before);
  const two = wordsOf(after);
  const split = one.length > mostWords || two.length > mostWords ? linesOf : wordsOf;
  return diffLists(split(before), split(after));
}

function wordsOf(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment);
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function diffLists(before: string[], after: string[]): DiffPart[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart["kind"], text: string) => {
    const last = parts.at(-1);
    if (text === "") return;
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  add("same", before.slice(0, start).join(""));
  const old = before.slice(start, before.length - end);
  const young = after.slice(start, after.length - end);
  const common = commonLengths(old, young);
  const width = young.length + 1;
  let i = 0;
  let j = 0;
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      add("same", old[i] ?? "");
      i++;
      j++;
    } else if (
      i < old.length &&
      (j === young.length || at(common, (i + 1) * width + j) >= at(common, i * width + j + 1))
    ) {
      add("removed", old[i] ?? "");
      i++;
    } else {
      add("added", young[j] ?? "");
      j++;
    }
  }
  add("same", before.slice(before.length - end).join(""));
  return parts;
}

/** Length of the longest common subsequence of the rests from (i, j) on, at index i * (young.length + 1) + j. */
function commonLengths(old: string[], young: string[]): Uint16Array {
  const width = young.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        old[i] === young[j]
          ? at(lengths, (i + 1) * width + j + 1) + 1
          : Math.max(at(lengths, (i + 1) * width + j), at(lengths, i * width + j + 1));
    }
  }
  return lengths;
}

function at(lengths: Uint16Array, index: number): number {
  return lengths[index] ?? 0;
}
