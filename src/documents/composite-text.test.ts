import fc from "fast-check";
import { expect, test } from "vitest";
import { builtInForms } from "../domain/forms/built-in-forms.ts";
import { isComposite, leafColumns } from "../domain/forms/header-tree.ts";
import type { Texts } from "../domain/sheets/sheet-content.ts";
import { joinParts, splitJoinedParts } from "./composite-text.ts";

const composites = builtInForms.flatMap((form) =>
  form.blocks.flatMap((block) => ("columns" in block ? leafColumns(block.columns).filter(isComposite) : [])),
);
const levels = composites.find((column) => column.label === "達成水準");
const title = composites.find((column) => column.label === "目標の表題");

test("free text stands under its label, and the arrow between two parts", () => {
  const texts: Texts = { currentIssues: "紙で受けている", target: "電子申請 50%", desiredOutcome: "来庁せずに済む" };
  expect(joinParts(levels?.parts ?? [], texts)).toBe(
    "〈現在の状態〉\n紙で受けている\n↓\n〈達成目標〉\n電子申請 50%\n※目標が達成した状態\n来庁せずに済む",
  );
});

test("a short field stands on its label's line, and a part without a label after an empty line", () => {
  expect(joinParts(title?.parts ?? [], { "planLink.measure": "3-2・①", title: "窓口の改善" })).toBe(
    "関連の施策・基本事業No. 3-2・①\n\n窓口の改善",
  );
});

test("labels of an empty form stay", () => {
  expect(joinParts(levels?.parts ?? [], {})).toBe("〈現在の状態〉\n↓\n〈達成目標〉\n※目標が達成した状態");
});

test("a cell that someone rebuilt by hand is not taken for ours", () => {
  expect(splitJoinedParts(levels?.parts ?? [], "〈達成目標〉\n電子申請 50%")).toBeNull();
  expect(splitJoinedParts(title?.parts ?? [], "関連の施策・基本事業No. 3-2・①\n窓口の改善")).toBeNull();
});

test("whatever is written in the parts comes back", () => {
  const words = fc
    .array(fc.constantFrom("申請", "↓", "・紙", "\n", " ", "①", "：", "a", "。"), { maxLength: 12 })
    .map((pieces) =>
      pieces
        .join("")
        .trim()
        .replace(/\n\s*\n/g, "\n"),
    );
  expect(composites.length).toBeGreaterThanOrEqual(4);
  for (const { parts } of composites) {
    fc.assert(
      fc.property(fc.tuple(...parts.map(() => words)), (written) => {
        const lost = parts.some(
          (part, at) => part.label === "" && at > 0 && !written[at] && written[at - 1]?.includes("\n"),
        );
        fc.pre(!lost);
        const texts = Object.fromEntries(
          parts.flatMap(({ concept }, index) => (written[index] ? [[concept, written[index]]] : [])),
        );
        expect(splitJoinedParts(parts, joinParts(parts, texts))).toEqual(texts);
      }),
    );
  }
});
