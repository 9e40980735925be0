import { expect, test } from "vitest";
import { compareHeadings } from "./compare-headings.ts";

test.each([
  [["第10章 交通", "第2章 安全", "第１章 健康"], "第１章 健康|第2章 安全|第10章 交通"],
  [["第十二節 森", "第二節 川", "第二十節 海", "第十節 空"], "第二節 川|第十節 空|第十二節 森|第二十節 海"],
  [["ウ 財政", "ア 組織", "イ 人材"], "ア 組織|イ 人材|ウ 財政"],
  [["7-12", "7-5", "6"], "6|7-5|7-12"],
  [["②", "(1) 見直し", "①"], "(1) 見直し|①|②"],
  [["つながり", "第1章", "ひと"], "第1章|つながり|ひと"],
])("%j", (headings, sorted) => {
  expect(headings.toSorted(compareHeadings).join("|")).toBe(sorted);
});
