import { expect, test } from "vitest";
import { builtInForm } from "../../domain/forms/built-in-forms.ts";
import type { CompositeColumn } from "../../domain/forms/form-definition.ts";
import { tableOf } from "../../domain/forms/form-fields.ts";
import { isComposite, leafColumns } from "../../domain/forms/header-tree.ts";
import { splitParts } from "./split-parts.ts";

function columnOf(label: string): CompositeColumn {
  const form = builtInForm("iga-2022");
  const column = form && leafColumns(tableOf(form).columns).find((leaf) => leaf.label === label);
  if (!column || !isComposite(column)) throw new Error(label);
  return column;
}

test("parts under their labels, the arrow between them dropped", () => {
  const text = "〈現在の状態〉 紙で受けている。 ↓ 〈達成目標〉 9月に電子で受ける。 ※目標が達成した状態 待たずに済む。";
  expect(splitParts(columnOf("達成水準"), text, true)).toEqual({
    texts: { currentIssues: "紙で受けている。", target: "9月に電子で受ける。", desiredOutcome: "待たずに済む。" },
    residue: [],
    doubtful: [],
  });
});

test("tags of an extraction are residue, also in other widths and with white space in a label", () => {
  const { texts, residue } = splitParts(
    columnOf("達成水準"),
    "<p>＜現在の 状態＞ 紙で受けている。</p> <p>↓</p> <p>〈達成目標〉 9月に電子で受ける。</p>",
    true,
  );
  expect(texts).toEqual({ currentIssues: "紙で受けている。", target: "9月に電子で受ける。" });
  expect(residue.toSorted()).toEqual(["</p>", "</p>", "</p>", "<p>", "<p>", "<p>"]);
});

test("a cell without its labels is not guessed apart: it stays whole and is doubtful", () => {
  const { texts, doubtful } = splitParts(columnOf("達成水準"), "紙で受けている。電子で受ける。", true);
  expect(texts).toEqual({ target: "紙で受けている。電子で受ける。" });
  expect(doubtful).toEqual(["currentIssues", "target", "desiredOutcome"]);
});

test.each([
  ["関連の施策・基本事業No. 3-2・① 窓口の案内", "3-2・①", "窓口の案内"],
  ["関連の施策・基本事業No.\n窓口の案内", undefined, "窓口の案内"],
  ["関連の施策・基本事業No. 3-2 4-1 窓口の案内", "3-2 4-1", "窓口の案内"],
  ["窓口の案内", undefined, "窓口の案内"],
])("a code and what follows it: %s", (text, code, title) => {
  const { texts } = splitParts(columnOf("目標の表題"), text, true);
  expect([texts["planLink.measure"], texts.title]).toEqual([code, title]);
});

test("the part without a label stands before the first label", () => {
  expect(splitParts(columnOf("業績目標"), "◎部局目標3 関連の組織使命 安心な暮らし", true).texts).toEqual({
    number: "◎部局目標3",
    mission: "安心な暮らし",
  });
});
