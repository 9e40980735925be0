import { expect, test } from "vitest";
import type { Concept } from "../../../domain/forms/concepts.ts";
import type { Field, FieldType } from "../../../domain/forms/form-definition.ts";
import type { Texts } from "../../../domain/sheets/sheet-content.ts";
import { holesIn, readingsOf } from "./readings.ts";

const field = (concept: Concept, type: FieldType): Field => ({
  concept,
  type,
  label: "欄",
  phase: "planning",
  required: false,
});
const numbered: Concept[] = ["method", "target", "yearEnd.report"];
const read = (concept: Concept, type: FieldType, text: string, texts: Texts = {}) =>
  readingsOf(field(concept, type), text, { ...texts, [concept]: text }, numbered, 2018);

test("a due shows the day it means", () => {
  expect(read("due", "due", "年度末まで")).toEqual([{ text: "→ 平成31年3月31日まで" }]);
  expect(read("due", "due", "4～9月")[0]?.text).toBe("→ 平成30年4月1日～平成30年9月30日");
  expect(read("due", "due", "そのうち")[0]?.text).toContain("読み取れません");
});

test("an empty cell needs no reading", () => {
  expect(read("due", "due", "  ")).toEqual([]);
  expect(read("currentIssues", "text", "課題がある")).toEqual([]);
});

test("each numbered part of the work item is named, and a missing one is a hole", () => {
  const method = "訓練の実施 (1)地区での訓練 (2)学校での訓練";
  const readings = read("yearEnd.report", "subItems", "(1)10地区で実施した。", { method });
  expect(readings).toEqual([
    { text: "(1) 地区での訓練：記載あり" },
    { text: "(2) 学校での訓練：この欄にはまだありません", hole: true },
  ]);
});

test("yearly targets and periods are listed", () => {
  expect(read("target", "indicators", "30年度 21区 31年度 24区")[0]?.text).toMatch(/平成30年度 .*令和元年度 /);
  expect(read("schedule", "schedule", "【第1四半期】・準備 ・説明")[0]?.text).toBe(
    "第1四半期（平成30年4月1日～平成30年6月30日）2項目",
  );
});

test("a column that answers only some numbers names the ones it leaves out", () => {
  const texts = { method: "訓練 (1)地区 (2)学校 (3)公表", target: "(1)(2)各1回", "yearEnd.report": "" };
  expect(holesIn(texts, numbered)).toEqual({ target: "(3)" });
  expect(holesIn({ method: "番号のない取組" }, numbered)).toEqual({});
});
