import fc from "fast-check";
import { expect, test } from "vitest";
import { textDiff } from "./text-diff.ts";

const write = (before: string, after: string) =>
  textDiff(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "removed" ? `[-${text}-]` : `[+${text}+]`))
    .join("");

test.each([
  ["年度末までに実施する", "年度末までに実施する", "年度末までに実施する"],
  ["研修を3回実施", "研修を5回実施", "研修を[-3-][+5+]回実施"],
  ["", "新しい文", "[+新しい文+]"],
  ["消した文", "", "[-消した文-]"],
  ["掲示", "掲示を新しくし、案内を3か国語で出す", "掲示[+を新しくし、案内を3か国語で出す+]"],
  ["・窓口の案内\n・掲示", "・窓口の案内\n・掲示\n・広報", "・窓口の案内\n・掲示[+\n・広報+]"],
  [
    "窓口を開けて、昼の受付を増やす。",
    "電話を置き、夜の相談を広げる。",
    "[-窓口を開けて、昼の受付を増やす。-][+電話を置き、夜の相談を広げる。+]",
  ],
  [
    "・5月 込む時間を調べる\n・7月 昼の窓口を増やす\n・10月 見直す",
    "・5月 込む時間を調べる\n・7月 案内の人を1人置く\n・10月 見直す",
    "・5月 込む時間を調べる\n・7月 [-昼の窓口を増やす-][+案内の人を1人置く+]\n・10月 見直す",
  ],
  [
    "・5月 込む時間を調べる\n・6月 掲示\n・7月 昼の窓口を増やす",
    "・5月 案内の人を置く\n・6月 掲示\n・7月 記入台を入口に移す",
    "・5月 [-込む時間を調べる-][+案内の人を置く+]\n・6月 掲示\n・7月 [-昼の窓口を増やす-][+記入台を入口に移す+]",
  ],
  ["4月に3件、5月に5件", "4月に4件、5月に6件", "4月に[-3-][+4+]件、5月に[-5-][+6+]件"],
])("%j to %j", (before, after, expected) => {
  expect(write(before, after)).toBe(expected);
});

/** Texts that have much in common, or nothing but small words. */
const sentence = fc
  .array(fc.constantFrom("目標", "を", "実施", "。", "\n", "𠮷", "葛󠄀", "3", " ", "の", "、", "窓口", "避難訓練"), {
    maxLength: 40,
  })
  .map((all) => all.join(""));

test("a stretch between two changes is longer than one of them, or has a whole line", () => {
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      const parts = textDiff(before, after);
      const size = (from: number, step: -1 | 1) => {
        const near = [parts[from], parts[from + step]].filter((part) => part && part.kind !== "same");
        return Math.max(...near.map((part) => part?.text.length ?? 0));
      };
      parts.forEach(({ kind, text }, at) => {
        if (kind !== "same" || at === 0 || at === parts.length - 1 || /\n[^\n]+\n/.test(text)) return;
        expect(text.length).toBeGreaterThan(Math.min(size(at - 1, -1), size(at + 1, 1)));
      });
    }),
  );
});

test("the parts give back both texts to the character", () => {
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      const parts = textDiff(before, after);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join("");
      expect([without("added"), without("removed")]).toEqual([before, after]);
    }),
  );
});
