import { describe, expect, test } from "vitest";
import { builtInForm } from "../forms/built-in-forms.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import { applyChange } from "../sheets/apply-change.ts";
import type { Goal, SheetContent, Texts } from "../sheets/sheet-content.ts";
import { changesOf, undecided } from "./changes-of.ts";
import { sheetDifference } from "./sheet-difference.ts";

const form = builtInForm("yokote-2018") as FormDefinition;
const withItems = builtInForm("ueda-2016") as FormDefinition;

const goal = (id: string, texts: Texts, items: [string, Texts][] = []): Goal => ({
  id,
  texts,
  workItems: items.map(([itemId, itemTexts]) => ({ id: itemId, texts: itemTexts })),
});
const sheet = (...goals: Goal[]): SheetContent => ({ texts: {}, goals });

const lamps: Texts = { number: "重点取組①", title: "街路灯の更新", method: "暗い通りから順に替える", target: "120基" };
const counter: Texts = { number: "重点取組②", title: "窓口の待ち時間", method: "予約を広める", target: "10分以内" };

describe("cells", () => {
  const was = sheet(goal("a", lamps), goal("b", counter));

  test("what changed on one side only is proposed from there; what both changed must be chosen", () => {
    const file = sheet(
      goal("0", { ...lamps, target: "150基", method: "事故の多い通りから替える" }),
      goal("1", counter),
    );
    const system = sheet(
      goal("a", { ...lamps, method: "古いものから替える" }),
      goal("b", { ...counter, target: "8分以内" }),
    );
    const difference = sheetDifference({ form, base: was, file, system });
    expect(difference.rows).toEqual([]);
    expect(
      difference.cells.map(({ owner, concept, proposal }) => [owner.of === "goal" && owner.goalId, concept, proposal]),
    ).toEqual(
      expect.arrayContaining([
        ["a", "target", "file"],
        ["a", "method", null],
        ["b", "target", "system"],
      ]),
    );
    expect(difference.cells).toHaveLength(3);
    expect(undecided(difference, {})).toBe(1);
    expect(undecided(difference, { "goal:a:method": "system" })).toBe(0);
  });

  test("white space around a text and the kind of line break are no change", () => {
    const base = sheet(goal("a", { ...lamps, method: "一つ目\n二つ目\n" }));
    const file = sheet(goal("0", { ...lamps, method: "一つ目\r\n二つ目" }));
    expect(sheetDifference({ form, base, file, system: base }).cells).toEqual([]);
  });

  test("without the exported revision an empty side has nothing to say, two texts must be chosen", () => {
    const file = sheet(goal("0", { ...lamps, target: "150基", "midYear.status": "60基を替えた" }));
    const system = sheet(goal("a", { ...lamps, "yearEnd.actual": "118基" }));
    const proposals = sheetDifference({ form, base: null, file, system }).cells.map(({ concept, proposal }) => [
      concept,
      proposal,
    ]);
    expect(Object.fromEntries(proposals)).toEqual({
      target: null,
      "midYear.status": "file",
      "yearEnd.actual": "system",
    });
  });

  test("a column that was cut off the file does not empty the sheet", () => {
    const cut = ({ method, ...texts }: Texts) => texts;
    const file = sheet(goal("0", cut(lamps)), goal("1", cut(counter)));
    const difference = sheetDifference({ form, base: was, file, system: was });
    expect(difference.absent).toEqual(["method"]);
    expect(difference.cells).toEqual([]);
  });

  test("one emptied cell is an edit", () => {
    const { target: _, ...emptied } = lamps;
    const file = sheet(goal("0", emptied), goal("1", counter));
    expect(sheetDifference({ form, base: was, file, system: was }).cells).toMatchObject([
      { concept: "target", file: "", system: "120基", proposal: "file" },
    ]);
  });
});

describe("goals and work items", () => {
  test("are found by what is written when they were sorted and renumbered", () => {
    const base = sheet(goal("a", lamps), goal("b", counter));
    const file = sheet(goal("0", { ...counter, number: "重点取組①" }), goal("1", { ...lamps, number: "重点取組②" }));
    const { cells, rows, reordered } = sheetDifference({ form, base, file, system: base });
    expect([rows, reordered]).toEqual([[], true]);
    expect(cells.map(({ key, file: text }) => [key, text])).toEqual([
      ["goal:b:number", "重点取組①"],
      ["goal:a:number", "重点取組②"],
    ]);
  });

  test("a reworded title is still the same goal", () => {
    const base = sheet(goal("a", lamps), goal("b", counter));
    const file = sheet(goal("0", { ...lamps, title: "街路灯をLEDへ更新する" }), goal("1", counter));
    const { cells, rows } = sheetDifference({ form, base, file, system: base });
    expect([rows, cells.map(({ key }) => key)]).toEqual([[], ["goal:a:title"]]);
  });

  test("new in the file: taken; missing in the file: kept; taken out meanwhile: stays out", () => {
    const extra: Texts = { number: "③", title: "公園の遊具点検", method: "月に一度見て回る" };
    const base = sheet(goal("a", lamps), goal("b", counter), goal("c", extra));
    const fresh: Texts = { number: "④", title: "図書館の夜間開館", method: "金曜は8時まで" };
    const file = sheet(goal("0", lamps), goal("1", extra), goal("2", fresh));
    const system = sheet(goal("a", lamps), goal("b", counter));
    const difference = sheetDifference({ form, base, file, system });
    expect(difference.rows.map(({ kind, key, proposal }) => [kind, key, proposal])).toEqual([
      ["added", "goal:2", "file"],
      ["gone", "goal:1", "system"],
      ["removed", "goal:b", "system"],
    ]);
  });

  test("what was rewritten in the file and taken out of the system must be chosen", () => {
    const base = sheet(goal("a", lamps), goal("b", counter));
    const file = sheet(goal("0", lamps), goal("1", { ...counter, target: "5分以内" }));
    const { rows } = sheetDifference({ form, base, file, system: sheet(goal("a", lamps)) });
    expect(rows).toMatchObject([{ kind: "gone", proposal: null }]);
  });

  test("work items of a goal are compared one by one", () => {
    const survey: Texts = { method: "橋の点検\n(1)近接目視", target: "(1)30橋" };
    const signs: Texts = { method: "標識の交換", target: "12か所" };
    const base = sheet(
      goal("a", { title: "道路の安全" }, [
        ["x", survey],
        ["y", signs],
      ]),
    );
    const file = sheet(
      goal("0", { title: "道路の安全" }, [
        ["0", signs],
        ["1", { ...survey, target: "(1)36橋" }],
        ["2", { method: "白線の塗り直し" }],
      ]),
    );
    const { cells, rows } = sheetDifference({ form: withItems, base, file, system: base });
    expect(cells.map(({ key }) => key)).toEqual(["item:x:target"]);
    expect(rows.map(({ kind, key }) => [kind, key])).toEqual([["added", "item:a:2"]]);
  });
});

test("the chosen changes turn the sheet into the file", () => {
  const base = sheet(goal("a", lamps), goal("b", counter));
  const file = sheet(goal("0", { ...lamps, target: "150基" }), goal("1", { number: "③", title: "広報の見直し" }));
  const difference = sheetDifference({ form, base, file, system: base });
  let next = 0;
  const changes = changesOf(difference, { "goal:b": "file" }, () => `new-${next++}`);
  const after = changes.reduce((content, change) => {
    const outcome = applyChange(content, change);
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.content;
  }, base);
  expect(after).toEqual(
    sheet(goal("a", { ...lamps, target: "150基" }), goal("new-0", { number: "③", title: "広報の見直し" })),
  );
});
