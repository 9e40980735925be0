import { expect, test } from "vitest";
import { shortName } from "./short-name.ts";

test.each([
  ["佐藤 まどか", "佐藤"],
  ["長谷川　進", "長谷川"],
  ["勅使河原 実", "勅使河"],
  ["山田花子", "山田"],
  ["葛󠄀 はな", "葛󠄀"],
  ["", ""],
])("%j as a mark: %j", (name, mark) => {
  expect(shortName(name)).toBe(mark);
});
