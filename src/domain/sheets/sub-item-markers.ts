/**
 * The signs people number the parts of a work item with: (1) （１） ① and, one level deeper, ①-1 (also ①～1).
 * A sign counts as a marker only where a part can begin, so that 「(BCP)」, 「第(1)項」 and 「組織(240)」 stay words.
 */

export type FoundMarkers = {
  /** As written: 「(1)」「①」「①-1」. A range 「(1)～(3)」 is written out. */
  markers: string[];
  /** Where the first marker begins and the part's text begins. */
  start: number;
  end: number;
  /** What stands between a two-level marker and its text: 「.」 or 「:」. */
  separator: string;
};

const circled = "\u2460-\u2473";
const marker = new RegExp(
  `[(（][\\s\u3000]*([0-9０-９]{1,2})[\\s\u3000]*[)）]|([${circled}])(?:[-－‐–—−~～〜]([0-9０-９]{1,2})(?![0-9０-９%％月日年件人回]|[\\s\u3000]*[)）]))?`,
  "g",
);
/** A part begins at the start, after white space, a sentence, a tag or a bullet; never inside a word. */
const mayBegin = /(?:^|[\s。．.；;>]|(?:^|\s)[・•●])$/;
/** A new line begins a new part: 「(1)⏎(2)3月」 leaves (1) empty. */
const joiner = /^[ \t\u3000]*([、・,，]|[-－–—~～〜])?[ \t\u3000]*$/;
const longestGap = 4;
const highest = 20;
/** How far a number may run ahead of the highest one seen; more is a figure, not a marker. */
const longestSkip = 5;

/** The number under which parts of different columns belong together: （１）, (1) and ① are all "1", ①-1 is "1-1". */
export function markerKey(marker: string): string {
  return marker
    .normalize("NFKC")
    .replace(/[()\s]/g, "")
    .replace(/[-~‐–—−〜]/g, "-");
}

/** Groups of markers in their order. Only the style of the first one counts: ① inside a part of (1) is a list of its own. */
export function findMarkers(text: string): FoundMarkers[] {
  const groups: FoundMarkers[] = [];
  let style: "round" | "circled" | null = null;
  let seen = 0;
  for (const match of text.matchAll(marker)) {
    const last = groups.at(-1);
    const between =
      last && match.index - last.end <= longestGap ? joiner.exec(text.slice(last.end, match.index)) : null;
    // What joins two markers into one group; two separate markers never stand closer than a word.
    const follows = between !== null && last?.separator === "";
    if (!follows && !mayBegin.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    const thisStyle = match[1] === undefined ? "circled" : "round";
    const number = Number(markerKey(match[1] ?? match[2] ?? ""));
    if ((style && thisStyle !== style) || number < 1 || number > highest || number > seen + longestSkip) continue;
    style = thisStyle;
    const end = match.index + match[0].length;
    const separator = match[3] === undefined ? "" : (/^[.．:：]/.exec(text.slice(end))?.[0] ?? "");
    if (last && follows) {
      if (isRange(between[1])) last.markers.push(...numbersBetween(last.markers.at(-1) ?? "", match[0]));
      last.markers.push(match[0]);
      Object.assign(last, { end: end + separator.length, separator });
    } else {
      groups.push({ markers: [match[0]], start: match.index, end: end + separator.length, separator });
    }
    seen = Math.max(seen, number);
  }
  return groups;
}

function isRange(sign: string | undefined): boolean {
  return sign !== undefined && /[-－–—~～〜]/.test(sign);
}

/** The markers a range leaves out: (1)～(4) → (2), (3), in the style of its first. */
function numbersBetween(from: string, to: string): string[] {
  const [first, last] = [Number(markerKey(from)), Number(markerKey(to))];
  if (!Number.isInteger(first) || !Number.isInteger(last)) return [];
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, index) => {
    const number = first + index + 1;
    return /[(（]/.test(from) ? `(${number})` : String.fromCharCode(0x245f + number);
  });
}
