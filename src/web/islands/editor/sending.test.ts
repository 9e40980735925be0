import { expect, test } from "vitest";
import type { SheetContent } from "../../../domain/sheets/sheet-content.ts";
import { mineIn, remoteArrived, resolveConflict, resolveLost, sendConflicted } from "./conflicts.ts";
import { type EditorModel, newModel, overlay, type Stamp } from "./editor-model.ts";
import { saveStatus, statusText } from "./save-status.ts";
import { beginSend, retryDelay, sendFailed, sendSucceeded } from "./sending.ts";
import { undo, write } from "./writing.ts";

const content: SheetContent = { texts: {}, goals: [{ id: "g1", texts: { target: "元" }, workItems: [] }] };
const goal = { of: "goal", goalId: "g1" } as const;
let count = 0;
const stamp: Stamp = {
  newId: () => {
    count += 1;
    return `id${count}`;
  },
  at: "2026-11-20T01:00:00.000Z",
};
const type = (model: EditorModel, text: string, concept: "target" | "due" = "target") =>
  write(model, goal, concept, text, stamp);
const target = (at: SheetContent) => at.goals[0]?.texts.target;
const kinds = (...models: EditorModel[]) => models.map((model) => saveStatus(model).kind);

test("「保存済み」 is reached by an acknowledgement and by nothing else", () => {
  const typed = type(newModel(content, 1), "新");
  const sending = beginSend(typed).model;
  const failed = sendFailed(sending, { kind: "unreachable", attempts: 1 });
  const again = beginSend(failed).model;
  const saved = sendSucceeded(again, 2, "2026-11-20T01:32:00.000Z");
  expect(kinds(newModel(content, 1), typed, sending, failed, saved)).toEqual([
    "untouched",
    "editing",
    "saving",
    "failed",
    "saved",
  ]);
  expect(statusText(saveStatus(saved), true)).toMatch(/^保存済み \d{1,2}:32$/);
  expect(statusText(saveStatus(failed), true)).toContain("このパソコンに残っています");
  expect(statusText(saveStatus(failed), false)).not.toContain("残っています");
});

test("what is typed during a save waits for the next one; only the acknowledged text is forgotten", () => {
  const { model: sending, batch } = beginSend(type(newModel(content, 1), "新"));
  expect(batch).toHaveLength(1);
  const more = type(sending, "新しい文");
  expect(beginSend(more).batch).toEqual([]);
  const saved = sendSucceeded(more, 2, "2026-11-20T01:32:00Z");
  expect(saveStatus(saved).kind).toBe("editing");
  expect(target(saved.server)).toBe("新");
  expect(beginSend(saved).batch.map(({ change }) => change)).toEqual([
    { do: "setText", owner: goal, concept: "target", base: "新", text: "新しい文" },
  ]);
});

test("after a failure the very same change goes out again", () => {
  const first = beginSend(type(newModel(content, 1), "新"));
  const failed = sendFailed(type(first.model, "新しい文"), { kind: "unreachable", attempts: 1 });
  const second = beginSend(failed).batch.map(({ change }) => change);
  expect(second[0]).toEqual(first.batch[0]?.change);
  expect(second).toHaveLength(2);
});

test.each([
  [{ kind: "unreachable", attempts: 1 } as const, 2_000],
  [{ kind: "unreachable", attempts: 3 } as const, 8_000],
  [{ kind: "server-error", attempts: 20 } as const, 60_000],
  [{ kind: "signed-out" } as const, 15_000],
  [{ kind: "forbidden" } as const, null],
])("after %j it is tried again in %s ms", (trouble, delay) => {
  expect(retryDelay(trouble)).toBe(delay);
});

function inConflict(): EditorModel {
  const typed = type(type(newModel(content, 1), "自分の文"), "年度末", "due");
  const { model, batch } = beginSend(typed);
  const refused = sendConflicted(model, batch, [
    { index: 0, current: "相手の文", by: "佐藤", at: "2026-11-20T01:00:00Z" },
  ]);
  const remote = { texts: {}, goals: [{ id: "g1", texts: { target: "相手の文" }, workItems: [] }] };
  return remoteArrived(refused, { revision: 2, content: remote });
}

