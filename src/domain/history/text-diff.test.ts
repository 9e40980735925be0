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
  ["・窓口の案内\n・掲示", "・窓口の案内\n・掲示\n・広報", "・窓口の案内\n・掲示[+\n・広報+]"],
])("%j to %j", (before, after, expected) => {
  expect(write(before, after)).toBe(expected);
});

test("the parts give back both texts to the character", () => {
  const text = fc
    .array(fc.constantFrom("目標", "を", "実施", "。", "\n", "𠮷", "葛󠄀", "3", " "))
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
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
