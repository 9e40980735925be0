import { expect, test } from "vitest";
import { loadFonts } from "./fonts.ts";

const { fonts } = loadFonts();
const font = (family: string) => {
  const found = fonts.find((one) => one.family === family);
  if (!found) throw new Error(family);
  return found;
};
const code = (character: string) => character.codePointAt(0) ?? 0;

test("BIZ UDPGothic has the rare kanji of office codes, not those beyond", () => {
  const biz = font("BIZ UDPGothic");
  for (const character of "髙﨑①㈱神塚あA") expect(biz.has(code(character))).toBe(true);
  for (const character of "𠮷☑👏한") expect(biz.has(code(character))).toBe(false);
});

test("Noto Sans JP has 𠮷, DejaVu Sans the ballot box", () => {
  expect(font("Noto Sans JP").has(code("𠮷"))).toBe(true);
  expect(font("DejaVu Sans").has(code("☑"))).toBe(true);
});

test("variants are told apart by sequence", () => {
  const biz = font("BIZ UDPGothic");
  expect(biz.hasVariant(code("葛"), 0xe0100)).toBe(true);
  expect(biz.hasVariant(code("辻"), 0xe0100)).toBe(true);
  expect(biz.hasVariant(code("邉"), 0xe0110)).toBe(false);
});
