import fc from "fast-check";
import { expect, test } from "vitest";
import { gatheredText } from "./gathered-text.ts";

test("each unit's words stand under its name, after what was there", () => {
  const reports = [
    { unit: "総務課", text: "研修を2回開いた" },
    { unit: "税務課", text: "" },
    { unit: "職員課", text: "相談を受けた\n12件" },
  ];
  expect(gatheredText("部としては順調", reports)).toBe(
    "部としては順調\n【総務課】\n研修を2回開いた\n【職員課】\n相談を受けた\n12件",
  );
});

test("words that were gathered before are not repeated; new ones come", () => {
  const once = gatheredText("", [{ unit: "総務課", text: "15分" }]);
  expect(gatheredText(once, [{ unit: "総務課", text: "15分" }])).toBe(once);
  expect(gatheredText("【総務課】\n15分以内", [{ unit: "総務課", text: "15分" }])).toBe(
    "【総務課】\n15分以内\n【総務課】\n15分",
  );
});

test("whatever is gathered, the words that stood there stay in front, and twice is once", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 30 });
  const reports = fc.array(fc.record({ unit: fc.constantFrom("総務課", "職員課"), text: words }), { maxLength: 5 });
  fc.assert(
    fc.property(words, reports, (current, given) => {
      const gathered = gatheredText(current, given);
      expect(gathered.startsWith(current)).toBe(true);
      for (const { text } of given) if (text.trim() !== "") expect(gathered).toContain(text);
      expect(gatheredText(gathered, given)).toBe(gathered);
    }),
  );
});
