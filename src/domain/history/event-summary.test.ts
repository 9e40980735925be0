import { expect, test } from "vitest";
import type { SheetEvent } from "../sheets/sheet-change.ts";
import { eventSummary } from "./event-summary.ts";

const wrote = (concept: "target" | "due" | "method" | "custom.memo"): SheetEvent => {
  return { did: "setText", owner: { of: "sheet" }, concept, before: "", after: "新しい" };
};
const added = (title: string): SheetEvent => {
  return { did: "addGoal", goal: { id: title, texts: { title }, workItems: [] }, index: 0 };
};

test.each<[SheetEvent[], string]>([
  [[wrote("target")], "目標値を書き換え"],
  [[wrote("target"), wrote("target"), wrote("due")], "目標値、期限を書き換え"],
  [[wrote("target"), wrote("due"), wrote("method")], "目標値、期限ほか1件を書き換え"],
  [[wrote("custom.memo")], "独自の欄を書き換え"],
  [[added("窓口"), wrote("due")], "期限を書き換え、「窓口」を追加"],
  [[], "内容は廃棄されています"],
])("%#: in one line", (events, line) => {
  expect(eventSummary(events)).toBe(line);
});
