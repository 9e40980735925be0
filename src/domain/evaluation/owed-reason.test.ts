import { expect, test } from "vitest";
import { builtInForm } from "../forms/built-in-forms.ts";
import type { Texts } from "../sheets/sheet-content.ts";
import { owedReason, owedReasonSaying } from "./owed-reason.ts";

function form(key: string) {
  const found = builtInForm(key);
  if (!found) throw new Error(`no form ${key}`);
  return found;
}

test.each<[string, Texts, ReturnType<typeof owedReason>]>([
  ["standard", {}, null],
  ["standard", { rating: "B" }, null],
  ["standard", { rating: "Ｃ" }, "miss"],
  ["standard", { rating: "おおむね" }, null],
  ["iga-2022", { rating: "3", "rating.supervisor": "３" }, null],
  ["iga-2022", { rating: "4", "rating.supervisor": "3" }, "differs"],
  ["iga-2022", { rating: "4" }, null],
  ["iga-2022", { "rating.supervisor": "2" }, "miss"],
  ["kokubunji-2022", { rating: "ほぼ達成した", "rating.supervisor": "高度に達成した" }, "differs"],
])("on %s, %j owes %s", (key, texts, owed) => {
  expect(owedReason(form(key), texts)).toBe(owed);
});

test.each<[string, Texts, string | null]>([
  ["standard", { rating: "C" }, "「評価」が「C」なので、「評価の理由」も書いてください。"],
  ["standard", { rating: "C", ratingReason: "改修が遅れた" }, null],
  [
    "iga-2022",
    { rating: "4", "rating.supervisor": "3" },
    "「指導者」の「3」が「達成状況」の「4」と違うので、「理由」も書いてください。",
  ],
  ["kokubunji-2022", { rating: "ほぼ達成した", "rating.supervisor": "高度に達成した" }, null],
])("on %s, %j is told: %s", (key, texts, said) => {
  expect(owedReasonSaying(form(key), texts)).toBe(said);
});
