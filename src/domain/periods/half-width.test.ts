import { expect, test } from "vitest";
import { blankTags, toHalfWidth } from "./half-width.ts";

test("full-width signs become half-width, place by place; circled numbers and kana stay", () => {
  expect(toHalfWidth("Ｒ４年　（１）①アｱ％～〜")).toBe("R4年 (1)①アｱ%~〜");
  expect(toHalfWidth("Ｒ４年　𠮷").length).toBe("Ｒ４年　𠮷".length);
});

test("tags become blanks of their length; other angle brackets are words", () => {
  expect(blankTags("<p>a</p>")).toBe("   a    ");
  expect(blankTags('<ul style="x">a<br/>')).toBe(`${" ".repeat(14)}a     `);
  expect(blankTags("< - 1 > 3<4 <対象者>")).toBe("< - 1 > 3<4 <対象者>");
});
