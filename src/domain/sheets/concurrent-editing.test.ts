import fc from "fast-check";
import { expect, test } from "vitest";
import { applyChange, textsOf, undoOf } from "./apply-change.ts";
import { replay } from "./replay.ts";
import type { SheetChange, SheetEvent } from "./sheet-change.ts";
import type { CellOwner, SheetContent } from "./sheet-content.ts";

const goalId = fc.constantFrom("g1", "g2", "g3");
const itemName = fc.constantFrom("w1", "w2");
const concept = fc.constantFrom("title", "target", "yearEnd.report", "custom.own-column");
const text = fc.constantFrom("", "一", "二", "三");
const index = fc.nat(4);
const workItem = fc.record({ id: itemName, texts: fc.dictionary(concept, text, { maxKeys: 2 }) });
/** Ids are unique in the municipality: a work item's begins with its goal's. */
const goal = fc
  .record({
    id: goalId,
    texts: fc.dictionary(concept, text, { maxKeys: 2 }),
    workItems: fc.uniqueArray(workItem, { selector: ({ id }) => id, maxLength: 2 }),
  })
  .map(({ id, texts, workItems }) => ({
    id,
    texts,
    workItems: workItems.map((item) => ({ ...item, id: `${id}-${item.id}` })),
  }));
const place = fc
  .record({ goalId, item: itemName })
  .map(({ goalId: at, item }) => ({ goalId: at, workItemId: `${at}-${item}` }));
const owner: fc.Arbitrary<CellOwner> = fc.oneof(
  fc.record({ of: fc.constant("sheet" as const) }),
  fc.record({ of: fc.constant("goal" as const), goalId }),
  place.map((at) => ({ of: "workItem" as const, ...at })),
);
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("setText"), owner, concept, base: text, text }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("addGoal"), goal, index }) },
  fc.record({ do: fc.constant("removeGoal"), goalId }),
  fc.record({ do: fc.constant("moveGoal"), goalId, index }),
  {
    weight: 2,
    arbitrary: fc.record({ place, texts: fc.dictionary(concept, text, { maxKeys: 2 }), index }).map((one) => ({
      do: "addWorkItem",
      goalId: one.place.goalId,
      workItem: { id: one.place.workItemId, texts: one.texts },
      index: one.index,
    })),
  },
  place.map((at) => ({ do: "removeWorkItem", ...at })),
  fc.record({ place, index }).map((one) => ({ do: "moveWorkItem", ...one.place, index: one.index })),
) as fc.Arbitrary<SheetChange>;

const empty: SheetContent = { texts: {}, goals: [] };

function run(changes: SheetChange[]): { content: SheetContent; events: SheetEvent[] } {
  let content = empty;
  const events: SheetEvent[] = [];
  for (const one of changes) {
    const outcome = applyChange(content, one);
    if (!outcome.ok) continue;
    content = outcome.content;
    if (outcome.event) events.push(outcome.event);
  }
  return { content, events };
}

test("undo takes back exactly what a change did", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), change, (before, one) => {
      const { content } = run(before);
      const outcome = applyChange(content, one);
      fc.pre(outcome.ok && outcome.event !== null);
      if (!outcome.ok || !outcome.event) return;
      expect(applyChange(outcome.content, undoOf(outcome.event))).toMatchObject({ ok: true, content });
    }),
  );
});

test("the history alone rebuilds the sheet", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const { content, events } = run(changes);
      expect(replay(structuredClone(events))).toEqual(content);
    }),
  );
});

/** Editors who each write on an older view of the sheet: every text arrives, stays in the history, or is handed back. */
test("of many editors nobody's text is lost unseen", () => {
  const act = fc.record({ lag: fc.nat(5), owner, concept, words: fc.uuid() });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 10 }), fc.array(act, { maxLength: 30 }), (start, acts) => {
      const { content, events } = run(start);
      const states = [content];
      for (const { lag, owner: at, concept: key, words } of acts) {
        const now = states.at(-1) ?? empty;
        const seen = states.at(-1 - lag) ?? content;
        const one = {
          do: "setText",
          owner: at,
          concept: key,
          base: textsOf(seen, at)?.[key as "title"] ?? "",
          text: words,
        };
        const outcome = applyChange(now, one as SheetChange);
        if (!outcome.ok) {
          if (outcome.reason === "conflict") expect(outcome.yours).toBe(words);
          expect(["conflict", "no-such-goal", "no-such-work-item"]).toContain(outcome.reason);
          continue;
        }
        const overwritten = textsOf(now, at)?.[key as "title"] ?? "";
        expect(overwritten).toBe(one.base);
        if (outcome.event) events.push(outcome.event);
        states.push(outcome.content);
        expect(JSON.stringify([outcome.content, events])).toContain(words);
      }
      expect(replay(events)).toEqual(states.at(-1));
    }),
  );
});
