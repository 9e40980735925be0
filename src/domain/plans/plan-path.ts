/**
 * Where a goal stands in a plan, outermost first, words as written:
 * 「第2編 … 第2章 … 第7節 …」 → 3 nodes; 「(2) … ウ … エ …」 → the headings in their order; 「7-5・①」 → 「7-5」「①」.
 * Words before the first heading, or without any, are a node of their own.
 */
export function parsePlanPath(text: string): string[] {
  const words = text.trim();
  if (words === "") return [];
  const code = /^([0-9]+(?:[-－‐][0-9]+)+)[\s・･]*([\u2460-\u2473])$/.exec(words);
  if (code?.[1] && code[2]) return [code[1], code[2]];
  const dashed = words.match(/-\s*[0-9]{1,2}\s*-/g);
  if (dashed && /^(?:\s*-\s*[0-9]{1,2}\s*-)+\s*$/.test(words)) return dashed.map((node) => node.trim());
  const starts = [...words.matchAll(heading)].map((match) => match.index);
  const cuts = starts[0] === 0 ? starts : [0, ...starts];
  return cuts.map((cut, index) => words.slice(cut, cuts[index + 1]).trim()).filter((node) => node !== "");
}

/** 第2編, 第一章; (1) （１）; ア イ ウ followed by a space, as an action programme numbers its headings; ①. */
const heading =
  /(?<![^\s\u3000>])(?:第[0-9０-９一二三四五六七八九十]{1,3}(?:編|部|章|節|項|款|目|条)|[(（][0-9０-９]{1,2}[)）]|[ア-ン](?=[\s\u3000])|[\u2460-\u2473])/g;
