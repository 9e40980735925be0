import { expect, test } from "vitest";
import { planReorganisation } from "./plan-reorganisation.ts";
import { type DatedUnit, effectOf, type Reorganisation, type Succession } from "./reorganisation.ts";

const unit = (unitId: string, parentId: string | null, more: Partial<DatedUnit> = {}): DatedUnit => {
  const level = parentId === null ? "department" : parentId.includes("課") ? "team" : "section";
  return { unitId, parentId, name: unitId, level, position: 0, firstYear: null, lastYear: null, ...more };
};

/** 市民部 with two sections, one of them with a team; 総務部 with one. 新設課 begins in FY2027, 旧課 ended with FY2025. */
const city = [
  unit("市民部", null),
  unit("市民課", "市民部"),
  unit("窓口係", "市民課"),
  unit("保険課", "市民部"),
  unit("総務部", null),
  unit("総務課", "総務部"),
  unit("新設課", "総務部", { firstYear: 2027 }),
  unit("旧課", "総務部", { lastYear: 2025 }),
];

function plan(
  act: Reorganisation,
  day = "2027-04-01",
  known: { units?: DatedUnit[]; successions?: Succession[] } = {},
) {
  const { units = city, successions = [] } = known;
  let made = 0;
  const outcome = planReorganisation({ units, successions }, act, effectOf(day), () => `new-${++made}`);
  if (!outcome.ok) return `${outcome.reason} ${outcome.name}`.trim();
  const { plan } = outcome;
  return {
    closed: plan.closed.map(({ unitId, lastYear }) => `${unitId} ${lastYear}`),
    made: plan.made.map(({ unitId, name, parentId, firstYear }) => `${unitId} ${name} in ${parentId} ${firstYear}`),
    changed: plan.changed.map(({ unitId, name, parentId, level }) => `${unitId} ${name} in ${parentId} ${level}`),
    heirs: plan.successions.map(({ fromUnit, toUnit, fromYear }) => `${fromUnit}>${toUnit} ${fromYear}`),
  };
}

test("a renamed section ends and begins; its team goes along; what it was stays what it was", () => {
  expect(plan({ kind: "rename", unitId: "市民課", name: "総合窓口課" })).toEqual({
    closed: ["市民課 2026", "窓口係 2026"],
    made: ["new-1 総合窓口課 in 市民部 2027", "new-2 窓口係 in new-1 2027"],
    changed: [],
    heirs: ["市民課>new-1 2027", "窓口係>new-2 2027"],
  });
});

test("within a year the old unit keeps its sheets to the year's end", () => {
  expect(plan({ kind: "rename", unitId: "保険課", name: "保険年金課" }, "2026-10-01")).toEqual({
    closed: ["保険課 2026"],
    made: ["new-1 保険年金課 in 市民部 2026"],
    changed: [],
    heirs: ["保険課>new-1 2027"],
  });
});

test("a unit that begins on that very day is changed where it stands", () => {
  expect(plan({ kind: "move", unitId: "新設課", parentId: "市民部" })).toEqual({
    closed: [],
    made: [],
    changed: ["新設課 新設課 in 市民部 section"],
    heirs: [],
  });
});

test("merged under a new name both end; under the name of one, that one stays", () => {
  const units = ["市民課", "保険課"];
  expect(plan({ kind: "merge", unitIds: units, name: "市民保険課", parentId: "市民部" })).toMatchObject({
    closed: ["市民課 2026", "窓口係 2026", "保険課 2026"],
    made: ["new-1 市民保険課 in 市民部 2027", "new-2 窓口係 in new-1 2027"],
    heirs: ["市民課>new-1 2027", "窓口係>new-2 2027", "保険課>new-1 2027"],
  });
  expect(plan({ kind: "merge", unitIds: units, name: "市民課", parentId: "市民部" })).toEqual({
    closed: ["保険課 2026"],
    made: [],
    changed: [],
    heirs: ["保険課>市民課 2027"],
  });
});

