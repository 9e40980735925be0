import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../../tests/support/sample-city.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import type { SheetChange } from "../../domain/sheets/sheet-change.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";
import { sheetHistory } from "../history/sheet-history.ts";
import { changeSheet } from "./change-sheet.ts";
import { readSheet } from "./read-sheet.ts";

let t: TestDatabase;
let office: Actor;
let colleague: Actor;
beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "山本 花子", role: "office" });
  colleague = await addPerson(t, { name: "佐々木 次郎", role: "office" });
});
afterAll(() => t.close());

const first = sampleGoal({ title: "窓口を待たせない", target: "平均5分" });
const second = sampleGoal({ title: "公園を直す" }, [{ method: "(1) 点検" }, { method: "(2) 修理" }]);
const start: SheetContent = { texts: { mission: "暮らしを支える" }, goals: [first, second] };

function fresh(): SheetContent {
  const renew = <T extends { id: string }>(one: T): T => ({ ...one, id: randomUUID() });
  const goals = start.goals.map((goal) => ({ ...renew(goal), workItems: goal.workItems.map(renew) }));
  return { ...start, goals };
}

async function sheetWith(content: SheetContent) {
  const { sheetId } = await addSheet(t, office, content);
  const read = async (asOf?: string) => {
    const outcome = await readSheet(t.db, office, sheetId, asOf);
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.view;
  };
  const change = (changes: SheetChange[], actor = office) => changeSheet(t.db, actor, sheetId, changes, "editor");
  return { sheetId, read, change };
}

const idAt = (content: SheetContent, index: number) => content.goals[index]?.id ?? "";

test("a changed cell is there when it is read again, and nothing else has moved", async () => {
  const content = fresh();
  const { read, change } = await sheetWith(content);
  const owner = { of: "goal", goalId: idAt(content, 0) } as const;
  const saved = await change([
    { do: "setText", owner, concept: "target", base: "平均5分", text: "平均3分\n(昼は5分)" },
  ]);
  const view = await read();
  expect(saved).toEqual({ ok: true, revision: view.revision, savedAt: view.updatedAt });
  expect(view.revision).toBe(2);
  expect(view.updatedBy).toBe("山本 花子");
  expect(view.unit.path).toEqual(["総務部", "総務課"]);
  const expected = structuredClone(content);
  Object.assign(expected.goals[0]?.texts ?? {}, { target: "平均3分\n(昼は5分)" });
  expect(view.content).toEqual(expected);
});

test("rows are added, moved and removed, header and work items change, in one request", async () => {
  const content = fresh();
  const { read, change } = await sheetWith(content);
  const [a, b] = [idAt(content, 0), idAt(content, 1)];
  const item = content.goals[1]?.workItems[0]?.id ?? "";
  const added = sampleGoal({ title: "新しい目標" }, [{ target: "三つ目" }]);
  const outcome = await change([
    { do: "setText", owner: { of: "sheet" }, concept: "mission", base: "暮らしを支える", text: "街を支える" },
    { do: "addGoal", goal: added, index: 0 },
    { do: "moveWorkItem", goalId: b, workItemId: item, index: 1 },
    {
      do: "setText",
      owner: { of: "workItem", goalId: b, workItemId: item },
      concept: "target",
      base: "",
      text: "年度末",
    },
    { do: "removeGoal", goalId: a },
  ]);
  expect(outcome).toMatchObject({ ok: true });
  const { content: now } = await read();
  expect(now.texts).toEqual({ mission: "街を支える" });
  expect(now.goals.map(({ texts }) => texts.title)).toEqual(["新しい目標", "公園を直す"]);
  expect(now.goals[1]?.workItems.map(({ texts }) => texts)).toEqual([
    { method: "(2) 修理" },
    { method: "(1) 点検", target: "年度末" },
  ]);
  expect(now.goals[0]).toEqual(added);
});

test("a text that the sheet's form doesn't ask for is refused: it would stand on no page", async () => {
  const content = fresh();
  const { read, change } = await sheetWith(content);
  const owner = { of: "goal", goalId: idAt(content, 0) } as const;
  const outcome = await change([{ do: "setText", owner, concept: "rating", base: "", text: "S" }]);
  expect(outcome).toMatchObject({ ok: false, conflicts: [{ index: 0, reason: "unknown-concept" }] });
  const added = await change([{ do: "addGoal", goal: sampleGoal({ title: "x", rating: "S" }), index: 0 }]);
  expect(added).toMatchObject({ ok: false, conflicts: [{ reason: "unknown-concept" }] });
  expect((await read()).content).toEqual(content);
});

test("the same request twice has one effect and one history entry", async () => {
  const content = fresh();
  const { sheetId, change } = await sheetWith(content);
  const request: SheetChange[] = [
    { do: "setText", owner: { of: "goal", goalId: idAt(content, 1) }, concept: "target", base: "", text: "3か所" },
    { do: "addGoal", goal: sampleGoal({ title: "三つ目" }), index: 9 },
  ];
  const once = await change(request);
  expect(await change(request)).toEqual(once);
  const history = await sheetHistory(t.db, office, sheetId);
  expect(history).toMatchObject({ entries: [{ via: "editor", by: "山本 花子" }, { via: "import" }] });
});