test("a conflict holds its own cell only, and shows both texts", () => {
  const model = inConflict();
  expect(model.conflicts[0]).toMatchObject({ theirs: "相手の文", by: "佐藤" });
  expect(model.conflicts[0] && mineIn(model, model.conflicts[0])).toBe("自分の文");
  expect(target(model.content)).toBe("自分の文");
  const { batch } = beginSend(model);
  expect(batch.map(({ change }) => change.do === "setText" && change.concept)).toEqual(["due"]);
});

test("one's own text that arrived without its acknowledgement is no conflict", () => {
  const first = beginSend(type(newModel(content, 1), "一")).model;
  const lost = sendFailed(type(first, "一二"), { kind: "unreachable", attempts: 1 });
  const { model, batch } = beginSend(lost);
  expect(batch).toHaveLength(2);
  // The server has had both: it refuses 「元→一」 because 「一二」 stands there.
  const refused = [{ index: 0, current: "一二", by: "自分", at: null }];
  const settled = sendConflicted(model, batch, refused);
  expect([settled.conflicts, settled.pending]).toEqual([[], []]);
  const further = sendConflicted(type(model, "一二三"), batch, refused);
  expect(further.pending.map(({ change }) => change)).toEqual([
    { do: "setText", owner: goal, concept: "target", base: "一二", text: "一二三" },
  ]);
});

test("a request refused as such may be mended: its words are not frozen", () => {
  const refused = sendFailed(beginSend(type(newModel(content, 1), "長すぎる文")).model, {
    kind: "refused",
    message: "長い",
  });
  expect(saveStatus(refused).kind).toBe("failed");
  expect(beginSend(type(refused, "短い文")).batch.map(({ change }) => change)).toEqual([
    { do: "setText", owner: goal, concept: "target", base: "元", text: "短い文" },
  ]);
});

test("keeping one's own text sends it upon the other's", () => {
  const resolved = resolveConflict(inConflict(), "goal/g1|target", "自分の文", stamp);
  expect(resolved.conflicts).toEqual([]);
  expect(resolved.pending.at(-1)?.change).toMatchObject({ base: "相手の文", text: "自分の文" });
});

test("taking the other's text sends nothing, and undo brings one's own back", () => {
  const resolved = resolveConflict(inConflict(), "goal/g1|target", "相手の文", stamp);
  expect(resolved.pending.map(({ change }) => change.do === "setText" && change.concept)).toEqual(["due"]);
  expect(target(resolved.content)).toBe("相手の文");
  expect(target(undo(resolved, stamp).model.content)).toBe("自分の文");
});

test("changes of others appear around what is being written", () => {
  const typed = type(newModel(content, 1), "書きかけ");
  const remote: SheetContent = {
    texts: { mission: "新しい使命" },
    goals: [{ id: "g1", texts: { target: "元", due: "9月" }, workItems: [] }],
  };
  const model = remoteArrived(typed, { revision: 5, content: remote });
  expect(model.content.texts.mission).toBe("新しい使命");
  expect(model.content.goals[0]?.texts).toEqual({ target: "書きかけ", due: "9月" });
  expect(model.content).toEqual(overlay(remote, typed.pending));
});

test("an answer older than the last save, or during one, is not taken", () => {
  const saved = sendSucceeded(beginSend(type(newModel(content, 1), "新")).model, 7, "2026-11-20T01:00:00Z");
  expect(remoteArrived(saved, { revision: 6, content })).toBe(saved);
  const sending = beginSend(type(saved, "さらに")).model;
  expect(remoteArrived(sending, { revision: 9, content })).toBe(sending);
});

test("a goal that others removed is offered back with the text that waited for it", () => {
  const typed = type(newModel(content, 1), "書きかけ");
  const model = remoteArrived(typed, { revision: 2, content: { texts: {}, goals: [] } });
  expect(model.conflicts[0]?.theirs).toBeNull();
  expect(beginSend(model).batch).toEqual([]);
  const back = resolveLost(model, "goal/g1|target", "putBack", stamp);
  expect(back.content.goals).toEqual([{ id: "g1", texts: { target: "書きかけ" }, workItems: [] }]);
  expect(back.pending.map(({ change }) => change.do)).toEqual(["addGoal"]);
  const gone = resolveLost(model, "goal/g1|target", "letGo", stamp);
  expect([gone.pending, gone.conflicts, gone.content.goals]).toEqual([[], [], []]);
});