test("divided, the first takes sections and goals unless somebody says otherwise; a name that is kept stays", () => {
  expect(plan({ kind: "split", unitId: "市民部", names: ["くらし部", "健康部"] })).toMatchObject({
    made: [
      "new-1 くらし部 in null 2027",
      "new-2 健康部 in null 2027",
      "new-3 市民課 in new-1 2027",
      "new-4 窓口係 in new-3 2027",
      "new-5 保険課 in new-1 2027",
    ],
  });
  expect(plan({ kind: "split", unitId: "保険課", names: ["保険課", "年金課"] })).toEqual({
    closed: [],
    made: ["new-1 年金課 in 市民部 2027"],
    changed: [],
    heirs: ["保険課>保険課 2027", "保険課>new-1 2027"],
  });
});

test("abolished, with and without somebody who takes over", () => {
  expect(plan({ kind: "abolish", unitId: "総務課", successorIds: ["保険課", "市民課"] })).toMatchObject({
    closed: ["総務課 2026"],
    heirs: ["総務課>保険課 2027", "総務課>市民課 2027"],
  });
  expect(plan({ kind: "abolish", unitId: "総務課", successorIds: [] })).toMatchObject({ heirs: ["総務課>null 2027"] });
});

test.each<[string, Reorganisation]>([
  ["nothing-to-do 市民課", { kind: "rename", unitId: "市民課", name: "市民課" }],
  ["nothing-to-do 市民課", { kind: "move", unitId: "市民課", parentId: "市民部" }],
  ["name-taken 保険課", { kind: "rename", unitId: "市民課", name: "保険課" }],
  ["name-taken 保険課", { kind: "split", unitId: "市民課", names: ["窓口課", "保険課"] }],
  ["no-such-unit", { kind: "rename", unitId: "どこにもない", name: "新しい課" }],
  ["no-such-unit 旧課", { kind: "rename", unitId: "旧課", name: "新しい課" }],
  ["no-such-unit", { kind: "move", unitId: "市民課", parentId: "どこにもない" }],
  ["too-deep 窓口係", { kind: "move", unitId: "保険課", parentId: "窓口係" }],
  ["too-deep 市民部", { kind: "move", unitId: "市民部", parentId: "総務課" }],
  ["into-itself 市民部", { kind: "move", unitId: "市民部", parentId: "市民課" }],
  ["into-itself 市民部", { kind: "merge", unitIds: ["市民部", "市民課"], name: "市民局", parentId: null }],
  ["into-itself 市民課", { kind: "merge", unitIds: ["市民課", "保険課"], name: "係", parentId: "市民課" }],
  ["too-few", { kind: "merge", unitIds: ["市民課", "市民課"], name: "新しい課", parentId: "市民部" }],
  ["too-few 市民課", { kind: "split", unitId: "市民課", names: ["窓口課", "窓口課"] }],
  ["has-units 窓口係", { kind: "abolish", unitId: "市民課", successorIds: ["保険課"] }],
  ["into-itself 保険課", { kind: "abolish", unitId: "保険課", successorIds: ["保険課"] }],
  ["begins-then 新設課", { kind: "abolish", unitId: "新設課", successorIds: [] }],
])("%s", (reason, act) => {
  expect(plan(act)).toBe(reason);
});

test("who changes a unit that a later act knows must take that act back first", () => {
  const units = city.map((one) => (one.unitId === "保険課" ? { ...one, lastYear: 2027 } : one));
  const act: Reorganisation = { kind: "rename", unitId: "保険課", name: "保険年金課" };
  expect(plan(act, "2027-04-01", { units })).toBe("changed-later 保険課");
  const successions = [{ fromUnit: "保険課", toUnit: "保険課", fromYear: 2027, position: 0 }];
  expect(plan(act, "2027-04-01", { successions })).toBe("changed-later 保険課");
  expect(plan({ kind: "rename", unitId: "市民部", name: "くらし部" }, "2027-04-01", { units })).toBe(
    "changed-later 保険課",
  );
});