test("a change on an old text is refused with both texts and the name and time of the other", async () => {
  const content = fresh();
  const { sheetId, read, change } = await sheetWith(content);
  const owner = { of: "goal", goalId: idAt(content, 0) } as const;
  const set = (base: string, text: string): SheetChange => ({ do: "setText", owner, concept: "target", base, text });
  const theirs = await change([set("平均5分", "平均2分")], colleague);
  const mine = await change([
    { do: "setText", owner: { of: "sheet" }, concept: "mission", base: "暮らしを支える", text: "よい変更" },
    set("平均5分", "平均4分"),
  ]);
  expect(mine).toEqual({
    ok: false,
    reason: "conflict",
    conflicts: [
      {
        index: 1,
        reason: "conflict",
        current: "平均2分",
        yours: "平均4分",
        base: "平均5分",
        by: "佐々木 次郎",
        at: theirs.ok && theirs.savedAt,
      },
    ],
  });
  expect((await read()).content.texts.mission, "all or nothing").toBe("暮らしを支える");
  expect(await sheetHistory(t.db, office, sheetId)).toMatchObject({ entries: [{}, {}] });
});

test("a conflict names the writer however many cells were written since", async () => {
  const content = fresh();
  const { change } = await sheetWith(content);
  const owner = { of: "goal", goalId: idAt(content, 0) } as const;
  await change([{ do: "setText", owner, concept: "target", base: "平均5分", text: "平均2分" }], colleague);
  for (let n = 0; n < 120; n += 1) {
    const base = n === 0 ? "" : String(n - 1);
    await change([{ do: "setText", owner, concept: "yearEnd.report", base, text: String(n) }]);
  }
  const mine = await change([{ do: "setText", owner, concept: "target", base: "平均5分", text: "平均4分" }]);
  expect(mine).toMatchObject({ conflicts: [{ by: "佐々木 次郎" }] });
  const title = await change([{ do: "setText", owner, concept: "title", base: "違う題", text: "あ" }]);
  expect(title, "the text that came with its goal").toMatchObject({ conflicts: [{ by: "山本 花子" }] });
});

test("a text for a removed goal is refused by name", async () => {
  const content = fresh();
  const { change } = await sheetWith(content);
  const goalId = idAt(content, 0);
  await change([{ do: "removeGoal", goalId }]);
  const late = await change([{ do: "setText", owner: { of: "goal", goalId }, concept: "title", base: "", text: "あ" }]);
  expect(late).toMatchObject({ reason: "conflict", conflicts: [{ index: 0, reason: "no-such-goal" }] });
});

test("of two editors on one cell at the same moment one is saved and one sees both texts", async () => {
  const content = fresh();
  const { read, change } = await sheetWith(content);
  const owner = { of: "goal", goalId: idAt(content, 0) } as const;
  for (let round = 0; round < 20; round += 1) {
    const base = (await read()).content.goals[0]?.texts.title ?? "";
    const texts = [`甲${round}`, `乙${round}`];
    const outcomes = await Promise.all(
      texts.map((text) => change([{ do: "setText", owner, concept: "title", base, text }])),
    );
    const winner = outcomes.findIndex(({ ok }) => ok);
    expect(outcomes[1 - winner]).toMatchObject({ conflicts: [{ current: texts[winner], yours: texts[1 - winner] }] });
  }
});

test("editors of different cells and rows never block each other or lose a text", async () => {
  const content = { texts: {}, goals: Array.from({ length: 8 }, () => sampleGoal({ title: "" })) };
  const { read, change } = await sheetWith(content);
  const writes = content.goals.map(async ({ id }, editor) => {
    for (let n = 1; n <= 10; n += 1) {
      const owner = { of: "goal", goalId: id } as const;
      const base = n === 1 ? "" : `${editor}-${n - 1}`;
      const set: SheetChange = { do: "setText", owner, concept: "target", base, text: `${editor}-${n}` };
      expect(await change([set, { do: "moveGoal", goalId: id, index: n % 3 }])).toMatchObject({ ok: true });
    }
  });
  await Promise.all(writes);
  const targets = (await read()).content.goals.map(({ texts }) => texts.target);
  expect(targets.sort()).toEqual(content.goals.map((_, editor) => `${editor}-10`));
});

test("any earlier time can be read as it stood", async () => {
  const content = fresh();
  const { read, change } = await sheetWith(content);
  const states = [await read()];
  const goalId = idAt(content, 1);
  for (const one of [
    { do: "setText", owner: { of: "goal", goalId }, concept: "target", base: "", text: "5か所" },
    { do: "removeGoal", goalId },
    { do: "addGoal", goal: sampleGoal({ title: "後から" }), index: 0 },
  ] satisfies SheetChange[]) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await change([one]);
    states.push(await read());
  }
  for (const { content: then, updatedAt, updatedBy } of states) {
    expect(await read(updatedAt)).toMatchObject({ content: then, updatedAt, asOf: updatedAt });
    expect(updatedBy).toBe("山本 花子");
  }
  const created = states[0]?.updatedAt ?? "";
  const before = new Date(Date.parse(created) - 1).toISOString();
  await expect(read(before)).rejects.toThrow("not-found");
});
