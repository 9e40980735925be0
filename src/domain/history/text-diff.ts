/** A stretch of text that both have, that only the one before had, or only the one after. */
export type DiffPart = { kind: "same" | "removed" | "added"; text: string };

const words = new Intl.Segmenter("ja", { granularity: "word" });

/** Longer texts are compared by line: the table of the comparison grows with the product of the lengths. */
const mostWords = 2_000;

/**
 * What changed between two texts, word by word; what was written anew stands whole, before and after. The "same" and "removed" parts together are `before`, the "same" and
 * "added" parts `after`, character for character.
 */
export function textDiff(before: string, after: string): DiffPart[] {
  const one = wordsOf(before);
  const two = wordsOf(after);
  const split = one.length > mostWords || two.length > mostWords ? linesOf : wordsOf;
  return legible(diffLists(split(before), split(after)));
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

type Change = { removed: string; added: string };

/**
 * Two texts that have nothing to do with each other still share particles and commas, and a difference that keeps those
 * is a salad of words. A stretch between two changes therefore counts as kept only when it is longer than the change on
 * either side: what is shorter than both was rewritten along with them. A line that stayed whole is kept in any case.
 * Where less than a fifth of the shorter text is kept in all, such as a mark and a full stop, nothing was.
 */
function legible(parts: DiffPart[]): DiffPart[] {
  // Changes with the kept text after each; the text before the first change is kept in any case.
  const first = parts[0]?.kind === "same" ? parts[0].text : "";
  const runs: { change: Change; kept: string }[] = [];
  for (const { change, kept } of changesOf(parts)) {
    let run = { change, kept };
    // Merged changes are longer: the stretch before them may now be too short as well.
    for (let last = runs.at(-1); last && isRewritten(last.change, last.kept, run.change); last = runs.at(-1)) {
      runs.pop();
      run = { change: joined(last.change, last.kept, run.change), kept };
    }
    runs.push(run);
  }
  const all: DiffPart[] = runs.flatMap(({ change: { removed, added }, kept }) => [
    { kind: "removed", text: removed },
    { kind: "added", text: added },
    { kind: "same", text: kept },
  ]);
  const shown = [{ kind: "same" as const, text: first }, ...all].filter(({ text }) => text !== "");
  const [before, after] = [withoutKind(shown, "added"), withoutKind(shown, "removed")];
  const kept = shown.reduce((sum, { kind, text }) => (kind === "same" ? sum + text.length : sum), 0);
  if (kept * 5 >= Math.min(before.length, after.length)) return shown;
  return [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
}

function withoutKind(parts: DiffPart[], kind: DiffPart["kind"]): string {
  return parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join("");
}

function changesOf(parts: DiffPart[]): { change: Change; kept: string }[] {
  const runs: { change: Change; kept: string }[] = [];
  let change: Change = { removed: "", added: "" };
  const close = (kept: string) => {
    if (sizeOf(change) > 0) runs.push({ change, kept });
    change = { removed: "", added: "" };
  };
  for (const { kind, text } of parts) {
    if (kind === "same") close(text);
    else change = { ...change, [kind]: change[kind] + text };
  }
  close("");
  return runs;
}

const sizeOf = ({ removed, added }: Change) => Math.max(removed.length, added.length);

const isRewritten = (one: Change, between: string, two: Change) =>
  between.length <= Math.min(sizeOf(one), sizeOf(two)) && !/\n[^\n]+\n/.test(between);

const joined = (one: Change, between: string, two: Change): Change => ({
  removed: one.removed + between + two.removed,
  added: one.added + between + two.added,
});

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
